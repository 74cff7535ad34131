/** Commands merged into one tree: words that several commands begin with are one edge. */
import type { Element, Keyword, Parameter, Syntax } from './element.ts';

export interface Edge<T> {
  readonly element: Keyword | Parameter;
  readonly node: Node<T>;
}

/** A place between two words. */
export interface Node<T> {
  readonly edges: Edge<T>[];
  /** What is run when the line ends here. */
  command: T | undefined;
}

export function createTree<T extends { readonly syntax: Syntax }>(commands: readonly T[]): Node<T> {
  const root: Node<T> = { edges: [], command: undefined };
  for (const command of commands) add(root, command.syntax, command);
  return root;
}

/** Adds what may follow a place; a choice is written out, its branches sharing what they begin with. */
function add<T>(node: Node<T>, [first, ...rest]: Syntax, command: T): void {
  if (first === undefined) {
    if (node.command !== undefined && node.command !== command) {
      throw new Error('two commands have the same syntax');
    }
    node.command = command;
    return;
  }
  if (first.kind === 'choice') {
    for (const branch of first.branches) add(node, [...branch, ...rest], command);
    return;
  }
  add(edgeFor(node, first).node, rest, command);
}

function edgeFor<T>(node: Node<T>, element: Keyword | Parameter): Edge<T> {
  const there = node.edges.find((edge) => isSame(edge.element, element));
  if (there) return there;
  const edge: Edge<T> = { element, node: { edges: [], command: undefined } };
  node.edges.push(edge);
  return edge;
}

function isSame(a: Element, b: Keyword | Parameter): boolean {
  if (a.kind === 'keyword' && b.kind === 'keyword') return a.word === b.word && a.as === b.as;
  return a.kind === 'parameter' && b.kind === 'parameter' && a.name === b.name && a.label === b.label;
}
