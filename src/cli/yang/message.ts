import type {
  DataNode,
  IoNode,
  JsonObject,
  JsonScalar,
  NotificationNode,
  ParentNode,
  RpcNode,
  Schema,
} from '../../../codegen/index.ts';
import { Failure } from '../../app/failure.ts';
import type { InstancePath, PathStep } from '../../data/path/instance-path.ts';
import type { Content, Member } from './content.ts';

/** What messages are: the words of `-t` for them. */
export type MessageKind = 'rpc' | 'reply' | 'notif';

/** An operation or notification as found in a file. */
export interface Message {
  readonly node: IoNode | NotificationNode;
  readonly operation: RpcNode | NotificationNode;
  /** The instance that an action or a notification inside of data belongs to; empty for others. */
  readonly path: InstancePath;
  readonly value: JsonObject;
}

/**
 * Finds what a message is about: an RPC or notification by its name, or containers and list entries with their keys
 * down to an action or notification (RFC 7950 sections 7.15.2 and 7.16.2), and reads its content.
 */
export function readMessage(schema: Schema, content: Content, kind: MessageKind): Message {
  const path: PathStep[] = [];
  let parent: ParentNode = schema.root;
  let holder = content;
  for (;;) {
    const keys = new Set(parent.kind === 'list' ? parent.keys.map(nameOf) : []);
    const [next, other]: readonly Member[] = holder.members(parent).filter(({ name }) => !keys.has(name));
    const what = kind === 'notif' ? 'notification' : path.length > 0 ? 'action' : 'rpc';
    if (!next) throw new Failure(`the file names no ${what}`);
    if (other) throw new Failure(`one ${what} was expected, found ${next.name} and ${other.name}`);
    const operation = operationsOf(schema, parent, kind).find((each) => nameOf(each) === next.name);
    if (operation) {
      const node = messageNode(operation, kind);
      const at = [...path, { node: operation }];
      return { node, operation, path, value: next.inner.read(node, { at }) };
    }
    const node: DataNode | undefined = parent.dataChildren.find((each) => nameOf(each) === next.name);
    if (node?.kind !== 'container' && node?.kind !== 'list') {
      throw new Failure(`there is no ${what} ${next.name} in the modules given with -m`);
    }
    path.push(node.kind === 'list' ? { node, keys: keysIn(next.inner, node, path) } : { node });
    parent = node;
    holder = next.inner;
  }
}

const nameOf = ({ module, name }: DataNode | RpcNode | NotificationNode): string => `${module.name}:${name}`;

function operationsOf(
  schema: Schema,
  parent: ParentNode,
  kind: MessageKind,
): readonly (RpcNode | NotificationNode)[] {
  if (parent.kind === 'root') {
    return [...(kind === 'notif' ? schema.notifications : schema.rpcs).values()];
  }
  if (!('actions' in parent)) return [];
  return kind === 'notif' ? parent.notifications : parent.actions;
}

function messageNode(operation: RpcNode | NotificationNode, kind: MessageKind): IoNode | NotificationNode {
  if (operation.kind === 'notification') return operation;
  return kind === 'reply' ? operation.output : operation.input;
}

function keysIn(
  entry: Content,
  list: Extract<DataNode, { kind: 'list' }>,
  around: InstancePath,
): readonly JsonScalar[] {
  const names = list.keys.map(nameOf);
  const read = entry.read(list, { at: [...around, { node: list }], wanted: (name) => names.includes(name) });
  return list.keys.map((key) => {
    const value = read[key.jsonName];
    if (value === undefined) throw new Failure(`an entry of ${list.name} needs its key ${key.name}`);
    return value as JsonScalar;
  });
}

/** A tree of nothing but the way to an instance, with `inner` as what it has besides its keys. */
export function treeAround(path: InstancePath, inner: JsonObject): JsonObject {
  return path.reduceRight<JsonObject>((value, { node, keys }) => {
    if (!('jsonName' in node)) return value;
    if (node.kind !== 'list') return { [node.jsonName]: value };
    const named = node.keys.map((key, i): [string, JsonScalar] => [key.jsonName, keys![i]!]);
    return { [node.jsonName]: [Object.assign(Object.fromEntries(named), value)] };
  }, inner);
}
