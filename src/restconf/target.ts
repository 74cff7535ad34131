import type { DataNode, RpcNode, Schema } from '../../codegen/index.ts';
import { pathSelection } from '../data/filter/path-selection.ts';
import type { Selection } from '../data/filter/selection.ts';
import { PathNotFound, parseApiPath } from '../data/path/api-path.ts';
import type { InstancePath } from '../data/path/instance-path.ts';
import { perSchema, type Serving } from '../server/served-schema.ts';
import { notFound, Refusal } from './refusal.ts';

/** What a URI below `/restconf/data` names. */
export interface Target {
  readonly path: InstancePath;
  /** Undefined for the datastore itself. */
  readonly node: DataNode | RpcNode | undefined;
  /** What a plain read of it wants; undefined for the datastore. */
  readonly selection: Selection | undefined;
  /** True for a list or leaf-list as a whole, which RFC 8040 has no resource for but devices let read. */
  readonly whole: boolean;
  /** Its methods, for the Allow header. */
  readonly allow: string;
}

/** Parses the part of a URI after `/restconf/data`; throws 404 when the schema has no such place. */
export type Targets = (text: string) => Target;

/** How many parsed URIs are kept. */
const keptAtMost = 2048;
/** Longer ones are parsed each time. */
const longestKept = 512;

const reads = 'GET, HEAD, OPTIONS';

function methodsOf(node: DataNode | RpcNode | undefined, whole: boolean): string {
  if (node === undefined) return `${reads}, PATCH, POST, PUT`;
  if (node.kind === 'rpc' || node.kind === 'action') return 'OPTIONS, POST';
  if (!node.config || (node.kind === 'leaf' && node.isKey)) return reads;
  if (whole) return `${reads}, PATCH`;
  const parent = node.kind === 'container' || node.kind === 'list';
  return `DELETE, ${reads}, PATCH, ${parent ? 'POST, ' : ''}PUT`;
}

/** A path that leads nowhere is 404; a key value that is not of its type stays an invalid-value (400). */
function parse(schema: Schema, text: string): InstancePath {
  try {
    return parseApiPath(schema, text);
  } catch (error) {
    if (error instanceof PathNotFound) throw new Refusal(404, error);
    throw error;
  }
}

/** A parser that remembers what it has parsed: clients ask for the same places over and over. */
export function targetParser(serving: Serving): Targets {
  const keptFor = perSchema(serving, () => new Map<string, Target>());
  return (text) => {
    const { schema } = serving;
    const kept = keptFor();
    const known = kept.get(text);
    if (known) return known;
    const path = parse(schema, text);
    const last = path.at(-1);
    const node = last?.node;
    if (node?.kind === 'notification') throw notFound();
    const entry = last?.keys !== undefined || last?.value !== undefined || last?.position !== undefined;
    const whole = (node?.kind === 'list' || node?.kind === 'leaf-list') && !entry;
    const selection = path.length === 0 ? undefined : pathSelection(schema, path);
    const target: Target = { path, node, selection, whole, allow: methodsOf(node, whole) };
    if (text.length <= longestKept) {
      if (kept.size >= keptAtMost) kept.clear();
      kept.set(text, target);
    }
    return target;
  };
}
