import { describe, expect, test } from 'vitest';
import { choice, flag, keyword, number, parameter } from '../../src/shell/grammar/element.ts';
import { parse } from '../../src/shell/grammar/parse.ts';
import { createTree } from '../../src/shell/grammar/tree.ts';

const show = keyword('show', '');
const commands = [
  { id: 'version', syntax: [show, keyword('version', '')] },
  { id: 'license summary', syntax: [show, keyword('license', ''), keyword('summary', '')] },
  { id: 'license status', syntax: [show, keyword('license', ''), keyword('status', '')] },
  { id: 'shutdown', syntax: [keyword('shutdown', '')] },
  { id: 'en', syntax: [keyword('en', '')] },
  { id: 'enable', syntax: [keyword('enable', ''), flag('force', '')] },
  { id: 'length', syntax: [keyword('length', ''), number('value', 0, 512, '')] },
  {
    id: 'copy',
    syntax: [
      keyword('copy', ''),
      choice([keyword('running-config', '', 'from')], [parameter('from', 'WORD', '')]),
    ],
  },
  { id: 'say', syntax: [keyword('say', ''), parameter('text', 'LINE', '', { rest: true, secret: true })] },
];
const tree = createTree(commands);

function run(line: string) {
  const parsed = parse(tree, line);
  if (parsed.kind !== 'command') return parsed;
  return { id: parsed.command.id, args: Object.fromEntries(parsed.args) };
}

describe('words are found by what they begin with', () => {
  test.each([
    ['show version', 'version'],
    ['sho v', 'version'],
    ['  SHOW   Lic  sum ', 'license summary'],
    ['en', 'en'],
    ['ena', 'enable'],
  ])('%s', (line, id) => {
    expect(run(line)).toMatchObject({ id });
  });
});

describe('arguments', () => {
  test.each([
    ['length 24', { value: '24' }],
    ['copy run', { from: 'running-config' }],
    ['copy flash:a', { from: 'flash:a' }],
    ['enable f', { force: 'force' }],
    ['say  two  words  ', { text: 'two  words' }],
  ])('%s', (line, args) => {
    expect(run(line)).toMatchObject({ args });
  });

  test('a line with a secret is marked', () => {
    expect(parse(tree, 'say token')).toMatchObject({ secret: true });
    expect(parse(tree, 'show version')).toMatchObject({ secret: false });
  });
});

describe('what is no command', () => {
  test.each([
    ['', { kind: 'empty' }],
    ['show', { kind: 'incomplete' }],
    ['show license s', { kind: 'ambiguous' }],
    ['sh', { kind: 'ambiguous' }],
    // The column is that of the first character that fits nothing.
    ['shwo version', { kind: 'invalid', column: 2 }],
    ['show versoin', { kind: 'invalid', column: 9 }],
    ['show xyz', { kind: 'invalid', column: 5 }],
    ['length 513', { kind: 'invalid', column: 7 }],
    ['length x', { kind: 'invalid', column: 7 }],
    ['show version now', { kind: 'invalid', column: 13 }],
  ])('%s', (line, expected) => {
    expect(run(line)).toEqual(expected);
  });
});

test('two commands of the same syntax are a mistake in the grammar', () => {
  expect(() => createTree([...commands, { id: 'again', syntax: [keyword('en', '')] }])).toThrow(
    /same syntax/,
  );
});
