import type { DataNode, JsonObject, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import type { Selection } from '../../data/filter/selection.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { StateProvider } from '../contract.ts';
import { mergeValue } from './merge.ts';
import { withMember } from './with-member.ts';

interface Placed {
  readonly path: readonly DataNode[];
  readonly provider: StateProvider;
}

/** All state providers, and the trees that they add up to. */
export interface StateRegistry {
  add(provider: StateProvider): void;
  /** `tree` with the state that `selection` can see put in its place; configuration is shared, not copied. */
  overlay(tree: Tree, selection: Selection | undefined, now: number): Tree;
}

/** Finds the data nodes that a provider's path names. Throws when the schema has no such node. */
function resolve(schema: Schema, path: readonly string[]): readonly DataNode[] {
  let parent: ParentNode = schema.root;
  return path.map((name, index) => {
    const node = parent.byJsonName.get(name);
    if (!node) throw new Error(`state provider for /${path.join('/')}: the schema has no ${name}`);
    if (index < path.length - 1) {
      if (node.kind !== 'container') throw new Error(`state provider below ${node.kind} ${node.path}`);
      parent = node;
    }
    return node;
  });
}

function place(
  parent: ParentNode,
  object: JsonObject,
  path: readonly DataNode[],
  depth: number,
  value: JsonValue,
): JsonObject {
  const node = path[depth]!;
  const current = object[node.jsonName];
  if (depth < path.length - 1) {
    const inner = place(node as ParentNode, (current ?? {}) as JsonObject, path, depth + 1, value);
    return withMember(parent, object, node, inner);
  }
  return withMember(parent, object, node, mergeValue(node, current, value));
}

/** State providers in the order they were added; modules that are not served have none (they are ignored). */
export function createStateRegistry(schema: Schema): StateRegistry {
  const providers: Placed[] = [];
  return {
    add(provider) {
      if (!schema.root.byJsonName.has(provider.path[0] ?? '')) return;
      providers.push({ path: resolve(schema, provider.path), provider });
    },
    overlay(tree, selection, now) {
      let result: JsonObject = tree;
      for (const { path, provider } of providers) {
        if (selection && !selection.mayTouch(path)) continue;
        const value = provider.read(now);
        if (value !== undefined) result = place(schema.root, result, path, 0, value as JsonValue);
      }
      return result;
    },
  };
}
