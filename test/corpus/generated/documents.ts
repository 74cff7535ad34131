/** Documents for a schema, drawn by a seed, in XML or JSON: names and types are mostly right. */
import type {
  DataNode,
  LeafListNode,
  LeafNode,
  NotificationNode,
  ParentNode,
  RpcNode,
  Schema,
  SchemaNode,
} from '../../../codegen/index.ts';
import { Random } from '../../fuzz/random.ts';
import { drawValue, type Value } from './values.ts';

/** What a document holds; the words of `-t` of both. */
export type DocumentType = 'config' | 'data' | 'rpc' | 'reply' | 'notif';

export interface Document {
  readonly type: DocumentType;
  readonly format: 'xml' | 'json';
  readonly text: string;
}

/** An instance of a node. */
interface Item {
  readonly node: DataNode | RpcNode | NotificationNode;
  /** What is in it; of anydata the same as XML and as JSON. */
  readonly content: readonly Item[] | Value;
}

const PREFIXES = 'xmlns:a="urn:a" xmlns:b="urn:b"';
const ANY: readonly Value[] = [
  { text: '', json: {} },
  { text: '<x xmlns="urn:x">1</x>', json: { 'x:x': 1 } },
  { text: '<l xmlns="urn:a">1</l>', json: { 'a:l': [{}] } },
  { text: '<x xmlns=""><y/><y/></x>', json: { 'a:x': { y: ['', ''] } } },
];

const TEXT: Value = { text: 'text', json: 'text' };

/** A document of a type; undefined when there is nothing of it in the schema. */
export function makeDocument(schema: Schema, type: DocumentType, seed: number): Document | undefined {
  const random = new Random(seed);
  const format = random.below(3) === 0 ? 'json' : 'xml';
  const items = new Maker(type, random).items(schema);
  if (!items) return undefined;
  return { type, format, text: format === 'xml' ? xml(items) : JSON.stringify(json(items, undefined)) };
}

/** Draws what is in a document. */
class Maker {
  readonly #type: DocumentType;
  readonly #random: Random;
  /** yanglint does not look for repeated nodes and second cases in replies. */
  readonly #mayRepeat: boolean;

  constructor(type: DocumentType, random: Random) {
    this.#type = type;
    this.#random = random;
    this.#mayRepeat = type !== 'reply';
  }

  items(schema: Schema): readonly Item[] | undefined {
    const type = this.#type;
    if (type === 'config' || type === 'data') return this.#content(schema.root, 0);
    const kinds = type === 'notif' ? ['notification'] : ['rpc', 'action'];
    const operations = schema.nodes.filter(({ kind }) => kinds.includes(kind));
    if (operations.length === 0) return undefined;
    const operation = this.#random.pick(operations) as RpcNode | NotificationNode;
    if (operation.kind === 'notification') return this.#around(operation, this.#content(operation, 0));
    return this.#around(operation, this.#content(type === 'rpc' ? operation.input : operation.output, 0));
  }

