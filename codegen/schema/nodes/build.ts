/** From drafts to the final nodes of the model. */
import type { Problems } from '../../syntax/problems.ts';
import { argumentOf, findStatement } from '../../syntax/statement.ts';
import type { Expressions } from '../expressions.ts';
import { ifFeaturesOf } from '../features/features.ts';
import type * as model from '../model.ts';
import { extensionUses } from '../modules/nested.ts';
import type { Mutable, Part } from '../modules/unit.ts';
import { configOf } from '../rules/config.ts';
import { findKeys } from '../rules/keys.ts';
import { statusOf, worseStatus } from '../status.ts';
import { argumentInForce, type Draft, propertiesOf, propertyOf } from '../tree/draft.ts';
import type { Types } from '../types.ts';
import { emptyParent, keysFirst, setChildren } from './lookups.ts';
import { memberName } from './member-name.ts';
import type { Place } from './place.ts';

/** A final node and the draft it came from. */
export interface Built {
  readonly node: model.SchemaNode;
  readonly draft: Draft;
}

/** Builds nodes and numbers them. */
export class NodeBuilder {
  readonly root: Mutable<model.SchemaRoot> = { kind: 'root', id: 0, ...emptyParent() };
  /** Every node by its id. */
  readonly nodes: (model.SchemaNode | model.SchemaRoot)[] = [this.root];
  readonly built: Built[] = [];
  readonly #types: Types;
  readonly #expressions: Expressions;
  readonly #problems: Problems;

  constructor(types: Types, expressions: Expressions, problems: Problems) {
    this.#types = types;
    this.#expressions = expressions;
    this.#problems = problems;
  }

  /** The nodes of a module's top level. */
  buildTop(root: Draft): model.SchemaNode[] {
    const place: Place = {
      parent: undefined,
      dataParent: this.root,
      config: true,
      whens: [],
      status: 'current',
    };
    return this.#children(root, place);
  }

  /** A tree of its own, whose nodes are neither configuration nor state. */
  buildStructure(draft: Draft): model.SchemaRoot {
    const root: Mutable<model.SchemaRoot> = { kind: 'root', id: this.nodes.length, ...emptyParent() };
    this.nodes.push(root);
    const place: Place = {
      parent: undefined,
      dataParent: root,
      config: undefined,
      whens: [],
      status: 'current',
    };
    setChildren(root, this.#children(draft, place));
    return root;
  }

  #children(draft: Draft, place: Place): model.SchemaNode[] {
    const nodes: model.SchemaNode[] = [];
    for (const child of draft.children) {
      if (!child.present) continue;
      const node = this.#node(child, place);
      if (node) nodes.push(node);
    }
    return nodes;
  }

