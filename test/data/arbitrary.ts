/** Generates configuration trees for a schema: canonical, in normal form, not necessarily valid. */
import fc from 'fast-check';
import type { DataNode, JsonObject, JsonValue, LeafNode, ParentNode, Schema } from '../../codegen/index.ts';
import type { LeafType } from '../../codegen/types/type.ts';
import { firstDuplicate } from '../../src/data/path/unique-entries.ts';

const TEXTS = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom(
    '',
    ' ',
    '<a>',
    '&amp;',
    ']]>',
    '\r\n',
    '"',
    "it's",
    'a,b/c=d%',
    '__proto__',
    '\t',
    'zoo:cat',
  ),
);

function candidates(type: LeafType): fc.Arbitrary<unknown> {
  switch (type.base) {
    case 'boolean':
      return fc.boolean();
    case 'empty':
      return fc.constant([null]);
    case 'identityref':
      return fc.constantFrom('zoo:cat', 'zoo:dog', 'zoo-more:lion');
    case 'instance-identifier':
      return fc.constantFrom(
        '/zoo:zoo',
        "/zoo:zoo/cage[row='a'][number='1']/zoo-more:heated",
        '/zoo-more:top',
      );
    case 'enumeration':
      return fc.constantFrom(...type.enums.map(({ name }) => name));
    case 'bits':
      return fc.subarray(type.bits.map(({ name }) => name)).map((bits) => bits.join(' '));
    case 'binary':
      return fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString('base64'));
    case 'decimal64':
      return fc.integer({ min: -99999, max: 99999 }).map((n) => String(n / 10 ** (type.fractionDigits ?? 1)));
    case 'int64':
    case 'uint64':
      return fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String);
    case 'union':
      return fc.oneof(...type.members.map(candidates));
    case 'string':
      return TEXTS;
    default:
      return fc.integer({ min: 0, max: 127 });
  }
}

/** Canonical values of a type: candidates that it takes. */
function values(type: LeafType): fc.Arbitrary<JsonValue> {
  return candidates(type)
    .map((value) => {
      try {
        return type.parseJson(value);
      } catch {
        return undefined;
      }
    })
    .filter((value) => value !== undefined);
}

function nodeValue(node: DataNode): fc.Arbitrary<JsonValue> {
  switch (node.kind) {
    case 'leaf':
      return values(node.type);
    case 'leaf-list':
      return entries(node, values(node.type));
    case 'container':
      return object(node, node.presence === undefined ? 1 : 0);
    case 'list':
      return entries(node, object(node, 0));
    default:
      return fc.constantFrom({ '#xml': '<a xmlns="urn:any">1</a>' }, { '#xml': '' });
  }
}

function entries(node: DataNode & { kind: 'list' | 'leaf-list' }, one: fc.Arbitrary<JsonValue>) {
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((all) => {
    const rest = [...all];
    for (let i = firstDuplicate(node, rest); i >= 0; i = firstDuplicate(node, rest)) rest.splice(i, 1);
    return rest;
  });
}

/** An object with some members, list keys always; with at least `least` where the schema permits. */
function object(parent: ParentNode, least: number): fc.Arbitrary<JsonObject> {
  const children = parent.dataChildren.filter(({ config }) => config);
  const members = children.map((node) => {
    const needed = node.kind === 'leaf' && (node as LeafNode).isKey;
    return needed ? nodeValue(node) : fc.option(nodeValue(node), { nil: undefined, freq: 3 });
  });
  return fc
    .tuple(...members)
    .filter((all) => all.filter((value) => value !== undefined).length >= least)
    .map((all) => {
      const result: Record<string, JsonValue> = {};
      all.forEach((value, i) => {
        if (value !== undefined) result[children[i]!.jsonName] = value;
      });
      return result;
    });
}

export function arbitraryTree(schema: Schema): fc.Arbitrary<JsonObject> {
  return object(schema.root, 0);
}