  /** An operation or notification and its way down. */
  #around(node: RpcNode | NotificationNode, inner: readonly Item[]): readonly Item[] {
    let items: readonly Item[] = [{ node, content: inner }];
    for (let at = node.parent; at; at = at.parent) {
      if (at.kind === 'list') {
        const keys = at.keys.filter(() => !this.#once(60));
        items = [...keys.map((key) => this.#instance(key, 0)), ...items];
      }
      if ('jsonName' in at) items = [{ node: at, content: items }];
    }
    return items;
  }

  #content(parent: ParentNode, depth: number): readonly Item[] {
    const chosen = new Map<SchemaNode, SchemaNode>();
    const items = parent.dataChildren.flatMap((node) => {
      const isKey = node.kind === 'leaf' && node.isKey;
      const admitted =
        (node.config || this.#type !== 'config' || this.#once(100)) && this.#choose(node, chosen);
      const wanted = isKey ? !this.#once(60) : admitted && this.#random.below(3) < (depth === 0 ? 2 : 1);
      if (!wanted && !(admitted && mustStand(node) && !this.#once(8))) return [];
      const many = Array.from({ length: this.#countOf(node) }, () => this.#instance(node, depth));
      return this.#mayRepeat && this.#once(8) ? many : distinct(many);
    });
    return this.#mayRepeat && this.#once(80) ? [...items, ...items.slice(-1)] : items;
  }

  /** Whether a node is of the cases that are chosen around it; a second case is seldom taken. */
  #choose(node: DataNode, chosen: Map<SchemaNode, SchemaNode>): boolean {
    for (
      let at: SchemaNode = node;
      at.parent?.kind === 'choice' || at.parent?.kind === 'case';
      at = at.parent
    ) {
      if (at.parent.kind === 'case') continue;
      if (!chosen.has(at.parent)) chosen.set(at.parent, this.#random.pick(at.parent.cases));
      if (chosen.get(at.parent) !== at && !(this.#mayRepeat && this.#once(12))) return false;
    }
    return true;
  }

  /** How many of a node: mostly as many as there may be. */
  #countOf(node: DataNode): number {
    if (node.kind !== 'list' && node.kind !== 'leaf-list') return 1;
    if (this.#once(8)) return 1 + this.#random.below(3);
    const least = Math.min(Math.max(1, node.minElements), 3);
    const most = Math.max(least, Math.min(3, node.maxElements));
    return least + this.#random.below(most - least + 1);
  }

  #instance(node: DataNode, depth: number): Item {
    switch (node.kind) {
      case 'leaf':
      case 'leaf-list':
        return { node, content: this.#value(node) };
      case 'container':
      case 'list':
        return { node, content: this.#content(node, depth + 1) };
      default:
        return { node, content: this.#once(20) ? TEXT : this.#random.pick(ANY) };
    }
  }

  /** yanglint takes a key that is empty for one that a path finds nothing to compare with. */
  #value(node: LeafNode | LeafListNode): Value {
    const value = drawValue(node.type, this.#random);
    return node.kind === 'leaf' && node.isKey && value.text === '' ? { text: 'x', json: 'x' } : value;
  }

  /** True once in so many times. */
  #once(times: number): boolean {
    return this.#random.below(times) === 0;
  }
}

function mustStand(node: DataNode): boolean {
  return node.mandatory || ((node.kind === 'list' || node.kind === 'leaf-list') && node.minElements > 0);
}

/** Instances without those that have the key or value of one before. */
function distinct(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>();
  return items.filter(({ node, content: inner }) => {
    if (node.kind === 'list' ? node.keys.length === 0 : node.kind !== 'leaf-list') return true;
    const names = node.kind === 'list' ? node.keys : [];
    const parts =
      'text' in inner ? [inner.text] : inner.filter((each) => names.includes(each.node as LeafNode));
    const key = JSON.stringify(
      parts.map((each) => (typeof each === 'string' ? each : (each.content as Value).text)),
    );
    return !seen.has(key) && seen.add(key);
  });
}

function xml(items: readonly Item[]): string {
  return items
    .filter(isSomething)
    .map(({ node, content: inner }) => {
      const text = 'text' in inner ? inner.text : xml(inner);
      return `<${node.name} xmlns="${node.module.namespace}" ${PREFIXES}>${text}</${node.name}>`;
    })
    .join('\n');
}

/** Containers that are empty and mean nothing are left out. */
function isSomething({ node, content: inner }: Item): boolean {
  return !(
    node.kind === 'container' &&
    node.presence === undefined &&
    'length' in inner &&
    !inner.some(isSomething)
  );
}

function json(items: readonly Item[], parent: Item['node'] | undefined): Record<string, unknown> {
  const members = new Map<string, unknown>();
  for (const item of items.filter(isSomething)) {
    const { node, content: inner } = item;
    const name = node.module === parent?.module ? node.name : `${node.module.name}:${node.name}`;
    const value = 'text' in inner ? inner.json : json(inner, node);
    if (node.kind === 'list' || node.kind === 'leaf-list')
      members.set(name, [...((members.get(name) as unknown[]) ?? []), value]);
    else members.set(name, value);
  }
  return Object.fromEntries(members);
}
