/** What the XML readers share: finding the schema node of an element, and telling where an error is. */
import type { DataNode, JsonScalar, ParentNode, Schema } from '../../../codegen/index.ts';
import type { InstancePath, PathStep } from '../path/instance-path.ts';
import { Problems } from '../path/problems.ts';
import { isBlank, NETCONF_NAMESPACE, type XmlElement } from './element.ts';

export class Reading {
  readonly schema: Schema;
  /** The schema node whose children the outermost elements are. */
  readonly parent: ParentNode;
  /** True when state nodes must not appear. */
  readonly config: boolean;
  readonly problems = new Problems();
  /** Path in front of every error path. */
  readonly #at: InstancePath;
  /** The operation that the elements are content of, if that is known. */
  readonly #operation: string | undefined;
  /** The element that holds the outermost elements, if any. */
  readonly #holder: XmlElement | undefined;

  constructor(
    schema: Schema,
    parent: ParentNode,
    elements: readonly XmlElement[],
    options: { at?: InstancePath; config?: boolean; operation?: string } = {},
  ) {
    this.schema = schema;
    this.parent = parent;
    this.config = options.config ?? false;
    this.#at = options.at ?? [];
    this.#operation = options.operation;
    this.#holder = elements[0]?.parent;
  }

  /** The data node an element is an instance of. Reports an error and gives undefined when there is none. */
  child(parent: ParentNode, element: XmlElement): DataNode | undefined {
    const node = childByName(parent, element);
    if (node && (node.config || !this.config)) return node;
    this.#unknown(element, node);
    return undefined;
  }

  #unknown(element: XmlElement, stateNode: DataNode | undefined): void {
    const path = this.pathOfParent(element);
    const { name, ns } = element;
    const known = ns === '' || ns === NETCONF_NAMESPACE || this.schema.modulesByNamespace.has(ns);
    if (!known) {
      this.problems.add('unknown-namespace', `unknown namespace: ${ns}`, {
        type: 'protocol',
        path,
        info: { 'bad-element': name, 'bad-namespace': ns },
      });
      return;
    }
    if (path.length === 0 && (ns === '' || ns === NETCONF_NAMESPACE)) {
      // What devices say of configuration whose author forgot the namespace: an error of the protocol, not of data.
      this.problems.add('unknown-element', `unknown element: ${name}; its namespace is missing`, {
        type: 'protocol',
        ...(this.#operation === undefined ? { path } : { rpcPath: [this.#operation] }),
        info: { 'bad-element': name },
      });
      return;
    }
    const why = stateNode ? `${name} is state data, not configuration` : `unknown element: ${name}`;
    this.problems.add('unknown-element', why, { path, info: { 'bad-element': name } });
  }

  /** Reports text where only elements may stand. */
  rejectText(element: XmlElement): void {
    if (element.text === '' || isBlank(element.text)) return;
    this.problems.add('bad-element', `text is not expected in ${element.name}`, {
      path: this.pathOf(element),
      info: { 'bad-element': element.name },
    });
  }

  pathOf(element: XmlElement): InstancePath {
    const chain: XmlElement[] = [];
    for (let at: XmlElement | undefined = element; at && at !== this.#holder; at = at.parent) chain.push(at);
    const steps: PathStep[] = [...this.#at];
    let parent: ParentNode | undefined = this.parent;
    for (let i = chain.length - 1; i >= 0 && parent; i--) {
      const node: DataNode | undefined = childByName(parent, chain[i]!);
      if (!node) break;
      steps.push(stepOf(node, chain[i]!));
      parent = 'byLocalName' in node ? node : undefined;
    }
    return steps;
  }

  pathOfParent(element: XmlElement): InstancePath {
    return element.parent && element.parent !== this.#holder ? this.pathOf(element.parent) : this.#at;
  }
}

function childByName(parent: ParentNode, element: XmlElement): DataNode | undefined {
  const nodes = parent.byLocalName.get(element.name);
  if (!nodes) return undefined;
  for (const node of nodes) {
    if (node.module.namespace === element.ns) return node;
  }
  return undefined;
}

/** The step of an element in an error path, with the keys that can be told. */
function stepOf(node: DataNode, element: XmlElement): PathStep {
  if (node.kind !== 'list') return { node };
  const keys: JsonScalar[] = [];
  for (const key of node.keys) {
    const found = element.child(key.name, key.module.namespace);
    if (!found) break;
    keys.push(found.text.trim());
  }
  return keys.length > 0 && keys.length === node.keys.length ? { node, keys } : { node };
}
