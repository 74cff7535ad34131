/** The content of `<action>` to an action at a place in the data tree (RFC 7950 section 7.15.2). */
import type {
  DataNode,
  JsonObject,
  JsonScalar,
  LeafNode,
  ParentNode,
  RpcNode,
  Schema,
} from '../../../codegen/index.ts';
import { ProtocolError } from '../error.ts';
import type { InstancePath, PathStep } from '../path/instance-path.ts';
import type { XmlElement } from './element.ts';
import { readXmlData } from './read-data.ts';
import { readLeaf } from './read-leaf.ts';
import { Reading } from './reading.ts';

export interface ActionCall {
  readonly action: RpcNode;
  /** The way to the action; the action itself is the last step. */
  readonly path: InstancePath;
  readonly input: JsonObject;
}

/** Reads the one element in `<action>`: containers and list entries (with their keys) down to the action. */
export function readXmlAction(schema: Schema, elements: readonly XmlElement[]): ActionCall {
  const reading = new Reading(schema, schema.root, elements);
  const path: PathStep[] = [];
  let parent: ParentNode = schema.root;
  let within = elements;
  for (;;) {
    const [element, second] = within;
    if (!element || second) throw onlyOne(second ?? element, path);
    const action = actionNamed(parent, element);
    if (action) {
      path.push({ node: action });
      const input = readXmlData(action.input, element.children, { schema, at: path });
      return { action, path, input };
    }
    const node = reading.child(parent, element);
    reading.problems.throwIfAny();
    if (node?.kind !== 'container' && node?.kind !== 'list') throw onlyOne(element, path);
    const { step, rest } =
      node.kind === 'list' ? entry(reading, node, element) : { step: { node }, rest: element.children };
    path.push(step);
    parent = node;
    within = rest;
  }
}

function actionNamed(parent: ParentNode, { name, ns }: XmlElement): RpcNode | undefined {
  if (parent.kind !== 'container' && parent.kind !== 'list') return undefined;
  return parent.actions.find((action) => action.name === name && action.module.namespace === ns);
}

/** The step of a list entry, and what its element holds besides keys. */
function entry(
  reading: Reading,
  list: DataNode & { kind: 'list' },
  element: XmlElement,
): { step: PathStep; rest: readonly XmlElement[] } {
  const keys = list.keys.map((key): JsonScalar => {
    const found = element.child(key.name, key.module.namespace);
    const value = found && readLeaf(reading, key, found);
    reading.problems.throwIfAny();
    if (value !== undefined) return value;
    throw new ProtocolError('missing-element', `missing key ${key.name} of ${list.name}`, {
      path: reading.pathOf(element),
      info: { 'bad-element': key.name },
    });
  });
  const isKey = ({ name, ns }: XmlElement) => {
    return list.keys.some((key: LeafNode) => key.name === name && key.module.namespace === ns);
  };
  return { step: { node: list, keys }, rest: element.children.filter((child) => !isKey(child)) };
}

function onlyOne(element: XmlElement | undefined, path: InstancePath): ProtocolError {
  if (!element) return new ProtocolError('missing-element', 'an action was expected', { path });
  return new ProtocolError('bad-element', `an action was expected, found ${element.name}`, {
    path,
    info: { 'bad-element': element.name },
  });
}
