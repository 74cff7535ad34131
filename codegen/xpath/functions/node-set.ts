/** Node-set functions (W3C XPath 1.0 section 4.1). */
import { ofNodes, ofNumber, ofString } from '../code.ts';
import type { Place } from '../cursor.ts';
import { nameOf } from '../name-test.ts';
import { type Functions, nodesArgument } from './function.ts';

/** A function of the first node of its argument, or of the context node. */
function ofFirst(text: (place: Place) => string): Functions[string] {
  return {
    min: 0,
    max: 1,
    compile(args, context, call) {
      if (args.length === 0) return ofString((at) => text(at));
      const nodes = nodesArgument(args, 0, context, call);
      return ofString((at, run) => {
        const first = nodes(at, run)[0];
        return first ? text(first) : '';
      });
    },
  };
}

export const nodeSetFunctions: Functions = {
  last: { min: 0, max: 0, compile: () => ofNumber((_, run) => run.size) },
  position: { min: 0, max: 0, compile: () => ofNumber((_, run) => run.position) },
  count: {
    min: 1,
    max: 1,
    compile(args, context, call) {
      const nodes = nodesArgument(args, 0, context, call);
      return ofNumber((at, run) => nodes(at, run).length);
    },
  },
  // YANG data has no attributes of type ID, so no node has one.
  id: { min: 1, max: 1, compile: () => ofNodes(() => []) },
  'local-name': ofFirst(nameOf),
  'namespace-uri': ofFirst(({ node }) => (node.kind === 'root' ? '' : node.module.namespace)),
  name: ofFirst((at) => (at.node.kind === 'root' ? '' : `${at.node.module.prefix}:${nameOf(at)}`)),
};
