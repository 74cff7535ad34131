import type { Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Selection } from '../../data/filter/selection.ts';
import { subtreeSelection } from '../../data/filter/subtree.ts';
import { xpathSelection } from '../../data/filter/xpath.ts';
import type { XmlElement } from '../../data/xml/element.ts';
import type { Core, Personality } from '../../server/contract.ts';
import { baseNs } from '../messages/namespaces.ts';
import type { Parameters } from './parameters.ts';

export type FilterText = { readonly kind: 'subtree' } | { readonly kind: 'xpath'; readonly select: string };

/** What kind of filter an element is (RFC 6241 sections 6 and 8.9.5.2). */
export function filterKind(filter: XmlElement, operation: string, { style }: Personality): FilterText {
  // Clients write `type` without a namespace, or with the one of the element.
  const attribute = (name: string) => filter.attribute(name) ?? filter.attribute(name, baseNs);
  const type = attribute('type') ?? 'subtree';
  const wrong = (tag: 'bad-attribute' | 'missing-attribute', name: string, message: string) =>
    new ProtocolError(tag, message, {
      type: 'protocol',
      rpcPath: [operation, 'filter'],
      info: { 'bad-attribute': name, 'bad-element': 'filter' },
    });
  if (type === 'subtree') return { kind: 'subtree' };
  if (style === 'xr') throw wrong('bad-attribute', 'type', 'IOS XR takes filters of type subtree only');
  if (type !== 'xpath') throw wrong('bad-attribute', 'type', 'a filter is of type subtree or xpath');
  const select = attribute('select');
  if (select === undefined) throw wrong('missing-attribute', 'select', 'a filter of type xpath needs select');
  return { kind: 'xpath', select };
}

/** The selection that `<filter>` says, or undefined when there is none. */
export function selectionOf(parameters: Parameters, { schema, personality }: Core): Selection | undefined {
  const filter = parameters.get('filter');
  if (!filter) return undefined;
  const kind = filterKind(filter, parameters.operation.name, personality);
  if (personality.style === 'xr') checkNamespaces(filter, schema, parameters.operation.name);
  if (kind.kind === 'subtree') return subtreeSelection(schema, filter);
  return xpathSelection(schema, kind.select, (prefix) => filter.namespaceOf(prefix));
}

/** IOS XR refuses a filter in a namespace it has not; others find nothing there. */
function checkNamespaces(filter: XmlElement, schema: Schema, operation: string): void {
  for (const { name, ns } of filter.children) {
    if (ns === '' || ns === baseNs || schema.modulesByNamespace.has(ns)) continue;
    throw new ProtocolError('unknown-namespace', `unknown namespace: ${ns}`, {
      type: 'protocol',
      rpcPath: [operation, 'filter'],
      info: { 'bad-element': name, 'bad-namespace': ns },
    });
  }
}
