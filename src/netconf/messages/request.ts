import { ProtocolError } from '../../data/error.ts';
import type { XmlElement } from '../../data/xml/element.ts';
import { baseNs } from './namespaces.ts';

/** The operation that an `<rpc>` carries (RFC 6241 section 4.1). Throws ProtocolError of type rpc. */
export function operationOf(rpc: XmlElement): XmlElement {
  if (rpc.name !== 'rpc' || rpc.ns !== baseNs) {
    const inBase = rpc.ns === baseNs;
    throw new ProtocolError(
      inBase ? 'unknown-element' : 'unknown-namespace',
      `expected <rpc xmlns="${baseNs}">, not ${rpc.name} in "${rpc.ns}"`,
      {
        type: 'rpc',
        info: inBase ? { 'bad-element': rpc.name } : { 'bad-element': rpc.name, 'bad-namespace': rpc.ns },
      },
    );
  }
  if (rpc.attribute('message-id') === undefined) {
    throw new ProtocolError('missing-attribute', 'rpc has no message-id', {
      type: 'rpc',
      rpcPath: [],
      info: { 'bad-attribute': 'message-id', 'bad-element': 'rpc' },
    });
  }
  const [operation, second] = rpc.children;
  if (!operation) {
    throw new ProtocolError('missing-element', 'rpc holds no operation', {
      type: 'rpc',
      rpcPath: [],
      info: { 'bad-element': 'rpc' },
    });
  }
  if (second) {
    throw new ProtocolError('bad-element', `rpc holds a second operation: ${second.name}`, {
      type: 'rpc',
      rpcPath: [],
      info: { 'bad-element': second.name },
    });
  }
  return operation;
}