  #node(draft: Draft, place: Place): model.SchemaNode | undefined {
    switch (draft.kind) {
      case 'container':
        return this.#container(draft, place);
      case 'list':
        return this.#list(draft, place);
      case 'leaf':
        return this.#leaf(draft, place);
      case 'leaf-list':
        return this.#leafList(draft, place);
      case 'anydata':
      case 'anyxml':
        return this.#data<model.AnyNode>(draft, draft.kind, place);
      case 'choice':
        return this.#choice(draft, place);
      case 'case':
        return this.#case(draft, place);
      case 'rpc':
      case 'action':
        return this.#operation(draft, draft.kind, place);
      case 'notification':
        return this.#notification(draft, place);
      default:
        throw new TypeError(`${draft.kind} is built by its parent`);
    }
  }

  #container(draft: Draft, place: Place): model.ContainerNode {
    const node = this.#data<model.ContainerNode>(draft, 'container', place);
    node.presence = argumentInForce(draft, 'presence');
    setChildren(node, this.#inTree(draft, node, place));
    return node;
  }

  #list(draft: Draft, place: Place): model.ListNode {
    const node = this.#data<model.ListNode>(draft, 'list', place);
    setElements(node, draft);
    node.unique = [];
    const children = this.#inTree(draft, node, place);
    node.keys = findKeys(draft, node, place.config !== undefined, this.#problems);
    setChildren(node, keysFirst(children, node.keys));
    return node;
  }

  /** Children of a container or list; actions and notifications go to their own lists. */
  #inTree(
    draft: Draft,
    node: Mutable<model.ContainerNode> | Mutable<model.ListNode>,
    place: Place,
  ): model.SchemaNode[] {
    const config = place.config === undefined ? undefined : node.config;
    const all = this.#children(draft, {
      parent: node,
      dataParent: node,
      config,
      whens: [],
      status: node.status,
    });
    node.actions = all.filter((child) => child.kind === 'action') as model.RpcNode[];
    node.notifications = all.filter((child) => child.kind === 'notification');
    if (node.actions.length + node.notifications.length === 0) return all;
    return all.filter((child) => child.kind !== 'action' && child.kind !== 'notification');
  }

  #leaf(draft: Draft, place: Place): model.LeafNode {
    const node = this.#data<model.LeafNode>(draft, 'leaf', place);
    this.#setType(node, draft);
    node.default = undefined;
    node.isKey = false;
    return node;
  }

  #leafList(draft: Draft, place: Place): model.LeafListNode {
    const node = this.#data<model.LeafListNode>(draft, 'leaf-list', place);
    this.#setType(node, draft);
    setElements(node, draft);
    node.defaults = [];
    return node;
  }

  #setType(node: Mutable<model.LeafNode> | Mutable<model.LeafListNode>, draft: Draft): void {
    const part = propertyOf(draft, 'type')!;
    node.type = this.#types.compile(part, { module: node.module, status: node.status, node });
    node.typeText = part.statement.argument!;
    node.units = argumentInForce(draft, 'units') ?? node.type.units;
  }

  #choice(draft: Draft, place: Place): model.ChoiceNode {
    const node = this.#base<model.ChoiceNode>(draft, 'choice', place);
    node.mandatory = argumentInForce(draft, 'mandatory') === 'true';
    node.defaultCase = undefined;
    const config = place.config === undefined ? undefined : node.config;
    const inner = { ...place, parent: node, config, whens: node.when, status: node.status };
    node.cases = this.#children(draft, inner) as model.CaseNode[];
    return node;
  }

  #case(draft: Draft, place: Place): model.CaseNode | undefined {
    if (draft.implicit && !draft.children.some((child) => child.present)) return undefined;
    const node = this.#base<model.CaseNode>(draft, 'case', place);
    node.implicit = draft.implicit;
    const config = place.config === undefined ? undefined : node.config;
    const inner = { ...place, parent: node, config, whens: node.when, status: node.status };
    node.children = this.#children(draft, inner);
    return node;
  }

  #operation(draft: Draft, kind: 'rpc' | 'action', place: Place): model.RpcNode {
    const node = this.#base<model.RpcNode>(draft, kind, { ...place, config: undefined });
    const inner: Place = { ...place, parent: node, config: undefined, whens: [], status: node.status };
    for (const child of draft.children) {
      if (child.kind === 'input') node.input = this.#io(child, 'input', inner);
      if (child.kind === 'output') node.output = this.#io(child, 'output', inner);
    }
    return node;
  }

  #io(draft: Draft, kind: 'input' | 'output', place: Place): model.IoNode {
    const node = this.#base<model.IoNode>(draft, kind, place);
    node.must = this.#musts(draft, node);
    setChildren(
      node,
      draft.present ? this.#children(draft, { ...place, parent: node, dataParent: node }) : [],
    );
    return node;
  }

  #notification(draft: Draft, outer: Place): model.NotificationNode {
    const place: Place = { ...outer, config: undefined };
    const node = this.#base<model.NotificationNode>(draft, 'notification', place);
    node.must = this.#musts(draft, node);
    const { status } = node;
    setChildren(node, this.#children(draft, { ...place, parent: node, dataParent: node, whens: [], status }));
    return node;
  }

  /** What all data nodes have in common; the caller fills in the rest. */
  #data<N extends model.DataNode>(draft: Draft, kind: N['kind'], place: Place): Mutable<N> {
    const node = this.#base<model.DataNode>(draft, kind, place) as Mutable<model.DataNode>;
    const { dataParent } = place;
    node.jsonName = memberName(node.name, node.module, dataParent);
    node.dataParent = dataParent;
    node.must = this.#musts(draft, node);
    node.mandatory = argumentInForce(draft, 'mandatory') === 'true';
    return node as Mutable<N>;
  }

  /** What all nodes have in common; the caller fills in the rest. */
  #base<N extends model.SchemaNode>(draft: Draft, kind: N['kind'], place: Place): Mutable<N> {
    const module = draft.module.module;
    const { parent } = place;
    const node: Mutable<model.NodeBase> & { kind: N['kind'] } = {
      kind,
      id: this.nodes.length,
      name: draft.name,
      module,
      parent,
      path: `${parent?.path ?? ''}/${module.name}:${draft.name}`,
      config: configOf(draft, place.config, this.#problems),
      status: worseStatus(place.status, statusOf(draft.statement)),
      description: argumentInForce(draft, 'description'),
      reference: argumentInForce(draft, 'reference'),
      when: place.whens,
      extensionUses: draft.addedExtensions,
      ifFeatures: draft.addedIfFeatures,
    };
    if (!draft.implicit) {
      node.extensionUses = joined(extensionUses(draft.statement, draft.scope), draft.addedExtensions);
      node.ifFeatures = joined(ifFeaturesOf(draft.statement), draft.addedIfFeatures);
    }
    const built = node as unknown as N;
    this.nodes.push(built);
    draft.node = built;
    this.built.push({ node: built, draft });
    node.when = this.#whens(draft, built, place);
    return built as Mutable<N>;
  }

  #whens(draft: Draft, node: model.SchemaNode, place: Place): readonly model.When[] {
    const own = draft.implicit ? undefined : findStatement(draft.statement, 'when');
    if (!own && draft.outerWhens.length === 0) return place.whens;
    const whens = [...place.whens];
    const add = (part: Part, context: model.When['context']) => {
      const contextNode = context === 'self' ? node : place.dataParent;
      const xpath = this.#expressions.compile(part, node.module, contextNode);
      if (xpath) whens.push({ xpath, context });
    };
    for (const part of draft.outerWhens) add(part, 'parent');
    const context = node.kind === 'choice' || node.kind === 'case' ? 'parent' : 'self';
    if (own) add({ statement: own, scope: draft.scope }, context);
    return whens;
  }

  #musts(draft: Draft, node: model.SchemaNode): readonly model.Must[] {
    const parts = propertiesOf(draft, 'must');
    if (parts.length === 0) return NO_MUSTS;
    return parts.flatMap((part) => {
      const xpath = this.#expressions.compile(part, node.module, node);
      if (!xpath) return [];
      const errorMessage = argumentOf(part.statement, 'error-message');
      const errorAppTag = argumentOf(part.statement, 'error-app-tag');
      return [{ xpath, errorMessage, errorAppTag }];
    });
  }
}

const NO_MUSTS: readonly model.Must[] = [];

/** Two lists as one, without a copy where one is empty, as both nearly always are. */
function joined<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  if (second.length === 0) return first;
  return first.length === 0 ? second : [...first, ...second];
}

function setElements(node: Mutable<model.ListNode> | Mutable<model.LeafListNode>, draft: Draft): void {
  const max = argumentInForce(draft, 'max-elements') ?? 'unbounded';
  node.minElements = Number(argumentInForce(draft, 'min-elements') ?? 0);
  node.maxElements = max === 'unbounded' ? Number.POSITIVE_INFINITY : Number(max);
  node.orderedBy = (argumentInForce(draft, 'ordered-by') ?? 'system') as 'system' | 'user';
}
