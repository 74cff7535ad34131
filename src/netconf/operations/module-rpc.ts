import type { JsonObject, RpcNode } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { InstancePath } from '../../data/path/instance-path.ts';
import type { XmlElement } from '../../data/xml/element.ts';
import { readXmlData } from '../../data/xml/read-data.ts';
import { writeXml } from '../../data/xml/write.ts';
import { ok } from '../messages/reply.ts';
import { styleOf } from '../messages/style.ts';
import type { Invocation, NetconfContext } from '../session/context.ts';
import type { Prepare } from './operation.ts';

/** Any `rpc` of a module (RFC 7950 section 7.14.4). */
export const prepareModuleRpc: Prepare = (operation, context) => {
  const { schema } = context.core;
  const { name, ns } = operation;
  const module = schema.modulesByNamespace.get(ns);
  if (!module) {
    throw new ProtocolError('unknown-namespace', `unknown namespace: ${ns}`, {
      type: 'protocol',
      rpcPath: [],
      info: { 'bad-element': name, 'bad-namespace': ns },
    });
  }
  const rpc = schema.rpcs.get(`${module.name}:${name}`);
  if (!rpc) {
    throw new ProtocolError('operation-not-supported', `${module.name} has no operation ${name}`, {
      type: 'protocol',
      rpcPath: [],
    });
  }
  return invocationOf(rpc, operation, [], context);
};

/** Reads the input of an RPC or action from the children of `element`; the invocation calls it. */
export function invocationOf(
  rpc: RpcNode,
  element: XmlElement,
  path: InstancePath,
  { core }: NetconfContext,
  render: (output: string) => string = (output) => output,
): Invocation {
  const { schema, personality } = core;
  const at: InstancePath = [...path, { node: rpc }];
  const input: JsonObject = readXmlData(rpc.input, element.children, { schema, at });
  return async ({ session }) => {
    const output = await core.operations.invoke(session, rpc, input, path);
    if (output === undefined) return ok;
    const text = writeXml(rpc.output, output, { schema, emptyElements: styleOf(personality).emptyElements });
    if (text === '') return ok;
    return render(personality.style === 'xe' ? singleQuoted(text) : text);
  };
}

/** IOS XE writes the namespace of a result in single quotes, and scripts look for it as text. */
function singleQuoted(output: string): string {
  return output.replace(/^(<[\w.-]+ xmlns=)"([^"']*)"/, "$1'$2'");
}
