import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import { indentXml } from '../../../src/data/xml/indent.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { readXmlData } from '../../../src/data/xml/read-data.ts';
import { type WriteXmlOptions, writeXml, writeXmlNode } from '../../../src/data/xml/write.ts';
import { arbitraryTree } from '../arbitrary.ts';
import { TREE, zoo } from '../fixtures.ts';

const schema = zoo();
const MORE = 'xmlns="urn:zoo-more?a=1&amp;b=2"';

function write(tree: JsonObject, options: Partial<WriteXmlOptions> = {}): string {
  return writeXml(schema.root, tree, { schema, ...options });
}

/** The content of the container zoo. */
function inZoo(members: JsonObject, options: Partial<WriteXmlOptions> = {}): string {
  return write({ 'zoo:zoo': members }, options).replace(/^<zoo xmlns="urn:zoo">(.*)<\/zoo>$/s, '$1');
}

function read(xml: string): JsonObject {
  return readXmlData(schema.root, parseXml(`<data>${xml}</data>`).children, { schema, config: true });
}

describe('RFC 7950 sections 7.5.7 to 7.8.5: XML encoding', () => {
  it.each<[JsonObject, string]>([
    [{ name: '<&> "x" \r' }, '<name>&lt;&amp;&gt; "x" &#13;</name>'],
    [{ name: '' }, '<name/>'],
    [{ open: false, visitors: '7', free: [null] }, '<open>false</open><visitors>7</visitors><free/>'],
    [{ rank: [2, 1], tag: [''] }, '<tag/><rank>2</rank><rank>1</rank>'],
    [{ star: 'zoo:cat' }, '<star xmlns:z="urn:zoo">z:cat</star>'],
    [{ mixed: 'high' }, '<mixed>high</mixed>'],
    [{ mixed: 'zoo:cat' }, '<mixed xmlns:z="urn:zoo">z:cat</mixed>'],
    [{ vip: {} }, '<vip/>'],
    [{ 'zoo-more:name': 'm', name: 'z' }, `<name>z</name><name ${MORE}>m</name>`],
    [
      { cage: [{ number: 1, label: 'x', row: 'A' }] },
      '<cage><row>A</row><number>1</number><label>x</label></cage>',
    ],
    [{ notes: { '#xml': '<a xmlns="u"/>' } }, '<notes><a xmlns="u"/></notes>'],
    [
      { notes: { 'zoo-more:top': 'x', 'zoo:what': [1, { k: 'v' }] } },
      `<notes><top ${MORE}>x</top><what>1</what><what><k>v</k></what></notes>`,
    ],
    [{ art: 'text' }, '<art>text</art>'],
  ])('%j', (members, expected) => {
    expect(inZoo(members)).toBe(expected);
  });

  it('declares the namespace where it changes', () => {
    expect(write({ 'zoo:zoo': { name: 'x', 'zoo-more:aquarium': { litres: 1 } }, 'zoo-more:top': 'y' })).toBe(
      `<zoo xmlns="urn:zoo"><name>x</name><aquarium ${MORE}><litres>1</litres></aquarium></zoo><top ${MORE}>y</top>`,
    );
  });

  it('puts members of an output into rpc-reply with their namespace, those of other parents without', () => {
    const rpc = schema.rpcs.get('zoo:feed')!;
    expect(writeXml(rpc.output, { eaten: 3 }, { schema })).toBe('<eaten xmlns="urn:zoo">3</eaten>');
    expect(writeXml(rpc.input, { food: 'x' }, { schema })).toBe('<food>x</food>');
    const escaped = schema.notifications.get('zoo:escaped')!;
    expect(writeXml(escaped, { who: 'x' }, { schema })).toBe('<who>x</who>');
    expect(writeXml(escaped, { who: 'x' }, { schema, namespace: '' })).toBe('<who xmlns="urn:zoo">x</who>');
  });

  it('writes one node with the element around it', () => {
    const cage = schema.root.byJsonName.get('zoo:zoo')!;
    expect(writeXmlNode(cage, { name: 'x' }, { schema })).toBe('<zoo xmlns="urn:zoo"><name>x</name></zoo>');
  });

  it('writes empty elements long for IOS XR', () => {
    expect(inZoo({ name: '', free: [null], vip: {} }, { emptyElements: 'long' })).toBe(
      '<name></name><free></free><vip></vip>',
    );
  });
});

describe('RFC 6243 section 6: tagged defaults', () => {
  const tagged = {
    name: 'x',
    '@open': { 'ietf-netconf-with-defaults:default': true },
    open: true,
  };
  it('are marked where the tree says so', () => {
    const declaration = 'xmlns:wd="urn:ietf:params:xml:ns:netconf:default:1.0"';
    expect(inZoo(tagged)).toBe(`<name>x</name><open ${declaration} wd:default="true">true</open>`);
    expect(inZoo(tagged, { tagPrefix: 'd' })).toBe('<name>x</name><open d:default="true">true</open>');
  });
});

describe('indentation', () => {
  it('adds lines between elements and never to values', () => {
    expect(indentXml('<a x="&gt;>"><b>1 </b><c><d/></c><e></e></a>')).toBe(
      '<a x="&gt;>">\n  <b>1 </b>\n  <c>\n    <d/>\n  </c>\n  <e></e>\n</a>',
    );
  });
  it('reads back as the same data', () => {
    expect(read(indentXml(write(TREE)))).toEqual(TREE);
  });
});

/** `[null]`, the value of type empty. */
function isEmpty(value: object): boolean {
  return Array.isArray(value) && value[0] === null;
}

describe('properties', () => {
  it('what is written is read back, in the same order', () => {
    fc.assert(
      fc.property(arbitraryTree(schema), (tree) => {
        expect(JSON.stringify(read(write(tree)))).toBe(JSON.stringify(tree));
        expect(JSON.stringify(read(write(tree, { emptyElements: 'long' })))).toBe(JSON.stringify(tree));
      }),
      { numRuns: 300 },
    );
  });

  it('the order of members in the tree does not matter', () => {
    const reversed = (value: JsonValue): JsonValue => {
      if (typeof value !== 'object' || isEmpty(value)) return value;
      if (Array.isArray(value)) return (value as readonly JsonValue[]).map(reversed);
      return Object.fromEntries(
        Object.entries(value as JsonObject)
          .reverse()
          .map(([k, v]) => [k, reversed(v)]),
      );
    };
    fc.assert(
      fc.property(arbitraryTree(schema), (tree) => {
        expect(write(reversed(tree) as JsonObject)).toBe(write(tree));
      }),
    );
  });
});
