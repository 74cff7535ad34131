import type { XmlElement } from '../../data/xml/element.ts';
import type { DatastoreName } from '../../datastore/contract.ts';
import type { Personality } from '../../server/contract.ts';
import { datastoresNs } from '../messages/namespaces.ts';
import type { Parameters } from './parameters.ts';

/** What the identities of ietf-datastores that there are here name (RFC 8342). */
export type NamedDatastore = DatastoreName | 'operational';

/** The datastores of a server, as the YANG library lists them. */
export function offeredDatastores({ candidate, startup }: Personality): readonly NamedDatastore[] {
  return [
    'running',
    ...(candidate ? (['candidate'] as const) : []),
    ...(startup ? (['startup'] as const) : []),
    'operational',
  ];
}

/**
 * The `datastore` that an operation names by identity (RFC 8526 section 3). Throws invalid-value for one that is not
 * among those wanted, which are all by default.
 */
export function namedDatastore<T extends NamedDatastore = NamedDatastore>(
  parameters: Parameters,
  personality: Personality,
  wanted: readonly T[] = offeredDatastores(personality) as readonly T[],
): T {
  const element = parameters.required('datastore');
  const name = identityName(element);
  const found = wanted.find((one) => one === name);
  if (found) return found;
  const choice = wanted.join(', ');
  throw parameters.invalid(
    'datastore',
    `datastore "${element.text.trim().slice(0, 80)}": there is ${choice}`,
  );
}

/** The name of an identity of ietf-datastores; without a prefix it is taken for one, too. */
export function identityName(element: XmlElement): string | undefined {
  const [first = '', second] = element.text.trim().split(':');
  if (second === undefined) return first;
  return element.namespaceOf(first) === datastoresNs ? second : undefined;
}
