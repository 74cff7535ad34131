import { describe, expect, it } from 'vitest';
import type { XPathValue } from '../../../codegen/xpath/xpath.ts';
import { plain, schema } from './network.ts';
import { at, container, leaf, position, root, treeRoot, type, xpath } from './tree.ts';

const eth0 = at(plain, "/device/interface[name='eth0']");
const tunnel = at(plain, "/device/interface[name='tun0']");
const value = (text: string, from = eth0): XPathValue => xpath(text).evaluate(from);

describe('RFC 7950 section 10.1: current()', () => {
  it('is the node the expression is evaluated at, also inside predicates', () => {
    expect(value('string(current()/name)')).toBe('eth0');
    expect(value('../route[via = current()/name]/cost = 1')).toBe(true);
    expect(value('string(/device/interface[name = current()/../main]/vrf)', eth0)).toBe('blue');
  });
});

describe('RFC 7950 section 10.2: re-match()', () => {
  it('matches the whole text with an XSD regular expression', () => {
    expect(value("re-match(name, 'eth\\d')")).toBe(true);
    expect(value("re-match(name, 'th')")).toBe(false);
    expect(value("re-match('1.22.333', '\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}')")).toBe(true);
    expect(value("re-match(name, concat('eth', '[0-9]'))")).toBe(true);
  });

  it('reports a wrong literal pattern with the expression', () => {
    expect(() => xpath("re-match(name, '[a')")).toThrow(/test.yang:1:1: error: .*"\]" was expected/);
  });
});

describe('RFC 7950 section 10.3: deref()', () => {
  it('follows leafrefs', () => {
    expect(value('string(deref(../main)/../vrf)')).toBe('blue');
    expect(value('count(deref(../main))')).toBe(1);
  });

  it('follows instance-identifiers', () => {
    expect(value('string(deref(../focus))')).toBe('red');
    expect(value('string(deref(../focus)/../name)')).toBe('eth0');
  });

  it('gives nothing for other nodes', () => {
    expect(value('count(deref(name))')).toBe(0);
    expect(value('count(deref(nothing))')).toBe(0);
  });
});

describe('RFC 7950 section 10.4: derived-from() and derived-from-or-self()', () => {
  it.each<[string, boolean]>([
    ["derived-from(kind, 'k:ethernet')", true],
    ["derived-from(kind, 'k:interface-kind')", true],
    ["derived-from(kind, 'k:gigabit')", false],
    ["derived-from-or-self(kind, 'k:gigabit')", true],
    ["derived-from-or-self(kind, 'k:ethernet')", true],
    ["derived-from-or-self(kind, 'n:tunnel')", false],
    ["derived-from(name, 'k:ethernet')", false],
    ["derived-from(nothing, 'k:ethernet')", false],
    ["derived-from(kind, 'k:unknown')", false],
    ["derived-from(../interface/kind, 'k:ethernet')", true],
  ])('%s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('reads names without prefix as those of its own module', () => {
    expect(value("derived-from-or-self(kind, 'tunnel')", tunnel)).toBe(true);
    expect(value("derived-from(kind, 'ethernet')")).toBe(false);
  });

  it('refuses undefined prefixes', () => {
    expect(() => xpath("derived-from(kind, 'x:ethernet')")).toThrow(
      'prefix "x" in derived-from() is not defined',
    );
  });
});

describe('RFC 7950 section 9.10.3: identityrefs have no one lexical form', () => {
  it.each<[string, boolean]>([
    ["kind = 'k:gigabit'", true],
    ["'k:gigabit' = kind", true],
    ["kind != 'k:gigabit'", false],
    ["kind = 'gigabit'", false],
    ["kind = 'n:gigabit'", false],
    ["../interface[kind = 'tunnel']/name = 'tun0'", true],
    ["../interface[kind = 'n:tunnel']/name = 'tun0'", true],
  ])('%s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });
});

describe('RFC 7950 section 10.5: enum-value()', () => {
  it('gives the number of an enum, NaN for anything else', () => {
    expect(value('enum-value(level)')).toBe(20);
    expect(value('enum-value(../interface[2]/level) < enum-value(level)')).toBe(true);
    expect(value('enum-value(name)')).toBeNaN();
    expect(value('enum-value(nothing)')).toBeNaN();
  });
});

describe('RFC 7950 section 10.6: bit-is-set()', () => {
  it('looks for a bit in a leaf of type bits', () => {
    expect(value("bit-is-set(flags, 'loop')")).toBe(true);
    expect(value("bit-is-set(flags, 'loop')", tunnel)).toBe(false);
    expect(value("bit-is-set(name, 'eth0')")).toBe(false);
    expect(value("bit-is-set(nothing, 'up')")).toBe(false);
  });
});

describe('defaults that depend on a when', () => {
  it('exist only where it holds, and circles end', () => {
    const string = type({ base: 'string' });
    const tested = root([container('c', [leaf('a', string, 'x'), leaf('b', string, 'y')])]);
    const [a, b] = (tested.dataChildren[0] as unknown as { dataChildren: object[] }).dataChildren;
    Object.assign(a!, { when: [{ xpath: xpath("../b = 'y'"), context: 'self' }] });
    Object.assign(b!, { when: [{ xpath: xpath("../a = 'z'"), context: 'self' }] });
    expect(xpath('/c/a').evaluateNodes(treeRoot(tested, { 'net:c': { b: 'q' } }, true))).toEqual([]);
    expect(xpath('/c/a').evaluateNodes(treeRoot(tested, { 'net:c': { b: 'y' } }, true))).toHaveLength(1);
    expect(() => xpath('/c/a').evaluateNodes(treeRoot(tested, {}, true))).not.toThrow();
  });
});

it('evaluates nodes only where the expression gives nodes', () => {
  expect(() => xpath('1 + 1').evaluateNodes(plain)).toThrow('gives a number, not nodes');
  expect(schema.kind).toBe('root');
  expect(position.line).toBe(1);
});
