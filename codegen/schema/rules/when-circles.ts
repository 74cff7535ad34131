import type { Problems } from '../../syntax/problems.ts';
import { PlacedXPath } from '../expressions.ts';
import type { DataNode, SchemaNode, SchemaRoot } from '../model.ts';
import { isDataNode } from '../nodes/lookups.ts';
import { section } from '../section.ts';

/**
 * What a `when` reads must be settled before it is, so that no `when` can depend on itself through those of others
 * (RFC 7950 section 7.21.5). A node's own ancestors and the node itself do not count: where it is asked about they
 * are there, if only as a dummy.
 */
export function checkWhens(nodes: readonly SchemaNode[], problems: Problems): void {
  const state = new Map<DataNode, 'open' | 'done'>();
  for (const start of candidates(nodes)) {
    const path: { readonly node: DataNode; readonly next: Iterator<DataNode> }[] = [];
    const enter = (node: DataNode) => {
      state.set(node, 'open');
      path.push({ node, next: conditionalNodesRead(node).values() });
    };
    if (!state.has(start)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { value: read, done } = top.next.next();
      if (done) {
        state.set(top.node, 'done');
        path.pop();
      } else if (!state.has(read)) enter(read);
      else if (state.get(read) === 'open')
        report(
          path.map(({ node }) => node),
          read,
          problems,
        );
    }
  }
}

function report(path: readonly DataNode[], again: DataNode, problems: Problems): void {
  const circle = [...path.slice(path.indexOf(again)), again].map(({ name }) => `"${name}"`).join(' → ');
  const when = again.when.find(({ xpath }) => xpath instanceof PlacedXPath);
  const position = (when?.xpath as PlacedXPath | undefined)?.part.statement.argumentPosition;
  problems.report(position, `the "when" of "${again.name}" depends on itself: ${circle}`, section('7.21.5'));
}

/** Nodes with a `when` on which the `when` of a node depends. */
function conditionalNodesRead(node: DataNode): ReadonlySet<DataNode> {
  const own = new Set<DataNode | SchemaRoot | SchemaNode>();
  for (let at: DataNode | DataNode['dataParent'] = node; isDataNode(at); at = at.dataParent) own.add(at);
  const found = new Set<DataNode>();
  for (const { xpath } of node.when) {
    for (const read of xpath.dependencies ?? []) {
      let at: DataNode | DataNode['dataParent'] = read;
      for (; isDataNode(at) && !own.has(at); at = at.dataParent) if (at.when.length > 0) found.add(at);
    }
  }
  return found;
}

/**
 * The nodes that may be in a circle, going by the names their expressions have in them: finding out what expressions
 * really read costs more than all the rest of compiling, and in published modules nothing is left to look at.
 */
function candidates(nodes: readonly SchemaNode[]): readonly DataNode[] {
  const words = new Map<string, readonly string[] | 'any'>();
  const wordsOf = (text: string) => {
    let found = words.get(text);
    if (!found) {
      found = ANY_NAME.test(text) ? 'any' : (text.match(NAME) ?? []);
      words.set(text, found);
    }
    return found;
  };
  let left = nodes.filter((node): node is DataNode => isDataNode(node) && node.when.length > 0);
  for (let before = left.length + 1; left.length < before; ) {
    before = left.length;
    const names = new Set(left.map(({ name }) => name));
    left = left.filter(({ when }) =>
      when.some(({ xpath: { text } }) => {
        const mentioned = wordsOf(text);
        return mentioned === 'any' || mentioned.some((word) => names.has(word));
      }),
    );
  }
  return left;
}

const NAME = /[A-Za-z_][\w.-]*/g;
const ANY_NAME = /\*|\/\/|::|node\s*\(/;
