/** What the schema says about defaults below each node, found once, so that subtrees without any are skipped. */
import type {
  ContainerNode,
  DataNode,
  JsonScalar,
  JsonValue,
  LeafListNode,
  LeafNode,
  ListNode,
  ParentNode,
} from '../../../codegen/index.ts';
import { type Alternative, alternativesOf } from '../edit/layout.ts';
import { sameScalar } from '../list/keys.ts';

export interface DefaultsPlan {
  /** Data children that have a default, or have some below, in schema order. */
  readonly children: readonly DefaultsChild[];
  /** True when a `when` decides about one of these defaults. */
  readonly conditional: boolean;
}

export interface DefaultsChild {
  readonly node: DataNode;
  /** Choices that must be decided in favour of the node for its defaults to apply. */
  readonly alternatives: readonly Alternative[];
  /** The plan below a container or list. */
  readonly inner: DefaultsPlan | undefined;
}

/** A container or list, whose plan is made when it is needed. */
class Inner implements DefaultsChild {
  readonly node: ContainerNode | ListNode;
  readonly alternatives: readonly Alternative[];

  constructor(node: ContainerNode | ListNode) {
    this.node = node;
    this.alternatives = alternativesOf(node);
  }

  get inner(): DefaultsPlan {
    return defaultsPlan(this.node);
  }
}

const plans = new WeakMap<ParentNode, DefaultsPlan>();

/** The plan of a parent; without children when there are no defaults below. */
export function defaultsPlan(parent: ParentNode): DefaultsPlan {
  let plan = plans.get(parent);
  if (!plan) {
    plan = makePlan(parent);
    plans.set(parent, plan);
  }
  return plan;
}

function makePlan(parent: ParentNode): DefaultsPlan {
  const children: DefaultsChild[] = [];
  for (const node of parent.dataChildren) {
    if ('contents' in node) {
      if (node.contents.defaults) children.push(new Inner(node));
    } else if (hasDefault(node)) {
      children.push({ node, alternatives: alternativesOf(node), inner: undefined });
    }
  }
  return { children, conditional: parent.contents.conditionalDefaults };
}

function hasDefault(node: DataNode): boolean {
  if (node.kind === 'leaf') return node.default !== undefined;
  return node.kind === 'leaf-list' && node.defaults.length > 0;
}

/** The default of a leaf or leaf-list as member value; undefined when it has none. */
export function defaultOf(node: DataNode): JsonValue | undefined {
  if (node.kind === 'leaf') return node.default;
  return node.kind === 'leaf-list' && node.defaults.length > 0 ? node.defaults : undefined;
}

/** Whether a value is the one that the schema gives the node when it is not set (RFC 6243 section 3.2). */
export function isDefault(node: LeafNode | LeafListNode, value: JsonValue): boolean {
  if (node.kind === 'leaf') return node.default !== undefined && sameScalar(node.default, value);
  const entries = value as readonly JsonScalar[];
  if (node.defaults.length === 0 || entries.length !== node.defaults.length) return false;
  if (node.orderedBy === 'user') return node.defaults.every((entry, i) => sameScalar(entry, entries[i]));
  return node.defaults.every((entry) => entries.some((other) => sameScalar(entry, other)));
}
