/** RESTCONF api-paths to instance paths (RFC 8040 sections 3.5.3 and 3.5.3.1). */
import {
  type DataNode,
  type JsonScalar,
  type LeafListNode,
  type LeafNode,
  type ParentNode,
  type Schema,
  TypeMismatch,
} from '../../../codegen/index.ts';
import { ProtocolError } from '../error.ts';
import type { InstancePath, PathStep } from './instance-path.ts';
import { parseKeyText } from './key-text.ts';

/** A path that leads nowhere in the schema: RESTCONF answers 404 where other invalid values are 400. */
export class PathNotFound extends ProtocolError {
  /** What in the path was wrong, for people; the message is the one devices give. */
  readonly reason: string;

  constructor(reason: string, path: InstancePath) {
    super('invalid-value', 'uri keypath not found', { path });
    this.name = 'PathNotFound';
    this.reason = reason;
  }
}

/**
 * Parses an api-path, still percent-encoded, with or without a leading slash; the empty path is the datastore.
 * The module is needed at the top and where it changes, and tolerated elsewhere; the module's prefix will do for
 * its name. The last step may be an RPC or action. A list without keys names the whole list, as last step only.
 * Throws PathNotFound, or ProtocolError `invalid-value` for key values that are not of their type.
 */
export function parseApiPath(schema: Schema, text: string): InstancePath {
  const segments = text.split('/');
  if (segments[0] === '') segments.shift();
  if (segments.at(-1) === '') segments.pop();
  if (segments.length === 0) return [];
  const path: PathStep[] = [];
  let parent: ParentNode | undefined = schema.root;
  for (const segment of segments) {
    const before = path.at(-1);
    if (!parent || (before?.node.kind === 'list' && !before.keys)) {
      throw new PathNotFound(`there is nothing below ${before?.node.name}`, path);
    }
    const step = parseSegment(schema, parent, segment, path);
    path.push(step);
    parent = 'byJsonName' in step.node ? step.node : undefined;
  }
  return path;
}

function parseSegment(schema: Schema, parent: ParentNode, segment: string, path: InstancePath): PathStep {
  const equals = segment.indexOf('=');
  const name = decode(equals < 0 ? segment : segment.slice(0, equals), path);
  const node = findNode(schema, parent, name);
  if (!node) throw new PathNotFound(`unknown element: ${name}`, path);
  const values = equals < 0 ? undefined : segment.slice(equals + 1).split(',');
  if (!values) return { node };
  if (node.kind === 'list') {
    if (node.keys.length !== values.length || values.length === 0) {
      throw new PathNotFound(`${node.name} has ${node.keys.length} keys, not ${values.length}`, path);
    }
    const keys = node.keys.map((key, index) => parseKey(schema, key, decode(values[index]!, path), path));
    return { node, keys };
  }
  if (node.kind === 'leaf-list' && values.length === 1) {
    return { node, value: parseKey(schema, node, decode(values[0]!, path), path) };
  }
  throw new PathNotFound(`${node.name} has no keys`, path);
}

function findNode(schema: Schema, parent: ParentNode, name: string): PathStep['node'] | undefined {
  const exact = parent.byJsonName.get(name);
  if (exact) return exact;
  const colon = name.indexOf(':');
  const local = colon < 0 ? name : name.slice(colon + 1);
  const owner = colon < 0 ? ownModule(parent) : name.slice(0, colon);
  if (owner === undefined) return undefined;
  const isNamed = ({ module }: PathStep['node']) => {
    return module.name === owner || (colon >= 0 && module.prefix === owner);
  };
  const node: DataNode | undefined = parent.byLocalName.get(local)?.find(isNamed);
  if (node) return node;
  if (parent.kind === 'root') return rpcNamed(schema, owner, local);
  if (parent.kind !== 'container' && parent.kind !== 'list') return undefined;
  return parent.actions.find((action) => action.name === local && isNamed(action));
}

function ownModule(parent: ParentNode): string | undefined {
  return parent.kind === 'root' ? undefined : parent.module.name;
}

function rpcNamed(schema: Schema, owner: string, local: string): PathStep['node'] | undefined {
  const exact = schema.rpcs.get(`${owner}:${local}`);
  if (exact) return exact;
  for (const rpc of schema.rpcs.values()) if (rpc.name === local && rpc.module.prefix === owner) return rpc;
  return undefined;
}

function parseKey(
  schema: Schema,
  node: LeafNode | LeafListNode,
  text: string,
  path: InstancePath,
): JsonScalar {
  try {
    return parseKeyText(schema, node, text);
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    throw new ProtocolError('invalid-value', error.message, {
      path,
      info: { 'bad-element': node.name },
      ...(error.appTag === undefined ? {} : { appTag: error.appTag }),
    });
  }
}

function decode(text: string, path: InstancePath): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new PathNotFound(`wrong percent-encoding: ${text}`, path);
  }
}
