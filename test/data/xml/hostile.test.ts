/** Whatever arrives, the answer is a ProtocolError and comes soon. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsSelection } from '../../../src/data/filter/fields.ts';
import { subtreeSelection } from '../../../src/data/filter/subtree.ts';
import { xpathSelection } from '../../../src/data/filter/xpath.ts';
import { parseJson } from '../../../src/data/json/parse.ts';
import { editFromJson } from '../../../src/data/json/read-edit.ts';
import { parseApiPath } from '../../../src/data/path/api-path.ts';
import { METHOD_ACTIONS } from '../../../src/data/path/edit-at.ts';
import { parseInstanceId } from '../../../src/data/path/instance-id.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { readXmlData } from '../../../src/data/xml/read-data.ts';
import { readXmlEdit } from '../../../src/data/xml/read-edit.ts';
import { writeXml } from '../../../src/data/xml/write.ts';
import { arbitraryTree } from '../arbitrary.ts';
import { errorsOf, TREE, zoo } from '../fixtures.ts';

const schema = zoo();

/** Texts made of what the grammars are made of. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...[
        '<',
        '>',
        '/',
        '</',
        '/>',
        '<zoo xmlns="urn:zoo">',
        '</zoo>',
        '<cage>',
        '</cage>',
        '<row>',
        '</row>',
        'A',
        '1',
      ],
      ...[
        'zoo:zoo',
        'cage',
        'row',
        '=',
        ',',
        '%',
        '%2F',
        '[',
        ']',
        '(',
        ')',
        ';',
        "'",
        '"',
        ':',
        '.',
        '*',
        '|',
        ' ',
      ],
      ...[
        '{',
        '}',
        '\\',
        '\n',
        '&amp;',
        '&',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?',
        '?>',
        'true',
        '-',
        '@',
      ],
    ),
    { maxLength: 30 },
  )
  .map((all) => all.join(''));
const text = fc.oneof(pieces, fc.string());

const READERS: Record<string, (input: string) => unknown> = {
  parseXml,
  parseJson: (input) => parseJson(input),
  'XML data': (input) => readXmlData(schema.root, [parseXml(input)], { schema }),
  'XML edits': (input) => readXmlEdit(schema, [parseXml(input)]),
  'subtree filters': (input) => subtreeSelection(schema, parseXml(`<f>${input}</f>`)).apply(TREE),
  'XPath filters': (input) => xpathSelection(schema, input, () => undefined).apply(TREE),
  'api-paths': (input) => parseApiPath(schema, input),
  'instance-identifiers': (input) => parseInstanceId(schema, input),
  fields: (input) => fieldsSelection(schema, parseApiPath(schema, 'zoo:zoo'), input),
  'JSON bodies': (input) => editFromJson(schema, [], METHOD_ACTIONS.POST, { 'zoo:zoo': input, [input]: 1 }),
};

describe('any text', () => {
  it.each(Object.keys(READERS))('%s', (name) => {
    fc.assert(fc.property(text, (input) => void errorsOf(() => READERS[name]!(input))));
  });

  it('a document cut off or with a character changed', () => {
    fc.assert(
      fc.property(arbitraryTree(schema), fc.nat(), fc.string({ maxLength: 1 }), (tree, at, change) => {
        const xml = `<config>${writeXml(schema.root, tree, { schema })}</config>`;
        const place = at % xml.length;
        errorsOf(() => parseXml(xml.slice(0, place)));
        errorsOf(() =>
          readXmlEdit(schema, parseXml(xml.slice(0, place) + change + xml.slice(place + 1)).children),
        );
      }),
    );
  });
});

describe('costs stay in proportion', () => {
  const soon = (work: () => unknown) => {
    const start = process.hrtime.bigint();
    errorsOf(work);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(2000);
  };
  const long = 'a'.repeat(300_000);
  it.each<[string, () => unknown]>([
    [
      'long text in anyxml',
      () =>
        readXmlData(
          schema.root,
          [parseXml(`<zoo xmlns="urn:zoo"><art>:<b>${long}:${long}</b></art></zoo>`)],
          { schema },
        ),
    ],
    [
      'many colons in anyxml',
      () =>
        readXmlData(
          schema.root,
          [parseXml(`<zoo xmlns="urn:zoo"><art><b>${'a:'.repeat(100_000)}</b></art></zoo>`)],
          { schema },
        ),
    ],
    ['slashes in a path', () => parseApiPath(schema, `${'/'.repeat(100_000)}x`)],
    ['long instance-identifiers', () => parseInstanceId(schema, `/${long}${' '.repeat(100_000)}x`)],
    ['long strings in broken JSON', () => parseJson(`["${long}\\q"]`)],
    ['many escapes in broken JSON', () => parseJson(`["${'\\n'.repeat(300_000)}" x`)],
    ['backslashes in JSON', () => parseJson(`["${'\\\\'.repeat(200_000)}"]`)],
    [
      'many unknown elements',
      () => readXmlEdit(schema, parseXml(`<c>${'<x/>'.repeat(100_000)}</c>`).children),
    ],
    [
      'many declarations',
      () =>
        parseXml(
          `<a ${Array.from({ length: 200 }, (_, i) => `xmlns:p${i}="u${i}"`).join(' ')}>${'<p0:b/>'.repeat(50_000)}</a>`,
        ),
    ],
    [
      'many predicates',
      () => xpathSelection(schema, `/zoo/cage${`[row='A']`.repeat(10_000)}`, () => undefined),
    ],
  ])('%s', (_, work) => {
    soon(work);
  });
});
