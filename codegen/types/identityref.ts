/**
 * identityref (RFC 7950 section 9.10). The canonical JSON value is always `module:name`; JSON input may leave the
 * module out (RFC 7951 section 6.8). Only identities of implemented modules are values.
 */
import type { Identity, JsonScalar } from '../schema/model.ts';
import type { Codec, Facets } from './facets.ts';
import { shown } from './fail.ts';
import { type LeafType, TypeMismatch } from './type.ts';

/** The identities a type admits, by canonical value, by namespace and by local name. */
class Identities {
  readonly byValue = new Map<string, Identity>();
  readonly byNamespace = new Map<string, string>();
  /** Values by local name; several when modules use the same name. */
  readonly byName = new Map<string, string[]>();

  constructor(bases: readonly Identity[]) {
    const [first, ...others] = bases;
    for (const identity of first?.derived ?? []) {
      if (!identity.module.implemented || !others.every((base) => base.derived.has(identity))) continue;
      const value = `${identity.module.name}:${identity.name}`;
      this.byValue.set(value, identity);
      this.byNamespace.set(identity.module.namespace, identity.module.name);
      const same = this.byName.get(identity.name);
      if (same) same.push(value);
      else this.byName.set(identity.name, [value]);
    }
  }
}

const indexes = new WeakMap<readonly Identity[], Identities>();

/** Made on first use, when all modules are known. */
function identities(bases: readonly Identity[]): Identities {
  let index = indexes.get(bases);
  if (!index) {
    index = new Identities(bases);
    indexes.set(bases, index);
  }
  return index;
}

/** The identity that a canonical value of an identityref type names. */
export function identityOf(type: LeafType, value: JsonScalar): Identity | undefined {
  return typeof value === 'string' ? identities(type.identityBases).byValue.get(value) : undefined;
}

export function identityrefCodec(f: Facets): Codec {
  const bases = f.identityBases;
  const wrong = (text: unknown): never => {
    const names = bases.map(({ name, module }) => `${module.name}:${name}`).join(' and ');
    throw new TypeMismatch(`${shown(text)} is not an identity derived from ${names}`);
  };
  return {
    usesPrefixes: true,
    parseText(text, prefixes) {
      const trimmed = text.trim();
      const colon = trimmed.indexOf(':');
      if (colon === 0) return wrong(text);
      const namespace = prefixes(colon < 0 ? '' : trimmed.slice(0, colon));
      if (namespace === undefined && colon >= 0) {
        throw new TypeMismatch(`${shown(text)} has a prefix that is not bound to a namespace`);
      }
      const { byNamespace, byValue } = identities(bases);
      const value = `${byNamespace.get(namespace ?? '')}:${trimmed.slice(colon + 1)}`;
      return byValue.has(value) ? value : wrong(text);
    },
    parseJson(value) {
      if (typeof value !== 'string') return wrong(value);
      const { byName, byValue } = identities(bases);
      if (byValue.has(value)) return value;
      const same = byName.get(value);
      if (!same) return wrong(value);
      const own = `${f.module?.name}:${value}`;
      if (same.length === 1) return same[0]!;
      if (same.includes(own)) return own;
      throw new TypeMismatch(`${shown(value)} may be any of ${same.join(', ')}: the module name is needed`);
    },
    formatText(value, prefixes) {
      const text = String(value);
      const colon = text.indexOf(':');
      const prefix = prefixes(text.slice(0, colon));
      return prefix === '' ? text.slice(colon + 1) : `${prefix}:${text.slice(colon + 1)}`;
    },
    tsType() {
      const values = [...identities(bases).byValue.keys()];
      return values.length > 0 && values.length <= 64
        ? values.map((v) => JSON.stringify(v)).join(' | ')
        : 'string';
    },
    jsonSchema() {
      const { byName, byValue } = identities(bases);
      // Identities may come from modules that this schema does not have.
      return byValue.size === 0 ? { type: 'string' } : { enum: [...byValue.keys(), ...byName.keys()] };
    },
  };
}
