import type { XmlElement } from '../../data/xml/element.ts';
import type { DatastoreName } from '../../datastore/contract.ts';
import type { Personality } from '../../server/contract.ts';
import { Parameters } from './parameters.ts';

const all: readonly string[] = ['running', 'candidate', 'startup'];

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
  const inside = new Parameters(element, [...all, 'url', ...(inline ? ['config'] : [])], {}, path);
  const [choice, second] = element.children;
  if (!choice) throw inside.error('missing-element', `${name} names no datastore`, name);
  if (second) throw inside.error('bad-element', `${name} names two datastores`, second.name);
  if (choice.name === 'config') return choice;
  const offered =
    choice.name === 'running' ||
    (choice.name === 'candidate' && personality.candidate) ||
    (choice.name === 'startup' && personality.startup);
  if (offered) return choice.name as DatastoreName;
  throw inside.error('operation-not-supported', `${choice.name} is not supported as ${name}`);
}
