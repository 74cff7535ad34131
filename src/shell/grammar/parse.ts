/** From a line to a command, with abbreviations resolved as IOS does. */

import { type Token, tokens } from './tokens.ts';
import type { Edge, Node } from './tree.ts';

export type Arguments = ReadonlyMap<string, string>;

export type Parsed<T> =
  | { readonly kind: 'empty' }
  | { readonly kind: 'command'; readonly command: T; readonly args: Arguments; readonly secret: boolean }
  /** Nothing that may stand here begins like this; `column` is that of the first character that does not fit. */
  | { readonly kind: 'invalid'; readonly column: number }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'incomplete' };

export function parse<T>(tree: Node<T>, line: string, from = 0): Parsed<T> {
  const words = tokens(line, from);
  // An exclamation mark begins a comment.
  if (words.length === 0 || words[0]!.text.startsWith('!')) return { kind: 'empty' };
  const walked = walk(tree, words, line);
  if (walked.kind !== 'node') return walked;
  const { node, args, secret } = walked;
  if (node.command === undefined) return { kind: 'incomplete' };
  return { kind: 'command', command: node.command, args, secret };
}

export type Walked<T> =
  | { readonly kind: 'node'; readonly node: Node<T>; readonly args: Arguments; readonly secret: boolean }
  | { readonly kind: 'invalid'; readonly column: number }
  | { readonly kind: 'ambiguous' };

/** Follows words through the tree. */
export function walk<T>(tree: Node<T>, words: readonly Token[], line: string): Walked<T> {
  const args = new Map<string, string>();
  let node = tree;
  let secret = false;
  for (const word of words) {
    const found = match(node, word);
    if ('kind' in found) return found;
    const { element } = found;
    node = found.node;
    if (element.kind === 'keyword') {
      if (element.as !== undefined) args.set(element.as, element.word);
      continue;
    }
    secret ||= element.secret === true;
    args.set(element.name, element.rest ? line.slice(word.start).trimEnd() : word.text);
    if (element.rest) break;
  }
  return { kind: 'node', node, args, secret };
}

function match<T>(
  node: Node<T>,
  word: Token,
): Edge<T> | { kind: 'invalid'; column: number } | { kind: 'ambiguous' } {
  const text = word.text.toLowerCase();
  const keywords = candidates(node, text);
  const exact = keywords.find((edge) => wordOf(edge) === text);
  if (exact) return exact;
  if (keywords.length === 1) return keywords[0]!;
  if (keywords.length > 1) return { kind: 'ambiguous' };
  const parameters = node.edges.filter(({ element }) => element.kind === 'parameter');
  const taken = parameters.find(({ element }) => isAccepted(element, word.text));
  if (taken) return taken;
  const common =
    parameters.length > 0 ? 0 : Math.max(0, ...node.edges.map((edge) => shared(wordOf(edge), text)));
  return { kind: 'invalid', column: word.start + common };
}

/** The keywords that a text may be short for. */
export function candidates<T>(node: Node<T>, text: string): readonly Edge<T>[] {
  return node.edges.filter((edge) => edge.element.kind === 'keyword' && wordOf(edge).startsWith(text));
}

export function isAccepted(element: Edge<unknown>['element'], text: string): boolean {
  return element.kind === 'parameter' && (element.accepts?.(text) ?? true);
}

function wordOf<T>({ element }: Edge<T>): string {
  return element.kind === 'keyword' ? element.word.toLowerCase() : '';
}

function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
