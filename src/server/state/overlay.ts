import type { DataNode, JsonObject, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import type { Selection } from '../../data/filter/selection.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { StateProvider } from '../contract.ts';
import { perSchema, type Serving } from '../served-schema.ts';
import { knownPart, lacksNodes } from './known.ts';
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

/** Finds the data nodes that a provider's path names; undefined where the schema lacks one of them. */
function resolve(schema: Schema, path: readonly string[]): readonly DataNode[] | undefined {
  const nodes: DataNode[] = [];
  let parent: ParentNode | undefined = schema.root;
  for (const name of path) {
    const node: DataNode | undefined = parent?.byJsonName.get(name);
    if (!node) return undefined;
    nodes.push(node);
    parent = node.kind === 'container' ? node : undefined;
  }
  return nodes;
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

/**
 * State providers in the order they were added. Those of nodes that are not served, as a module or a deviation may have
 * it, wait until they are.
 */
export function createStateRegistry(serving: Serving): StateRegistry {
  const providers: StateProvider[] = [];
  const placedIn = (schema: Schema, provider: StateProvider): Placed[] => {
    const path = resolve(schema, provider.path);
    return path ? [{ path, provider }] : [];
  };
  const inForce = perSchema(serving, (schema) => ({
    lacksNodes: lacksNodes(schema),
    placed: providers.flatMap((provider) => placedIn(schema, provider)),
  }));
  return {
    add(provider) {
      inForce().placed.push(...placedIn(serving.schema, provider));
      providers.push(provider);
    },
    overlay(tree, selection, now) {
      const { schema } = serving;
      let result: JsonObject = tree;
      const { placed, lacksNodes } = inForce();
      for (const { path, provider } of placed) {
        if (selection && !selection.mayTouch(path)) continue;
        const given = provider.read(now) as JsonValue | undefined;
        if (given === undefined) continue;
        const value = lacksNodes ? knownPart(path.at(-1)!, given) : given;
        result = place(schema.root, result, path, 0, value);
      }
      return result;
    },
  };
}
