/** From drafts to the final nodes of the model. */
import type { Problems } from '../../syntax/problems.ts';
import { findStatement } from '../../syntax/statement.ts';
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
        return this.#register(draft, this.#data(draft, draft.kind, place));
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
    const node: Mutable<model.ContainerNode> = {
      ...this.#data(draft, 'container', place),
      ...emptyParent(),
      presence: argumentInForce(draft, 'presence'),
      actions: [],
      notifications: [],
    };
    this.#register(draft, node);
    setChildren(node, this.#inTree(draft, node, place));
    return node;
  }

  #list(draft: Draft, place: Place): model.ListNode {
    const node: Mutable<model.ListNode> = {
      ...this.#data(draft, 'list', place),
      ...emptyParent(),
      keys: [],
      unique: [],
      ...elementsOf(draft),
      actions: [],
      notifications: [],
    };
    this.#register(draft, node);
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
    const data = this.#data(draft, 'leaf', place);
    const [type, typeText] = this.#type(draft, data, () => node);
    const units = argumentInForce(draft, 'units') ?? type.units;
    const node: model.LeafNode = { ...data, type, typeText, units, default: undefined, isKey: false };
    return this.#register(draft, node);
  }

  #leafList(draft: Draft, place: Place): model.LeafListNode {
    const data = this.#data(draft, 'leaf-list', place);
    const [type, typeText] = this.#type(draft, data, () => node);
    const units = argumentInForce(draft, 'units') ?? type.units;
    const node: model.LeafListNode = { ...data, type, typeText, units, defaults: [], ...elementsOf(draft) };
    return this.#register(draft, node);
  }

  #type(draft: Draft, { module, status }: model.NodeBase, node: () => model.DataNode) {
    const part = propertyOf(draft, 'type')!;
    return [this.#types.compile(part, { module, status, node }), part.statement.argument!] as const;
  }

  #choice(draft: Draft, place: Place): model.ChoiceNode {
    const base = this.#base(draft, 'choice', place);
    const node: Mutable<model.ChoiceNode> = {
      ...base,
      mandatory: argumentInForce(draft, 'mandatory') === 'true',
      cases: [],
      defaultCase: undefined,
    };
    this.#register(draft, node);
    const config = place.config === undefined ? undefined : node.config;
    const inner = { ...place, parent: node, config, whens: node.when, status: node.status };
    node.cases = this.#children(draft, inner) as model.CaseNode[];
    return node;
  }

  #case(draft: Draft, place: Place): model.CaseNode | undefined {
    if (draft.implicit && !draft.children.some((child) => child.present)) return undefined;
    const node: Mutable<model.CaseNode> = {
      ...this.#base(draft, 'case', place),
      implicit: draft.implicit,
      children: [],
    };
    this.#register(draft, node);
    node.children = this.#children(draft, { ...place, parent: node, whens: node.when, status: node.status });
    return node;
  }

  #operation(draft: Draft, kind: 'rpc' | 'action', place: Place): model.RpcNode {
    const node: Mutable<model.RpcNode> = {
      ...this.#base(draft, kind, { ...place, config: undefined }),
      input: undefined as never,
      output: undefined as never,
    };
    this.#register(draft, node);
    for (const child of draft.children) {
      if (child.kind === 'input' || child.kind === 'output')
        node[child.kind] = this.#io(child, child.kind, node, place);
    }
    return node;
  }

  #io(draft: Draft, kind: 'input' | 'output', parent: model.RpcNode, outer: Place): model.IoNode {
    const place: Place = { ...outer, parent, config: undefined, whens: [], status: parent.status };
    const node: Mutable<model.IoNode> = { ...this.#base(draft, kind, place), ...emptyParent(), must: [] };
    node.must = this.#musts(draft, node.module, () => node);
    this.#register(draft, node);
    setChildren(
      node,
      draft.present ? this.#children(draft, { ...place, parent: node, dataParent: node }) : [],
    );
    return node;
  }

  #notification(draft: Draft, outer: Place): model.NotificationNode {
    const place: Place = { ...outer, config: undefined };
    const node: Mutable<model.NotificationNode> = {
      ...this.#base(draft, 'notification', place),
      ...emptyParent(),
      must: [],
    };
    node.must = this.#musts(draft, node.module, () => node);
    this.#register(draft, node);
    const { status } = node;
    setChildren(node, this.#children(draft, { ...place, parent: node, dataParent: node, whens: [], status }));
    return node;
  }

  #data<K extends model.DataNode['kind']>(
    draft: Draft,
    kind: K,
    place: Place,
  ): model.DataNodeBase & { kind: K } {
    const base = this.#base(draft, kind, place);
    const { dataParent } = place;
    const qualified = dataParent.kind === 'root' || dataParent.module !== base.module;
    return {
      ...base,
      jsonName: qualified ? `${base.module.name}:${base.name}` : base.name,
      dataParent,
      must: this.#musts(draft, base.module, () => draft.node),
      mandatory: argumentInForce(draft, 'mandatory') === 'true',
    };
  }

  #base<K extends model.SchemaNode['kind']>(
    draft: Draft,
    kind: K,
    place: Place,
  ): model.NodeBase & { kind: K } {
    const module = draft.module.module;
    const { parent } = place;
    return {
      kind,
      id: -1,
      name: draft.name,
      module,
      parent,
      path: `${parent?.path ?? ''}/${module.name}:${draft.name}`,
      config: configOf(draft, place.config, this.#problems),
      status: worseStatus(place.status, draft.implicit ? 'current' : statusOf(draft.statement)),
      description: argumentInForce(draft, 'description'),
      reference: argumentInForce(draft, 'reference'),
      when: this.#whens(draft, place),
      extensionUses: draft.implicit
        ? draft.addedExtensions
        : [...extensionUses(draft.statement, draft.scope), ...draft.addedExtensions],
      ifFeatures: draft.implicit
        ? draft.addedIfFeatures
        : [...ifFeaturesOf(draft.statement), ...draft.addedIfFeatures],
    };
  }

  #whens(draft: Draft, place: Place): readonly model.When[] {
    const own = draft.implicit ? undefined : findStatement(draft.statement, 'when');
    if (!own && draft.outerWhens.length === 0) return place.whens;
    const whens = [...place.whens];
    for (const part of draft.outerWhens) this.#addWhen(whens, part, draft, 'parent', place);
    if (own) {
      const context = draft.kind === 'choice' || draft.kind === 'case' ? 'parent' : 'self';
      this.#addWhen(whens, { statement: own, scope: draft.scope }, draft, context, place);
    }
    return whens;
  }

  #addWhen(
    whens: model.When[],
    part: Part,
    draft: Draft,
    context: model.When['context'],
    place: Place,
  ): void {
    const contextNode = () => (context === 'self' ? draft.node : place.dataParent);
    const xpath = this.#expressions.compile(part, draft.module.module, contextNode);
    if (xpath) whens.push({ xpath, context });
  }

  #musts(
    draft: Draft,
    module: model.Module,
    contextNode: () => model.SchemaNode | undefined,
  ): readonly model.Must[] {
    const parts = propertiesOf(draft, 'must');
    if (parts.length === 0) return NO_MUSTS;
    return parts.flatMap((part) => {
      const xpath = this.#expressions.compile(part, module, contextNode);
      if (!xpath) return [];
      const errorMessage = findStatement(part.statement, 'error-message')?.argument;
      const errorAppTag = findStatement(part.statement, 'error-app-tag')?.argument;
      return [{ xpath, errorMessage, errorAppTag }];
    });
  }

  #register<N extends model.SchemaNode>(draft: Draft, node: N): N {
    (node as Mutable<model.NodeBase>).id = this.nodes.length;
    this.nodes.push(node);
    draft.node = node;
    this.built.push({ node, draft });
    return node;
  }
}

const NO_MUSTS: readonly model.Must[] = [];

function elementsOf(draft: Draft) {
  const max = argumentInForce(draft, 'max-elements') ?? 'unbounded';
  return {
    minElements: Number(argumentInForce(draft, 'min-elements') ?? 0),
    maxElements: max === 'unbounded' ? Number.POSITIVE_INFINITY : Number(max),
    orderedBy: (argumentInForce(draft, 'ordered-by') ?? 'system') as 'system' | 'user',
  };
}
