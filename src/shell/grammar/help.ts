/** `?` and the tab key. */
import { candidates, isAccepted, walk } from './parse.ts';
import { type Token, tokens } from './tokens.ts';
import type { Edge, Node } from './tree.ts';

const UNRECOGNIZED = ['% Unrecognized command'];

/** What `?` shows at the end of a line: what may come next, or how the word begun may go on. */
export function help<T>(tree: Node<T>, line: string, from = 0): readonly string[] {
  const place = placeAtEnd(tree, line, from);
  if (place === 'ambiguous') return [`% Ambiguous command:  "${line.trim()} "`];
  if (place === undefined) return UNRECOGNIZED;
  const { node, begun } = place;
  if (begun === undefined) return list(node);
  const words = candidates(node, begun.text.toLowerCase()).map(({ element }) => labelOf(element));
  if (words.length > 0) return [words.sort().join('  ')];
  const parameters = node.edges.filter(({ element }) => isAccepted(element, begun.text));
  return parameters.length > 0
    ? table(parameters.map(({ element }) => [labelOf(element), element.help]))
    : UNRECOGNIZED;
}

/** The line with its last word completed; undefined when it cannot be, or may go on in several ways. */
export function complete<T>(tree: Node<T>, line: string, from = 0): string | undefined {
  const place = placeAtEnd(tree, line, from);
  if (place === undefined || place === 'ambiguous' || place.begun === undefined) return undefined;
  const [only, ...others] = candidates(place.node, place.begun.text.toLowerCase());
  if (!only || others.length > 0) return undefined;
  return `${line.slice(0, place.begun.start)}${labelOf(only.element)} `;
}

interface Place<T> {
  readonly node: Node<T>;
  /** The word that the line ends in, without a space behind it. */
  readonly begun: Token | undefined;
}

function placeAtEnd<T>(tree: Node<T>, line: string, from: number): Place<T> | 'ambiguous' | undefined {
  const words = tokens(line, from);
  const begun = /\s$/.test(line) || words.length === 0 ? undefined : words.at(-1);
  const walked = walk(tree, begun ? words.slice(0, -1) : words, line);
  if (walked.kind === 'ambiguous') return 'ambiguous';
  return walked.kind === 'node' ? { node: walked.node, begun } : undefined;
}

function list<T>(node: Node<T>): readonly string[] {
  const rows = node.edges
    .map(({ element }): [string, string] => [labelOf(element), element.help])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const seen = new Set<string>();
  const unique = rows.filter(([label]) => !seen.has(label) && seen.add(label));
  return table(node.command === undefined ? unique : [...unique, ['<cr>', '<cr>']]);
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`);
}

function labelOf(element: Edge<unknown>['element']): string {
  return element.kind === 'keyword' ? element.word : element.label;
}
