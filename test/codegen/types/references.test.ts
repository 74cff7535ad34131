import { describe, expect, it } from 'vitest';
import type { Identity, LeafNode, Module } from '../../../codegen/schema/model.ts';
import { leafrefsOf, setLeafrefTarget } from '../../../codegen/types/build.ts';
import { instanceSteps } from '../../../codegen/types/instance-identifier.ts';
import type { LeafType } from '../../../codegen/types/type.ts';
import { compileXPath } from '../../../codegen/xpath/compile.ts';
import { module } from '../empty-module.ts';
import { enums, m, other, prefixes, restrict, text, toPrefix, type } from './make-type.ts';

function identity(name: string, owner: Module, ...bases: Identity[]): Identity {
  const made = {
    name,
    module: owner,
    bases,
    derived: new Set<Identity>(),
    status: 'current',
    description: undefined,
  };
  const tell = (base: Identity): void => {
    (base.derived as Set<Identity>).add(made as Identity);
    base.bases.forEach(tell);
  };
  bases.forEach(tell);
  return made as Identity;
}

const path = compileXPath('../name', { moduleByPrefix: () => undefined, unprefixed: () => m });

/** A leafref to a leaf of the type given. */
function leafrefTo(target: LeafType): LeafType {
  const leafref = type('leafref', { path });
  setLeafrefTarget(leafref, { kind: 'leaf', type: target } as LeafNode);
  return leafref;
}

describe('RFC 7950 section 9.10: identityref', () => {
  const crypto = identity('crypto', m);
  const aes = identity('aes', m, crypto);
  identity('aes', other, crypto);
  identity('des', other, crypto);
  const strong = identity('strong', m);
  const both = identity('chacha', other, crypto, strong);
  identity('hidden', { ...module('hidden', 'h'), implemented: false }, crypto);
  const algorithm = type('identityref', { identityBases: [crypto] });

  it('is module:name in canonical form, whatever the prefix', () => {
    expect(text(algorithm, 'o:des')).toBe('other:des');
    expect(algorithm.parseText('aes', () => 'urn:m')).toBe('m:aes');
    expect(algorithm.parseText('x:aes', (prefix) => (prefix === 'x' ? 'urn:other' : undefined))).toBe(
      'other:aes',
    );
    expect(algorithm.formatText('other:des', toPrefix)).toBe('o:des');
    expect(algorithm.formatText('m:aes', () => '')).toBe('aes');
    expect(algorithm.usesPrefixes).toBe(true);
  });

  it('RFC 7951 section 6.8: may leave the module out where that is clear', () => {
    expect(algorithm.parseJson('other:des')).toBe('other:des');
    expect(algorithm.parseJson('des')).toBe('other:des');
    expect(algorithm.parseJson('aes')).toBe('m:aes');
  });

  it.each(['m:crypto', 'm:nothing', 'o:des', '', 'hidden:hidden', 5, null])('%j is none', (value) => {
    expect(() => algorithm.parseJson(value)).toThrow('is not an identity derived from m:crypto');
  });

  it('needs a bound prefix', () => {
    expect(() => text(algorithm, 'zz:des')).toThrow('not bound to a namespace');
    expect(() => algorithm.parseText(':aes', () => 'urn:m')).toThrow('is not an identity');
  });

  it('9.10.2: with several bases, derives from all', () => {
    const narrow = type('identityref', { identityBases: [crypto, strong] });
    expect(narrow.parseJson(`other:${both.name}`)).toBe('other:chacha');
    expect(() => narrow.parseJson(`m:${aes.name}`)).toThrow('derived from m:crypto and m:strong');
    expect(narrow.tsType()).toBe('"other:chacha"');
  });
});

describe('RFC 7950 section 9.9: leafref', () => {
  it('is what its target is', () => {
    const leafref = leafrefTo(type('uint8', { range: restrict('1..5') }));
    expect(text(leafref, '05')).toBe(5);
    expect(() => leafref.parseJson(6)).toThrow('1 to 5');
    expect(leafref.tsType()).toBe('number');
    expect(leafref.jsonSchema()).toEqual({ type: 'integer', minimum: 1, maximum: 5 });
    expect(leafref.path).toBe(path);
  });

  it('says so when it points nowhere', () => {
    expect(() => type('leafref', { path }).parseJson(1)).toThrow('the leafref "../name" points at no leaf');
  });

  it('has an own target in every use of a union', () => {
    const union = type('union', { members: [type('leafref', { path }), type('boolean')] });
    const one = type(union);
    const two = type(union);
    setLeafrefTarget(one, { kind: 'leaf', type: type('int8') } as LeafNode);
    setLeafrefTarget(two, { kind: 'leaf', type: type('string') } as LeafNode);
    expect(text(one, '7')).toBe(7);
    expect(text(two, '7')).toBe('7');
    expect(leafrefsOf(union)[0]!.target).toBeUndefined();
  });
});

