/** Readers of data behind the parsers: what they take is written and read back as the same. */
import { isDeepStrictEqual } from 'node:util';
import { compileModules, type JsonObject } from '../../codegen/index.ts';
import { parseInstance } from '../../codegen/types/instance-identifier.ts';
import { applyDefaults } from '../../src/data/defaults/apply-defaults.ts';
import { ProtocolError } from '../../src/data/error.ts';
import { parseJson } from '../../src/data/json/parse.ts';
import { readJsonData } from '../../src/data/json/read-data.ts';
import { writeJson } from '../../src/data/json/write.ts';
import { validateData } from '../../src/data/validate/validate.ts';
import { parseXml } from '../../src/data/xml/parse.ts';
import { readXmlData } from '../../src/data/xml/read-data.ts';
import { writeXml } from '../../src/data/xml/write.ts';
import type { FuzzTarget } from './target.ts';

/** Nodes of every kind and type, some with names that JavaScript knows. */
const module = `module f { yang-version 1.1; namespace urn:f; prefix f;
  identity base; identity one { base base; } identity __proto__ { base base; }
  container c { presence "p";
    leaf text { type string { length "0..40"; pattern "[^0-9]*"; } } leaf constructor { type string; }
    leaf int { type int8; default 1; } leaf big { type uint64; default 5; } leaf dec { type decimal64 { fraction-digits 3; } }
    leaf bits { type bits { bit a; bit b; } } leaf bin { type binary; } leaf empty { type empty; } leaf flag { type boolean; }
    leaf id { type identityref { base base; } } leaf path { type instance-identifier { require-instance false; } }
    leaf any-of { type union { type int8; type identityref { base base; } type enumeration { enum x; enum toString; } type string; } }
    leaf-list many { type string; ordered-by user; } leaf-list e { type union { type empty; type int8; } }
    list l { key "k __proto__"; unique valueOf; leaf k { type string; } leaf __proto__ { type int8; } leaf valueOf { type string; }
      leaf ref { type leafref { path "../../l/k"; } must ". != 'no'"; } container in { leaf length { type string; default "d"; } } }
    list free { config false; leaf v { type string; } }
    choice ch { case one { leaf c1 { type string; } } leaf c2 { type string; } }
    anydata any; anyxml xml; } }`;
const schema = compileModules({
  sources: [{ file: 'f.yang', text: module }],
  load: () => undefined,
  implement: ['f'],
});

const fromXml = (text: string): JsonObject => readXmlData(schema.root, parseXml(text).children, { schema });
/** Without paths into modules that are not here: JSON can name them, XML cannot, as their namespaces are not known. */
function fromJson(text: string): JsonObject {
  const tree = readJsonData(schema.root, parseJson(text), { schema });
  const { path = '' } = (tree['f:c'] ?? {}) as JsonObject;
  const steps = parseInstance(String(path)) ?? [];
  const prefixes = steps.flatMap(({ prefix, predicates }) => [
    prefix,
    ...predicates.map((each) => each.prefix),
  ]);
  return prefixes.every((prefix) => prefix === '' || schema.modules.has(prefix)) ? tree : {};
}
const toXml = (tree: JsonObject): string => `<data>${writeXml(schema.root, tree, { schema })}</data>`;
const toJson = (tree: JsonObject): string => writeJson(schema.root, tree, { schema });

function refusedOr<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return undefined;
  }
}

/** Text of XML cannot hold all that JSON can, and anydata changes its form; all else is the same afterwards. */
function check(tree: JsonObject): void {
  refusedOr(() => validateData(schema, tree));
  for (const mode of ['report-all', 'trim', 'report-all-tagged'] as const) {
    toJson(applyDefaults(schema, tree, mode));
  }
  expectSame(tree, fromXml(toXml(tree)));
  expectSame(tree, fromJson(toJson(tree)));
  const tagged = applyDefaults(schema, tree, 'report-all-tagged');
  expectSame(tree, fromXml(toXml(tagged)));
  expectSame(tree, fromJson(toJson(tagged)));
  for (const name in {}) throw new Error(`every object has a member ${name}`);
}

