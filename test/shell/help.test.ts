import { describe, expect, test } from 'vitest';
import { xeCommands } from '../../src/shell/commands/index.ts';
import { complete, help } from '../../src/shell/grammar/help.ts';
import { Grammar } from '../../src/shell/session/grammar.ts';

const grammar = new Grammar(xeCommands);
const exec = { mode: 'exec', privilege: 15 } as const;
const config = { mode: 'config', privilege: 15 } as const;

function ask(state: { mode: 'exec' | 'config'; privilege: number }, line: string) {
  const { tree, from } = grammar.scope(state, line);
  return help(tree, line, from);
}

describe('?', () => {
  test('behind a space: what may come next, in order, with its meaning', () => {
    const lines = ask(exec, 'show license ');
    expect(lines.map((line) => /^ {2}(\S+) +\S/.exec(line)?.[1])).toEqual(
      [...lines.map((line) => line.trim().split(/\s+/)[0])].sort(),
    );
    expect(lines).toContain('  summary        Show license summary');
  });

  test('at a word: how it may go on', () => {
    expect(ask(exec, 'show st')).toEqual(['startup-config']);
    expect(ask(exec, 'show license s')).toEqual(['status  summary']);
  });

  test('where the command may end: <cr>', () => {
    expect(ask(exec, 'show version ')).toEqual(['  <cr>  <cr>']);
  });

  test('values show what is expected', () => {
    expect(ask(exec, 'terminal length ')).toEqual([
      '  <0-512>  Number of lines on screen (0 for no pausing)',
    ]);
  });

  test('what is no command', () => {
    expect(ask(exec, 'xyz ')).toEqual(['% Unrecognized command']);
    expect(ask(exec, 'show l x')).toEqual(['% Ambiguous command:  "show l x "']);
  });

  test('do reads the commands of EXEC mode', () => {
    expect(ask(config, 'do show license s')).toEqual(['status  summary']);
    expect(ask(config, 'd')).toEqual(['do']);
  });

  test('user EXEC mode has fewer commands', () => {
    const words = ask({ mode: 'exec', privilege: 1 }, '').map((line) => line.trim().split(/\s+/)[0]);
    expect(words).toEqual(['disable', 'enable', 'exit', 'logout', 'quit', 'show', 'terminal']);
  });

  test('every command can be asked for, and every word explains itself', () => {
    const visit = (line: string, state: typeof exec | typeof config, depth = 0) => {
      if (depth > 12) return;
      for (const row of ask(state, line)) {
        const [, word, text] = /^ {2}(\S+(?: or \S+)?) {2,}(\S.*)$/.exec(row) ?? [];
        expect(text, `${line}?`).toBeDefined();
        if (word && /^[a-z/]/.test(word)) visit(`${line}${word} `, state, depth + 1);
      }
    };
    visit('', exec);
    visit('license ', config);
    visit('no ', config);
  });
});

describe('the tab key', () => {
  test.each([
    ['sh', 'show '],
    ['show ver', 'show version '],
    ['show license s', undefined],
    ['show ', undefined],
    ['xyz', undefined],
  ])('%s', (line, expected) => {
    const { tree, from } = grammar.scope(exec, line);
    expect(complete(tree, line, from)).toBe(expected);
  });
});
