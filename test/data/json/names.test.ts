/** Nodes whose names are also those of members that every JavaScript object has (RFC 7950 section 6.2 allows them). */
import { expect, test } from 'vitest';
import { compileModules, type JsonObject } from '../../../codegen/index.ts';
import { applyDefaults } from '../../../src/data/defaults/apply-defaults.ts';
import { readJsonData } from '../../../src/data/json/read-data.ts';
import { validateConfig } from '../../../src/data/validate/validate.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { readXmlData } from '../../../src/data/xml/read-data.ts';
import { writeXml } from '../../../src/data/xml/write.ts';

const text = `module n { yang-version 1.1; namespace urn:n; prefix n;
  container top {
    leaf constructor { type int8; default 3; }
    leaf toString { type string; must "../constructor = 1"; }
    leaf hasOwnProperty { type leafref { path "../toString"; } }
    leaf-list toLocaleString { type string; max-elements 2; }
    container isPrototypeOf { leaf x { type int8; default 2; } }
    list __proto__ { key valueOf; unique constructor; leaf valueOf { type string; } leaf constructor { type string; } }
  } }`;
const schema = compileModules({
  sources: [{ file: 'n.yang', text }],
  load: () => undefined,
  implement: ['n'],
});

const document =
  '<top xmlns="urn:n"><constructor>1</constructor><toString>x</toString><hasOwnProperty>x</hasOwnProperty>' +
  '<toLocaleString>__proto__</toLocaleString><toLocaleString>valueOf</toLocaleString>' +
  '<__proto__><valueOf>__proto__</valueOf><constructor>a</constructor></__proto__>' +
  '<__proto__><valueOf>valueOf</valueOf><constructor>b</constructor></__proto__></top>';
const readXml = (xml: string): JsonObject =>
  readXmlData(schema.root, [parseXml(xml)], { schema, config: true });
const readJson = (json: string): JsonObject => readJsonData(schema.root, JSON.parse(json), { schema });

test('are read, validated and written', () => {
  const tree = readXml(document);
  validateConfig(schema, tree);
  expect(writeXml(schema.root, tree, { schema })).toBe(document);
});

test('have their module in JSON, and may be given without', () => {
  const tree = readXml(document);
  const json = JSON.stringify(tree);
  expect(json).toContain('"n:constructor":1');
  expect(readJson(json)).toEqual(tree);
  expect(readJson(json.replace(/"n:(?!top)/g, '"'))).toEqual(tree);
  expect(() => readJson('{"n:top":{"constructor":1,"n:constructor":1}}')).toThrow('given twice');
});

test('are nothing where they are not given', () => {
  expect(readXml('<top xmlns="urn:n"/>')).toEqual({});
  expect(applyDefaults(schema, {}, 'report-all')).toEqual({
    'n:top': { 'n:constructor': 3, 'n:isPrototypeOf': { x: 2 } },
  });
  expect(() => validateConfig(schema, readXml('<top xmlns="urn:n"><toString>x</toString></top>'))).toThrow();
});