describe('RFC 7950 section 9.13 and RFC 7951 section 6.11: instance-identifier', () => {
  const instance = type('instance-identifier');

  it.each([
    ['/mp:a', '/m:a'],
    ['/mp:a/mp:b/o:c/o:d', '/m:a/b/other:c/d'],
    ["/mp:a/mp:l[mp:k='1'][mp:j=\"it's\"]/o:x", "/m:a/l[k='1'][j=\"it's\"]/other:x"],
    ["/mp:a [ mp:k = 'x' ] / mp:b[ . = 'v' ] / mp:c [ 3 ]", "/m:a[k='x']/b[.='v']/c[3]"],
    ["/mp:l[mp:k=']/o:x[']", "/m:l[k=']/o:x[']"],
  ])('%s is %s', (xml, json) => {
    expect(text(instance, xml)).toBe(json);
    expect(instance.parseJson(json)).toBe(json);
    expect(text(instance, instance.formatText(json, toPrefix))).toBe(json);
  });

  it('leaves out module names that are not needed', () => {
    expect(instance.parseJson("/m:a/m:b[m:k='1']/other:c/other:d")).toBe("/m:a/b[k='1']/other:c/d");
    expect(instance.formatText('/m:a/b/other:c', toPrefix)).toBe('/mp:a/mp:b/o:c');
    expect(instanceSteps('/m:a/b').map(({ prefix }) => prefix)).toEqual(['m', 'm']);
  });

  it.each([
    '',
    '/',
    'a',
    '/a/b',
    '/m:a/',
    '/m:a[',
    "/m:a[k='x'",
    '/m:a[k=5]',
    '/m:a[0]',
    '//m:a',
    '/m:a[k]',
    "/m:a[.='v'][3]",
    '/m:a[1][2]',
    "/m:a[k='x'][1]",
    "/m:a[k='x'][k='y']",
    "/m:a[other:k='x']",
    5,
  ])('%j is none', (value) => {
    expect(() => instance.parseJson(value)).toThrow('is not an instance-identifier');
  });

  it('needs prefixes of known modules in XML', () => {
    expect(() => text(instance, '/zz:a')).toThrow('prefix "zz" names no module');
    expect(() => text(instance, '/mp:a/b')).toThrow('"b" needs a prefix');
    for (const key of ["k='1'", "o:k='1'", "zz:k='1'", "mp:k='1'][mp:k='2'"]) {
      expect(() => text(instance, `/mp:a[${key}]`)).toThrow('the predicates of "a" are not of its keys');
    }
  });
});

describe('RFC 7950 section 9.12 and RFC 7951 section 6.10: union', () => {
  const word = type('enumeration', { enums: enums('any') });
  const union = type('union', {
    members: [type('uint8'), word, type('boolean'), type('empty'), type('int64')],
  });

  it('takes the first member that fits the text', () => {
    expect(text(union, '5')).toBe(5);
    expect(text(union, '500')).toBe('500');
    expect(text(union, 'any')).toBe('any');
    expect(text(union, 'true')).toBe(true);
    expect(text(union, '')).toEqual([null]);
    expect(text(type('union', { members: [type('string'), type('uint8')] }), '5')).toBe('5');
  });

  it('goes by the JSON type in JSON', () => {
    expect(union.parseJson(5)).toBe(5);
    expect(union.parseJson('5')).toBe('5');
    expect(union.parseJson(true)).toBe(true);
    expect(() => union.parseJson('true')).toThrow('"true" is of no member type of the union');
    expect(() => union.parseJson(500)).toThrow('of no member type');
  });

  it('writes a value as its member does', () => {
    const base = identity('base', m);
    identity('one', other, base);
    const mixed = type('union', {
      members: [type('uint8'), type('identityref', { identityBases: [base] }), type('string')],
    });
    expect(mixed.formatText('other:one', toPrefix)).toBe('o:one');
    expect(mixed.formatText('other:two', toPrefix)).toBe('other:two');
    expect(mixed.formatText(5, toPrefix)).toBe('5');
    expect(union.formatText([null], toPrefix)).toBe('');
    expect(union.usesPrefixes).toBe(false);
    expect(mixed.usesPrefixes).toBe(true);
    expect(text(mixed, prefixes('o') === undefined ? '' : 'o:one')).toBe('other:one');
  });

  it('has the types of its members', () => {
    expect(union.tsType()).toBe('number | "any" | boolean | readonly [null] | string');
    expect(union.jsonSchema()).toHaveProperty('anyOf.length', 5);
  });
});
