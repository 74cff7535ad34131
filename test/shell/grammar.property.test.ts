/** Both grammars: any command may be shortened as far as it stays unique; help and completion take any line. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellFamily } from '../../src/shell/family.ts';
import { complete, help } from '../../src/shell/grammar/help.ts';
import { candidates, parse } from '../../src/shell/grammar/parse.ts';
import type { Edge, Node } from '../../src/shell/grammar/tree.ts';
import type { Command } from '../../src/shell/session/context.ts';

/** What fits parameters, the first that is accepted is taken. */
const SAMPLES = ['1', '0', 'http://h/x', 'x'];

/** A way through the tree: which edge, and how much of the word is kept. */
const way = fc.array(fc.tuple(fc.nat(1000), fc.nat(20)), { minLength: 1, maxLength: 14 });

function textOf(node: Node<Command>, { element }: Edge<Command>, kept: number): string | undefined {
  if (element.kind === 'parameter') {
    return SAMPLES.find((text) => {
      const taken = candidates(node, text).length === 0;
      return taken && (element.accepts?.(text) ?? true);
    });
  }
  const { word } = element;
  for (let length = Math.max(1, Math.min(kept, word.length)); length <= word.length; length++) {
    const text = word.slice(0, length);
    if (candidates(node, text).length === 1 || length === word.length) return text;
  }
  return word;
}

describe.each(['xe', 'xr'] as const)('%s', (style) => {
  const { grammar } = shellFamily(style);
  const modes = fc.constantFrom('exec', 'config', 'line') as fc.Arbitrary<Command['mode']>;

  test('words that stay unique lead to the same command as whole ones', () => {
    fc.assert(
      fc.property(modes, way, (mode, steps) => {
        const { tree } = grammar.scope({ mode, privilege: 15 }, '');
        const short: string[] = [];
        const whole: string[] = [];
        let node = tree;
        for (const [choice, kept] of steps) {
          if (node.edges.length === 0) break;
          const edge = node.edges[choice % node.edges.length]!;
          const text = textOf(node, edge, kept);
          if (text === undefined) break;
          short.push(text);
          whole.push(edge.element.kind === 'keyword' ? edge.element.word : text);
          // Two parameters may stand in one place: the first that takes the word decides.
          const parsed = node.edges.find(({ element }) => element.kind === 'parameter');
          node = edge.element.kind === 'parameter' && parsed ? parsed.node : edge.node;
        }
        const line = short.join(' ');
        expect(parse(tree, line).kind).toBe(parse(tree, whole.join(' ')).kind);
        const [one, other] = [parse(tree, line), parse(tree, whole.join(' '))];
        if (one.kind === 'command' && other.kind === 'command') expect(one.command).toBe(other.command);
      }),
      { numRuns: 300 },
    );
  });

  test('any line gets help, and completion only lengthens it', () => {
    const words = fc.constantFrom(
      'show',
      'sh',
      'license',
      'smart',
      'do',
      'no',
      '|',
      '?',
      '!',
      'x',
      '',
      '\u0000',
      '😀',
    );
    const lines = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 8 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(modes, lines, (mode, line) => {
        const { tree, from } = grammar.scope({ mode, privilege: 15 }, line);
        expect(help(tree, line, from).length).toBeGreaterThan(0);
        const completed = complete(tree, line, from);
        if (completed !== undefined) expect(completed.length).toBeGreaterThan(line.length);
        expect(['empty', 'command', 'invalid', 'ambiguous', 'incomplete']).toContain(
          parse(tree, line, from).kind,
        );
      }),
      { numRuns: 300 },
    );
  });
});
