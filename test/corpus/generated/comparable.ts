/** JSON documents made alike where they may differ without meaning anything else. */
import type { Schema } from '../../../codegen/index.ts';
import { comparableSections } from '../yanglint.ts';

/**
 * Text of a document without content of anydata and without containers that hold nothing; entries in one order, as
 * yanglint sorts those that the system orders.
 */
export function comparable(schema: Schema, document: unknown): string {
  const any = new Set<string>();
  const byUser = new Set<string>();
  for (const node of schema.nodes) {
    if (node.kind === 'anydata' || node.kind === 'anyxml') any.add(node.name);
    const isMany = node.kind === 'list' || node.kind === 'leaf-list';
    if (isMany && node.orderedBy === 'user' && node.config) byUser.add(node.name);
  }
  for (const node of schema.nodes) {
    const isMany = node.kind === 'list' || node.kind === 'leaf-list';
    if (isMany && (node.orderedBy === 'system' || !node.config)) byUser.delete(node.name);
  }
  const normal = (value: unknown, ordered: boolean): unknown => {
    if (Array.isArray(value)) {
      const all = value.map((each) => normal(each, false));
      return ordered ? all : all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value)
      .filter(([name]) => !any.has(localName(name)))
      .map(([name, each]): [string, unknown] => [shortName(name), normal(each, byUser.has(localName(name)))])
      .filter(([, each]) => !isEmpty(each));
    return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return JSON.stringify(normal(document, false));
}

const localName = (name: string): string => name.replace(/^.*:/, '');

/** Names of members of every object keep their module in this project, whatever is around them. */
function shortName(name: string): string {
  const short = name.replace(/^(@?)a:/, '$1');
  return short.replace('@', '') in Object.prototype ? short : name;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/**
 * The lines of a tree, each behind those it is below, without what is shown differently by choice: columns, the order
 * of what augments add, if-features (yanglint leaves out those of uses and refine), sections of augments and cases
 * that hold nothing any more.
 */
export function comparableTree(tree: string): string {
  const lines = comparableSections(tree)
    .replace(/ \{[^}]*\}\?$/gm, '')
    .split('\n')
    .map((line) => {
      const [side] = /^[ |]*/.exec(line)!;
      return ' '.repeat(side.length) + line.slice(side.length).replace(/ {2,}/g, ' ');
    });
  const above: string[] = [];
  return lines
    .filter((line, i) => !/^ *[+xo]--:/.test(line) || depth(lines[i + 1] ?? '') > depth(line))
    .map((line) => {
      above.length = Math.ceil(depth(line) / 3);
      above.push(line.trim());
      return above.join(' > ');
    })
    .sort()
    .join('\n');
}

const depth = (line: string): number => line.length - line.trimStart().length;
