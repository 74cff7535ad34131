/** The `max-depth` parameter of get-data (RFC 8526 section 3.1.1): levels below the nodes that a filter selects. */
import type { JsonObject, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import { cut } from './depth.ts';
import type { Selection } from './selection.ts';

/**
 * Narrows a selection to `depth` levels, of which each selected node is the first; without a selection the top-level
 * nodes are. What a selection wants whole it gives as it stands in the tree: there the levels begin.
 */
export function maxDepthSelection(
  schema: Schema,
  depth: number,
  selection: Selection | undefined,
): Selection {
  return {
    mayTouch: (path) => selection?.mayTouch(path) ?? path.length <= depth,
    apply(tree) {
      const selected = selection ? selection.apply(tree) : tree;
      return selected === tree
        ? cut(schema.root, tree, depth + 1)
        : narrow(schema.root, selected, tree, depth);
    },
  };
}

function narrow(parent: ParentNode, selected: JsonObject, tree: JsonObject, depth: number): JsonObject {
  const result: Record<string, JsonValue> = {};
  for (const name in selected) {
    const value = selected[name]!;
    const node = parent.byJsonName.get(name);
    result[name] =
      node?.kind === 'container'
        ? object(node, value as JsonObject, tree[name] as JsonObject, depth)
        : node?.kind === 'list'
          ? entries(node, value as readonly JsonObject[], tree[name] as readonly JsonObject[], depth)
          : value;
  }
  return result;
}

function object(node: ParentNode, selected: JsonObject, whole: JsonObject, depth: number): JsonObject {
  return selected === whole ? cut(node, selected, depth) : narrow(node, selected, whole, depth);
}

/** Entries that are wanted in part have lost their place: the keys find it. */
function entries(
  node: ParentNode & { readonly kind: 'list' },
  selected: readonly JsonObject[],
  whole: readonly JsonObject[],
  depth: number,
): readonly JsonObject[] {
  if (selected === whole) return selected.map((entry) => cut(node, entry, depth));
  const all = new Set(whole);
  const keyOf = (entry: JsonObject) => JSON.stringify(node.keys.map(({ jsonName }) => entry[jsonName]));
  const byKey = new Map(whole.map((entry) => [keyOf(entry), entry]));
  return selected.map((entry) =>
    all.has(entry) ? cut(node, entry, depth) : narrow(node, entry, byKey.get(keyOf(entry)) ?? entry, depth),
  );
}
