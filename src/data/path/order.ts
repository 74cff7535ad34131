/** Schema order of data nodes: the position of each among the data children of its parent. */
import type { DataNode, JsonObject, JsonValue, ParentNode } from '../../../codegen/index.ts';

const positions = new WeakMap<ParentNode, ReadonlyMap<string, number>>();

/** Positions of a parent's data children by member name. */
export function memberOrder(parent: ParentNode): ReadonlyMap<string, number> {
  let order = positions.get(parent);
  if (!order) {
    order = new Map(parent.dataChildren.map((child: DataNode, index) => [child.jsonName, index]));
    positions.set(parent, order);
  }
  return order;
}

/** The same members in schema order, annotations (RFC 7952) behind the member they are about; unknown ones last. */
export function inSchemaOrder(parent: ParentNode, object: JsonObject): JsonObject {
  const order = memberOrder(parent);
  const rank = (name: string): number => {
    const position = order.get(name);
    if (position !== undefined) return position;
    return name.startsWith('@') ? (order.get(name.slice(1)) ?? -1) + 0.5 : order.size;
  };
  const names = Object.keys(object).sort((a, b) => rank(a) - rank(b));
  const sorted: Record<string, JsonValue> = {};
  for (const name of names) sorted[name] = object[name]!;
  return sorted;
}
