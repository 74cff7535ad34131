import { describe, expect, test } from 'vitest';
import { compile, module, problemsOf } from '../schema/support.ts';
import { parse, problems, shape } from './support.ts';

const YIN = 'urn:ietf:params:xml:ns:yang:yin:1';
const yin = (body: string) =>
  `<?xml version="1.0"?>\n<module name="m" xmlns="${YIN}" xmlns:m="urn:m" xmlns:x="urn:x">\n${body}\n</module>`;
const header = '<yang-version value="1.1"/><namespace uri="urn:m"/><prefix value="m"/>';

describe('RFC 7950 section 13: YIN is read to the same statements', () => {
  test('arguments stand in attributes or in elements', () => {
    const text = yin(`${header}
      <description><text>Two
 lines &lt; three</text></description>
      <leaf name="l"><type name="string"/><must condition=". != 'a'"><error-message><value>no</value></error-message></must></leaf>`);
    expect(shape(parse(text))).toEqual([
      'module',
      'm',
      ['yang-version', '1.1'],
      ['namespace', 'urn:m'],
      ['prefix', 'm'],
      ['description', 'Two\n lines < three'],
      ['leaf', 'l', ['type', 'string'], ['must', ". != 'a'", ['error-message', 'no']]],
    ]);
  });

  test('arguments of extensions stand in any attribute, or in an element with text', () => {
    const text = yin('<x:a name="1"/><x:b><x:text>two</x:text><x:c/></x:b><x:d/>');
    expect(shape(parse(text))).toEqual([
      'module',
      'm',
      ['x:a', '1'],
      ['x:b', 'two', ['x:c', undefined]],
      ['x:d', undefined],
    ]);
  });

  test('such a module compiles like any other, and imports and is imported', () => {
    const text = yin(
      `${header}<import module="n"><prefix value="n"/></import><leaf name="l"><type name="n:t"/></leaf>`,
    );
    const schema = compile({
      texts: [text, module('typedef t { type int8; }', { name: 'n' })],
      implement: ['m'],
    });
    expect(schema.root.byJsonName.get('m:l')).toMatchObject({ kind: 'leaf', type: { base: 'int8' } });
  });

  test('problems have the place in the text', () => {
    const text = yin(`${header}\n<leaf name="l"><type name="t"/></leaf>`);
    expect(problemsOf({ texts: [text], implement: ['m'] })).toEqual(['m:4:22 type "t" is not defined [7.4]']);
  });

  test.each([
    ['<leaf id="l"/>', '3:1 element "leaf" must not have an attribute "id"'],
    ['<leaf name="l" config="true"/>', '3:1 element "leaf" must not have an attribute "config"'],
    ['<input name="l"/>', '3:1 element "input" must not have an attribute "name"'],
    ['<description text="x"/>', '3:1 element "description" must not have an attribute "text"'],
    ['<leaf name="l">text</leaf>', '3:1 element "leaf" must not hold text'],
    ['<leaf name="l">', 'unexpected close tag'],
    ['<leaf name="l"/>&x;', 'undefined entity'],
    ['<y:leaf/>', 'unbound namespace prefix'],
    ['<![CDATA\ud800', '3:9 character U+D800 is not allowed'],
  ])('%s', (body, message) => {
    expect(problems(yin(body))[0]).toContain(message);
  });

  test('documents with a DTD are refused', () => {
    const bomb = '<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><module name="&b;"/>';
    expect(problems(bomb)[0]).toContain('document type declaration');
  });

  test('depth is bounded', () => {
    expect(problems('<a>'.repeat(100_000))[0]).toContain('nested deeper');
  });
});
