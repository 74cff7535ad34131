import type { DataNode, JsonScalar, ParentNode, RpcNode } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { PathStep } from '../../data/path/instance-path.ts';
import type { XmlElement } from '../../data/xml/element.ts';
import { escapeText } from '../../data/xml/escape.ts';
import { readXmlData } from '../../data/xml/read-data.ts';
import { tailfActionsNs } from '../messages/namespaces.ts';
import { invocationOf } from './module-rpc.ts';
import type { Prepare } from './operation.ts';

/**
 * `<action>` of YANG 1.1 (RFC 7950 section 7.15.2): containers and list entries with keys down to one action. ConfD's
 * older form has a `data` around them, and gives the output in the same place.
 */
export const prepareAction: Prepare = (operation, context) => {
  const { schema } = context.core;
  const path: PathStep[] = [];
  const old = operation.ns === tailfActionsNs;
  const data = old ? operation.child('data', operation.ns) : undefined;
  if (old && !data) throw wrong('missing-element', 'action needs data', 'data');
  let holder = data ?? operation;
  const around: [string, string][] = old ? [['<data>', '</data>']] : [];
  let parent: ParentNode = schema.root;
  for (;;) {
    const keys: XmlElement[] = [];
    const others: XmlElement[] = [];
    const list = parent.kind === 'list' ? parent : undefined;
    for (const child of holder.children) {
      const isKey = list?.keys.some(
        ({ name, module }) => name === child.name && module.namespace === child.ns,
      );
      (isKey ? keys : others).push(child);
    }
    const [next, second] = others;
    if (!next) throw wrong('missing-element', 'action names no action', operation.name);
    if (second) throw wrong('bad-element', 'action names more than one node', second.name);
    const named = ({ name, module }: DataNode | RpcNode) =>
      name === next.name && module.namespace === next.ns;
    const actions: readonly RpcNode[] = 'actions' in parent ? parent.actions : [];
    const action = actions.find(named);
    if (action) {
      if (old) around.push([`<${action.name} xmlns="${action.module.namespace}">`, `</${action.name}>`]);
      const [starts, ends] = [around.map(([start]) => start), around.map(([, end]) => end).reverse()];
      return invocationOf(action, next, path, context, (output) => starts.join('') + output + ends.join(''));
    }
    const node: DataNode | undefined = parent.dataChildren.find(named);
    if (node?.kind !== 'container' && node?.kind !== 'list') {
      throw wrong('unknown-element', `no action or node ${next.name} here`, next.name);
    }
    if (node.kind === 'container') path.push({ node });
    else {
      const isKey = ({ name }: XmlElement) => node.keys.some((key) => key.name === name);
      const entry = readXmlData(node, next.children.filter(isKey), { schema, at: [...path, { node }] });
      const values = node.keys.map((key) => entry[key.jsonName]);
      if (values.includes(undefined))
        throw wrong('missing-element', `${node.name} needs its keys`, node.name);
      path.push({ node, keys: values as JsonScalar[] });
    }
    if (old)
      around.push([
        `<${node.name} xmlns="${node.module.namespace}">${keyText(node, path)}`,
        `</${node.name}>`,
      ]);
    holder = next;
    parent = node;
  }
};

/** The keys of the last step, as elements. */
function keyText(node: DataNode, path: readonly PathStep[]): string {
  const keys = path.at(-1)?.keys;
  if (node.kind !== 'list' || !keys) return '';
  return node.keys.map((key, i) => `<${key.name}>${escapeText(String(keys[i]))}</${key.name}>`).join('');
}

function wrong(
  tag: 'missing-element' | 'bad-element' | 'unknown-element',
  message: string,
  badElement: string,
): ProtocolError {
  const info = { 'bad-element': badElement };
  return new ProtocolError(tag, message, { type: 'protocol', rpcPath: ['action'], info });
}
