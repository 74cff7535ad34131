/** XPath filters (RFC 6241 section 8.9): the selected nodes, with their ancestors and the keys of these. */
import {
  type Cursor,
  type DataNode,
  type JsonObject,
  type Module,
  type PrefixToNamespace,
  type Schema,
  YangError,
} from '../../../codegen/index.ts';
import { compileXPath, resultNodes, rootCursor } from '../../../codegen/xpath/compile.ts';
import { ProtocolError } from '../error.ts';
import { selectionOfCursors } from './cursor-tree.ts';
import { defaultModule } from './default-module.ts';
import { PickSelection } from './pick-selection.ts';
import type { Selection } from './selection.ts';
import { simplePathPick } from './simple-xpath.ts';

/**
 * What an XPath expression selects. Prefixes are those in scope where it stood; names without one are in the default
 * namespace, or where none is bound (or it is that of the protocol) are found by their local name in any module.
 * Throws ProtocolError `invalid-value` when it is no expression for a node-set.
 */
export function xpathSelection(schema: Schema, text: string, namespaceOf: PrefixToNamespace): Selection {
  const pick = simplePathPick(schema, text, namespaceOf);
  if (pick) return new PickSelection([pick]);
  return new XPathSelection(schema, text, namespaceOf);
}

class XPathSelection implements Selection {
  readonly #schema: Schema;
  readonly #evaluate: (tree: JsonObject) => readonly Cursor[];
  /** Nodes the result can hold, with all below; and these with all that is read, and their ancestors. */
  readonly #results: ReadonlySet<unknown> | undefined;
  readonly #read: ReadonlySet<unknown> | undefined;

  constructor(schema: Schema, text: string, namespaceOf: PrefixToNamespace) {
    this.#schema = schema;
    const unprefixed = defaultModule(schema, namespaceOf) ?? 'any';
    const xpath = protocolErrors(() =>
      compileXPath(text, {
        moduleByPrefix: (prefix) => moduleOf(schema, namespaceOf(prefix)),
        unprefixed: () => unprefixed,
        contextNode: () => schema.root,
        root: () => schema.root,
        identity: (name, module) => module.identities.find((identity) => identity.name === name),
      }),
    );
    this.#evaluate = (tree) => protocolErrors(() => xpath.evaluateNodes(rootCursor(schema.root, tree)));
    const results = resultNodes(xpath);
    const { dependencies } = xpath;
    this.#results = results && new Set(results);
    this.#read = results && dependencies && withAncestors([...(results as DataNode[]), ...dependencies]);
    // An expression that is no node-set is refused now, not when it is applied.
    this.#evaluate({});
  }

  mayTouch(path: readonly DataNode[]): boolean {
    if (!this.#read || !this.#results) return true;
    return this.#read.has(path.at(-1)) || path.some((node) => this.#results!.has(node));
  }

  apply(tree: JsonObject): JsonObject {
    return selectionOfCursors(this.#schema, tree, this.#evaluate(tree));
  }
}

function moduleOf(schema: Schema, namespace: string | undefined): Module | undefined {
  return namespace === undefined ? undefined : schema.modulesByNamespace.get(namespace);
}

function withAncestors(nodes: readonly DataNode[]): ReadonlySet<unknown> {
  const all = new Set<unknown>();
  for (const node of nodes) {
    let at: { dataParent?: unknown } | undefined = node;
    while (at && !all.has(at)) {
      all.add(at);
      at = at.dataParent as { dataParent?: unknown } | undefined;
    }
  }
  return all;
}

function protocolErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof YangError)) throw error;
    throw new ProtocolError('invalid-value', `select: ${error.message}`, {
      type: 'protocol',
      info: { 'bad-attribute': 'select', 'bad-element': 'filter' },
    });
  }
}
