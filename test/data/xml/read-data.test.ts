import { describe, expect, it } from 'vitest';
import { compileModules, type JsonObject } from '../../../codegen/index.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { readXmlData } from '../../../src/data/xml/read-data.ts';
import { errorsOf, zoo } from '../fixtures.ts';

const schema = zoo();
const WD = 'xmlns:wd="urn:ietf:params:xml:ns:netconf:default:1.0"';

function readAll(xml: string, config = true): JsonObject {
  return readXmlData(schema.root, parseXml(`<data>${xml}</data>`).children, { schema, config });
}

/** The members of the container zoo. */
function read(inner: string, config = true): unknown {
  return readAll(
    `<zoo xmlns="urn:zoo" xmlns:z="urn:zoo" xmlns:m="urn:zoo-more?a=1&amp;b=2">${inner}</zoo>`,
    config,
  )['zoo:zoo'];
}

describe('RFC 7950 section 9: leaf values become canonical', () => {
  it.each([
    ['<name> padded </name>', { name: ' padded ' }],
    ['<name/>', { name: '' }],
    ['<open>\n  true\n</open>', { open: true }],
    ['<visitors> +007 </visitors>', { visitors: '7' }],
    ['<price>9.50</price>', { price: '9.5' }],
    ['<free/>', { free: [null] }],
    ['<free>\n</free>', { free: [null] }],
    ['<star>z:cat</star>', { star: 'zoo:cat' }],
    ['<star>cat</star>', { star: 'zoo:cat' }],
    ['<star xmlns:q="urn:zoo-more?a=1&amp;b=2"> q:lion </star>', { star: 'zoo-more:lion' }],
    ['<mixed>12</mixed>', { mixed: 12 }],
    ['<mixed>high</mixed>', { mixed: 'high' }],
    ['<mixed>z:dog</mixed>', { mixed: 'zoo:dog' }],
    ['<days>wed mon</days>', { days: 'mon wed' }],
    [
      `<where>/z:zoo/z:cage[z:row='A'][z:number='1']/m:heated</where>`,
      {
        where: "/zoo:zoo/cage[row='A'][number='1']/zoo-more:heated",
      },
    ],
  ])('%s', (xml, expected) => {
    expect(read(xml)).toEqual(expected);
  });
});

describe('RFC 7950 section 9.1: white space around values', () => {
  const schema = compileModules({
    sources: [
      {
        file: 'u.yang',
        text: `module u { yang-version 1.1; namespace "urn:u"; prefix u;
          leaf text { type union { type string { pattern "[a-z]"; } type boolean; } }
          leaf number { type union { type string { pattern "[a-z]"; } type int8; } } }`,
      },
    ],
    load: () => undefined,
    implement: ['u'],
  });
  const readUnion = (xml: string) =>
    readXmlData(schema.root, parseXml(`<data xmlns="urn:u">${xml}</data>`).children, { schema });

  it('is part of what the strings of a union take', () => {
    expect(() => readUnion('<text> a </text>')).toThrow('no member type of the union');
  });

  it('is not part of what its other members take', () => {
    expect(readUnion('<text> true </text>')).toEqual({ 'u:text': true });
    expect(readUnion('<number> 1 </number>')).toEqual({ 'u:number': 1 });
  });
});

describe('normal form of trees', () => {
  it('has members in schema order, keys first', () => {
    const xml = '<cage><label>x</label><number>1</number><row>A</row></cage><name>n</name>';
    expect(JSON.stringify(read(xml))).toBe('{"name":"n","cage":[{"row":"A","number":1,"label":"x"}]}');
  });

  it('joins entries that do not stand together, in the order given', () => {
    expect(read('<rank>2</rank><name>n</name><rank>1</rank>')).toEqual({ name: 'n', rank: [2, 1] });
  });

  it('has no empty container unless it means something (RFC 7950 section 7.5.1)', () => {
    expect(read('<vip/><shop/><cage><row>A</row><number>1</number><lock/></cage>')).toEqual({
      cage: [{ row: 'A', number: 1 }],
      vip: {},
    });
    expect(readAll('<zoo xmlns="urn:zoo"/>')).toEqual({});
  });

  it('has module names where the module changes (RFC 7951 section 4)', () => {
    const xml = '<name>z</name><m:name>m</m:name><m:aquarium><m:litres>1</m:litres></m:aquarium>';
    expect(read(xml)).toEqual({ name: 'z', 'zoo-more:name': 'm', 'zoo-more:aquarium': { litres: 1 } });
    expect(readAll('<top xmlns="urn:zoo-more?a=1&amp;b=2">hat</top>')).toEqual({ 'zoo-more:top': 'hat' });
  });

  it('keeps repeated values of state leaf-lists and keyless lists', () => {
    const visit = '<visit><who>x</who></visit>';
    expect(read(`<health>${visit}${visit}</health>`, false)).toEqual({
      health: { visit: [{ who: 'x' }, { who: 'x' }] },
    });
  });
});

