import type { XmlElement } from '../../data/xml/element.ts';
import type { DatastoreName } from '../../datastore/contract.ts';
import type { Personality } from '../../server/contract.ts';
import { nmdaNs } from '../messages/namespaces.ts';
import { namedDatastore } from './named-datastore.ts';
import { Parameters } from './parameters.ts';

const all: readonly DatastoreName[] = ['running', 'candidate', 'startup'];

/** Operations that take a datastore by its identity, too (RFC 8526 section 3.2). */
const augmented: ReadonlySet<string> = new Set(['lock', 'unlock', 'validate']);

const isOffered = (name: DatastoreName, { candidate, startup }: Personality): boolean =>
  name === 'running' || (name === 'candidate' ? candidate : startup);

/** What stands in `<source>` or `<target>`: a datastore, or configuration given in the request. */
export type Place = DatastoreName | XmlElement;

/**
 * Reads the `source` or `target` of an operation. What RFC 6241 knows and this server has not (`url`, a datastore)
 * is not supported; anything else is unknown.
 */
export function datastoreOf(
  parameters: Parameters,
  name: 'source' | 'target',
  personality: Personality,
): DatastoreName {
  const place = placeOf(parameters, name, personality, false);
  if (typeof place === 'string') return place;
  throw parameters.error('bad-element', `${name} must name a datastore`, name);
}

export function placeOf(
  parameters: Parameters,
  name: 'source' | 'target',
  personality: Personality,
  inline = true,
): Place {
  const element = parameters.required(name);
  const path = [parameters.operation.name, name];
  const byIdentity = augmented.has(parameters.operation.name) ? { datastore: nmdaNs } : undefined;
  const inside = new Parameters(element, [...all, 'url', ...(inline ? ['config'] : [])], byIdentity, path);
  const [choice, second] = element.children;
  if (!choice) throw inside.error('missing-element', `${name} names no datastore`, name);
  if (second) throw inside.error('bad-element', `${name} names two datastores`, second.name);
  if (choice.name === 'config') return choice;
  if (choice.ns === nmdaNs) {
    const wanted = all.filter((one) => isOffered(one, personality));
    return namedDatastore(inside, personality, wanted);
  }
  const named = all.find((one) => one === choice.name);
  if (named && isOffered(named, personality)) return named;
  throw inside.error('operation-not-supported', `${choice.name} is not supported as ${name}`);
}
