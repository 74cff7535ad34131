import type { DataNode, JsonObject, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';

/** True when deviations or features may have taken nodes away that providers know of. */
export function lacksNodes({ modules }: Schema): boolean {
  return [...modules.values()].some(
    ({ deviatedBy, features }) => deviatedBy.length > 0 || features.some(({ enabled }) => !enabled),
  );
}

/** What the schema knows of a value: providers give all that the modules as published have. */
export function knownPart(node: DataNode, value: JsonValue): JsonValue {
  if (node.kind === 'container') return knownMembers(node, value as JsonObject);
  if (node.kind !== 'list') return value;
  return (value as readonly JsonObject[]).map((entry) => knownMembers(node, entry));
}

function knownMembers(parent: ParentNode, object: JsonObject): JsonObject {
  const kept: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(object)) {
    const node = parent.byJsonName.get(name);
    if (node) kept[name] = knownPart(node, value);
  }
  return kept;
}
