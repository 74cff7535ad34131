/**
 * Changes as JSON text, for storage. Steps say the names of keys, so a text can be replayed without the schema it
 * was written under: `"m:a"` a member, `["m:list",{"name":"x"}]` a list entry, `["m:values",5]` a leaf-list entry.
 */
import type { JsonObject, JsonScalar, JsonValue, ParentNode, Schema } from '../../../codegen/index.ts';
import type { Insert } from '../edit/edit-node.ts';
import { type EntryNode, keysOf } from '../list/keys.ts';
import type { InstancePath, PathStep } from '../path/instance-path.ts';
import type { Change } from './diff.ts';

export type StoredEntry = JsonObject | JsonScalar;
export type StoredStep = string | readonly [string, StoredEntry];

/** A change as stored. What was there before is left out: it is known where the change is replayed. */
export interface StoredChange {
  readonly op: Change['operation'];
  readonly path: readonly StoredStep[];
  readonly value?: JsonValue;
  /** User-ordered entries: the entry to stand after; null for the first place. */
  readonly after?: StoredEntry | null;
}

export function serialiseChange(change: Change): string {
  return JSON.stringify(storedChange(change));
}

export function storedChange({ operation, path, after, insert }: Change): StoredChange {
  const last = path.at(-1)!;
  return {
    op: operation,
    path: path.map(storedStep),
    ...(operation !== 'delete' && operation !== 'move' && { value: after! }),
    ...(insert && { after: insert.point ? storedEntry(last.node as EntryNode, insert.point) : null }),
  };
}

function storedStep({ node, keys, value }: PathStep): StoredStep {
  const name = 'jsonName' in node ? node.jsonName : node.name;
  if (keys) return [name, storedEntry(node as EntryNode, keys)];
  return value === undefined ? name : [name, value];
}

function storedEntry(node: EntryNode, keys: readonly JsonScalar[]): StoredEntry {
  if (node.kind === 'leaf-list') return keys[0]!;
  return Object.fromEntries(node.keys.map((key, i) => [key.jsonName, keys[i]!]));
}

/** Reads a change back. Throws TypeError when its path is not in the schema. `before` is not known any more. */
export function parseChange(schema: Schema, text: string): Change {
  const stored = JSON.parse(text) as StoredChange;
  const path = parsePath(schema.root, stored.path);
  const node = path.at(-1)!.node as EntryNode;
  return {
    operation: stored.op,
    path,
    before: undefined,
    after: stored.value,
    ...(stored.after !== undefined && { insert: parseInsert(node, stored.after) }),
  };
}

function parsePath(root: ParentNode, steps: readonly StoredStep[]): InstancePath {
  let parent: ParentNode | undefined = root;
  return steps.map((step): PathStep => {
    const name = typeof step === 'string' ? step : step[0];
    const node: ReturnType<ParentNode['byJsonName']['get']> = parent?.byJsonName.get(name);
    if (!node) throw new TypeError(`${name} is not in the schema`);
    parent = node.kind === 'container' || node.kind === 'list' ? node : undefined;
    if (typeof step === 'string') return { node };
    if (node.kind === 'list') return { node, keys: keysOf(node, step[1]) };
    return { node, value: step[1] as JsonScalar };
  });
}

function parseInsert(node: EntryNode, after: StoredEntry | null): Insert {
  return after === null ? { where: 'first' } : { where: 'after', point: keysOf(node, after) };
}