function expectSame(tree: JsonObject, back: JsonObject): void {
  const [before, after] = [tree, back].map(withoutAny);
  if (isDeepStrictEqual(before, after)) return;
  throw new Error(`${JSON.stringify(before)} came back as ${JSON.stringify(after)}`);
}

function withoutAny(tree: JsonObject): JsonObject {
  const c = tree['f:c'] as JsonObject | undefined;
  if (!c) return tree;
  return {
    'f:c': Object.fromEntries(Object.entries(c).filter(([name]) => name !== 'any' && name !== 'xml')),
  };
}

const WORDS =
  '__proto__ constructor toString valueOf f:constructor f:c l k in any xml many text int big dec bits bin id path any-of empty 1 -1 0.5 true one f:one YQ== null'.split(
    ' ',
  );

export const xmlData: FuzzTarget = {
  name: 'xml-data',
  examples: [
    `<data><c xmlns="urn:f" xmlns:f="urn:f"><text>a&lt;&#9;\u{1f600}</text><constructor>x</constructor><int>01</int><big>5</big><dec>1.50</dec><bits>b a</bits>
<bin>YQ==</bin><empty/><id>f:one</id><path>/f:c/f:l[f:k='"'][f:__proto__='1']</path><any-of>f:__proto__</any-of><many>z</many><many>a</many><e/><e>1</e></c></data>`,
    `<data xmlns:wd="urn:ietf:params:xml:ns:netconf:default:1.0"><c xmlns="urn:f"><int wd:default="true">1</int><l><k>__proto__</k><__proto__>1</__proto__><valueOf>v</valueOf><ref>__proto__</ref></l>
<l><__proto__>2</__proto__><k/><in><length>5</length></in></l><free><v>1</v></free><free><v>1</v></free><c1> </c1></c></data>`,
    `<data><f:c xmlns:f="urn:f"><f:any><x xmlns="urn:x" a="f:1"><y/>t</x><f:c/></f:any><f:xml>t<f:__proto__>1</f:__proto__><![CDATA[<]]></f:xml></f:c></data>`,
  ],
  words: [
    ...WORDS.map((word) => `<${word}>`),
    ...WORDS.map((word) => `</${word}>`),
    ...WORDS,
    ...[
      '<c xmlns="urn:f">',
      '</c>',
      ' xmlns="urn:f"',
      ' xmlns=""',
      ' wd:default="true"',
      '<![CDATA[',
      ']]>',
      '&#10;',
      '&amp;',
      '<!-- -->',
    ],
  ],
  run(text) {
    const tree = refusedOr(() => fromXml(Buffer.from(text).toString()));
    if (tree) check(tree);
  },
};

export const jsonData: FuzzTarget = {
  name: 'json-data',
  examples: [
    `{"f:c":{"text":"a<\\t\\ud83d\\ude00","constructor":"x","int":1,"big":"5","dec":"1.50","bits":"b a","bin":"YQ==","empty":[null],"flag":true,"id":"one",
"path":"/f:c/l[k='x'][__proto__='1']","any-of":"f:__proto__","many":["z","a"],"e":[[null],1]}}`,
    `{"f:c":{"int":1,"@int":{"ietf-netconf-with-defaults:default":true},"f:l":[{"k":"__proto__","__proto__":1,"valueOf":"v","ref":"__proto__"},{"__proto__":2,"k":"","in":{"length":"5"}}],"free":[{"v":"1"},{}],"c2":""}}`,
    `{"f:c":{"any":{"f:c":{},"x":[1,{"__proto__":{"y":null}}]},"xml":{"constructor":[true,"t"]}}}`,
  ],
  words: [
    ...WORDS,
    ...WORDS.map((word) => `"${word}":`),
    ...'{ } [ ] , : " 1e3 -0 1.0 [null] [] {} "" "\\u0000" "\\ud800" "\\ufffe" {"f:c":{ "f:__proto__":1 "@c":'.split(
      ' ',
    ),
  ],
  run(text) {
    const tree = refusedOr(() => fromJson(text));
    if (tree) check(tree);
  },
};