describe('RFC 7950 sections 7.10 and 7.11: anydata and anyxml are kept with their namespaces', () => {
  it.each([
    ['<notes><a xmlns="u">1</a></notes>', '<a xmlns="u">1</a>'],
    ['<notes>\n <a/>\n <m:b/>\n</notes>', '<a xmlns="urn:zoo"/><m:b xmlns:m="urn:zoo-more?a=1&amp;b=2"/>'],
    ['<art>plain &lt; text</art>', 'plain &lt; text'],
    [
      '<art>mixed <b k="z:cat">up</b> text</art>',
      'mixed <b xmlns="urn:zoo" xmlns:z="urn:zoo" k="z:cat">up</b> text',
    ],
    ['<art><x:c xmlns:x="u"><x:d/></x:c></art>', '<x:c xmlns:x="u"><x:d/></x:c>'],
    ['<art/>', ''],
    ['<art><![CDATA[<raw>]]></art>', '<![CDATA[<raw>]]>'],
  ])('%s', (xml, expected) => {
    const data = read(xml) as Record<string, unknown>;
    expect(data.art ?? data.notes).toEqual({ '#xml': expected });
  });
  it('anydata holds nodes, not text', () => {
    expect(() => read('<notes>text</notes>')).toThrow('text is not expected in notes');
  });
});

describe('RFC 6241 appendix A: errors say what is wrong and where', () => {
  it.each([
    ['<nothing/>', ['unknown-element /zoo:zoo: unknown element: nothing']],
    ['<name xmlns="urn:no">x</name>', ['unknown-namespace /zoo:zoo: unknown namespace: urn:no']],
    ['<m:open>true</m:open>', ['unknown-element /zoo:zoo: unknown element: open']],
    [
      '<health><temperature>3</temperature></health>',
      ['unknown-element /zoo:zoo: health is state data, not configuration'],
    ],
    ['<open>yes</open>', ['invalid-value /zoo:zoo/open: "yes" is not a boolean: true or false was expected']],
    ['<open><name/></open>', ['unknown-element /zoo:zoo/open: unknown element: name; open holds a value']],
    ['<name>a</name><name>b</name>', ['bad-element /zoo:zoo/name: name is given twice']],
    ['<cage><row>A</row></cage>', ['missing-element /zoo:zoo/cage: missing key number of cage']],
    [
      '<cage><row>A</row><number>x</number></cage>',
      [
        `invalid-value /zoo:zoo/cage[row='A'][number='x']/number: "x" is not a uint8: a whole number from 0 to 255 was expected`,
      ],
    ],
    ['<tag>a</tag><tag>a</tag>', [`bad-element /zoo:zoo/tag[.='a']: an entry of tag is given twice`]],
    [
      '<queue><who>a</who></queue><queue><who>a</who><seat>1</seat></queue>',
      [`bad-element /zoo:zoo/queue[who='a']: an entry of queue is given twice`],
    ],
    ['text<name>x</name>', ['bad-element /zoo:zoo: text is not expected in zoo']],
    ['<name a="1">x</name>', ['unknown-attribute /zoo:zoo/name: unknown attribute: a']],
    ['<star>cow</star>', ['invalid-value /zoo:zoo/star: "cow" is not an identity derived from zoo:animal']],
    [
      '<cage><row>A</row><number>1</number><tenant><id>5</id><weight>heavy</weight></tenant></cage>',
      [
        `invalid-value /zoo:zoo/cage[row='A'][number='1']/tenant[id='5']/weight: "heavy" is not an int32: a whole number from -2147483648 to 2147483647 was expected`,
      ],
    ],
  ])('%s', (xml, expected) => {
    expect(errorsOf(() => read(xml))).toEqual(expected);
  });

  it('tells all errors of a message, up to 20', () => {
    expect(errorsOf(() => read('<open>1</open><free>x</free><foo/>'))).toHaveLength(3);
    expect(errorsOf(() => read('<foo/>'.repeat(50)))).toHaveLength(20);
  });

  it('names the element, the namespace and the rule', () => {
    try {
      readAll('<a xmlns="urn:no"/>');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        type: 'protocol',
        details: { path: [], info: { 'bad-element': 'a', 'bad-namespace': 'urn:no' } },
      });
    }
  });

  it('puts the path of the parent in front', () => {
    const rpc = schema.rpcs.get('zoo:feed')!;
    const input = parseXml('<feed xmlns="urn:zoo"><bowl><size>big</size></bowl></feed>').children;
    const options = { schema, at: [{ node: rpc }] };
    expect(errorsOf(() => readXmlData(rpc.input, input, options))[0]).toMatch(
      /^invalid-value \/zoo:feed\/bowl\/size: "big" is not a uint8/,
    );
  });
});

describe('RFC 6243 section 4.5: tagged defaults', () => {
  it('a value tagged as default is not set', () => {
    expect(read(`<open ${WD} wd:default="true">true</open><name>n</name>`)).toEqual({ name: 'n' });
    expect(read(`<open ${WD} wd:default="false">true</open>`)).toEqual({ open: true });
  });

  it('must be the default', () => {
    expect(errorsOf(() => read(`<open ${WD} wd:default="true">false</open>`))).toEqual([
      'invalid-value /zoo:zoo/open: the value of open is not its default',
    ]);
    expect(errorsOf(() => read(`<open ${WD} wd:default="maybe">true</open>`))).toEqual([
      'bad-attribute /zoo:zoo/open: "maybe" is not true or false',
    ]);
  });
});

it('does not mind what JavaScript objects are made of', () => {
  expect(errorsOf(() => read('<constructor/><__proto__/><toString/>'))).toEqual([
    'unknown-element /zoo:zoo: unknown element: constructor',
    'unknown-element /zoo:zoo: unknown element: __proto__',
    'unknown-element /zoo:zoo: unknown element: toString',
  ]);
});
