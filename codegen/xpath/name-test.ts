/** Name tests of steps (W3C XPath 1.0 section 2.3), resolved as RFC 7950 section 6.4.1 says. */
import type { DataNode, ParentNode } from '../schema/model.ts';
import type { NodeTest } from './ast.ts';
import type { Context } from './code.ts';
import type { Place } from './cursor.ts';

export type NameTest = Extract<NodeTest, { kind: 'name' }>;

/** A test resolved: local name, and module name or undefined for any. */
export interface Wanted {
  readonly name: string;
  module(): string | undefined;
}

/** Resolves the prefix of a name test at compile time, names without prefix on first use. */
export function wanted(test: NameTest, { names, complain }: Context): Wanted {
  if (test.prefix === undefined) {
    return { name: test.name, module: () => (test.name === '*' ? undefined : names.unprefixed) };
  }
  const module = names.module(test.prefix);
  if (!module) return complain(`prefix "${test.prefix}" is not defined`, test.at, 'RFC 7950 section 6.4.1');
  return { name: test.name, module: () => module.name };
}

/** The data children of a schema node that a name test admits. */
export function matchingChildren(
  parent: ParentNode,
  name: string,
  module: string | undefined,
): readonly DataNode[] {
  const same = name === '*' ? parent.dataChildren : (parent.byLocalName.get(name) ?? []);
  return module === undefined ? same : same.filter((child) => child.module.name === module);
}

/** The name of a place in its tree: an input or output stands for its operation. */
export function nameOf({ node }: Place): string {
  if (node.kind === 'root') return '';
  return (node.kind === 'input' || node.kind === 'output') && node.parent ? node.parent.name : node.name;
}
