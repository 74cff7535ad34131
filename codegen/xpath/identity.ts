/** Identities in expressions: comparing identityrefs with names as the module writes them, and deriving. */
import type { Identity } from '../schema/model.ts';
import { identityOf } from '../types/identityref.ts';
import type { Place } from './cursor.ts';
import type { Names } from './names.ts';
import { concreteType, leafValue, stringValue } from './value.ts';

/** The identity an identityref leaf has; undefined for other nodes. */
export function identityAt(place: Place): Identity | undefined {
  const leaf = leafValue(place);
  if (!leaf || typeof leaf.value !== 'string' || !leaf.type.usesPrefixes) return undefined;
  const type = concreteType(leaf.type, leaf.value);
  return type?.base === 'identityref' ? identityOf(type, leaf.value) : undefined;
}

/**
 * `node = 'text'`. An identityref also equals its identity as the expression's own module would write it, with the
 * prefix it imports the module by, since the lexical form depends on the context (RFC 7950 section 9.10.3).
 */
export function equalsText(place: Place, text: string, names: Names): boolean {
  if (stringValue(place) === text) return true;
  const identity = identityAt(place);
  return identity !== undefined && names.names(text, identity);
}

/** True when an identity is derived from the one named, at any distance (RFC 7950 section 7.18.2). */
export function derivesFrom(identity: Identity, qualified: string, names: Names): boolean {
  return identity.bases.some((base) => names.names(qualified, base) || derivesFrom(base, qualified, names));
}
