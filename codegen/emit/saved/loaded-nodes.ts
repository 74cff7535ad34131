/** Nodes read back from a saved schema. What is below a parent is read when it is first asked for. */
import type * as model from '../../schema/model.ts';
import { contentsOf } from '../../schema/nodes/contents.ts';
import type { LeafType } from '../../types/type.ts';
import type { CompiledXPath } from '../../xpath/xpath.ts';
import type { SavedNode } from './format.ts';
import { loadExtensionUse } from './load-modules.ts';

/** What nodes refer to, by index. */
export interface NodeParts {
  readonly modules: readonly model.Module[];
  readonly types: readonly LeafType[];
  readonly expressions: readonly CompiledXPath[];
  /** Modules whose nodes exist. */
  readonly implemented: ReadonlySet<number>;
}

/** What a parent gets to know of its children. */
export interface Below extends Omit<model.ParentBase, 'contents'> {
  /** All, operations included, in the order of their ids. */
  readonly inOrder: readonly model.SchemaNode[];
  readonly actions: readonly model.RpcNode[];
  readonly notifications: readonly model.NotificationNode[];
  readonly keys: readonly model.LeafNode[];
}

export interface FindNode {
  /** The node with an id; undefined when its module is not implemented. */
  find(id: number): model.SchemaNode | undefined;
}

/** Reads what is below a parent, and finds nodes anywhere. */
export interface Source extends FindNode {
  below(parent: LoadedParent, saved: SavedNode): Below;
}

export const NONE: readonly never[] = [];

/** What all nodes have in common, made in the order the compiler makes it. */
export class LoadedNode {
  readonly kind: SavedNode['kind'];
  readonly id: number;
  readonly name: string;
  readonly module: model.Module;
  readonly parent: model.SchemaNode | undefined;
  readonly path: string;
  readonly config: boolean;
  readonly status: model.Status;
  readonly description: string | undefined;
  readonly reference: string | undefined;
  readonly when: readonly model.When[];
  readonly extensionUses: readonly model.ExtensionUse[];
  readonly ifFeatures: readonly string[];

  constructor(saved: SavedNode, id: number, parent: model.SchemaNode | undefined, parts: NodeParts) {
    const { when, extensionUses } = saved;
    this.kind = saved.kind;
    this.id = id;
    this.name = saved.name;
    this.module = parts.modules[saved.module]!;
    this.parent = parent;
    this.path = `${parent === undefined ? '' : parent.path}/${this.module.name}:${saved.name}`;
    this.config = saved.state === undefined;
    this.status = saved.status ?? 'current';
    this.description = saved.description;
    this.reference = saved.reference;
    this.when = when === undefined ? NONE : loadWhens(when, parts);
    this.extensionUses = extensionUses === undefined ? NONE : extensionUses.map(loadExtensionUse);
    this.ifFeatures = saved.ifFeatures ?? NONE;
  }
}

/** An input, an output or a notification; the other parents build on it. */
export class LoadedParent extends LoadedNode implements model.ParentBase {
  readonly contents: model.Contents;
  readonly #source: Source;
  #saved: SavedNode | undefined;
  #below: Below | undefined;

  constructor(
    source: Source,
    saved: SavedNode,
    id: number,
    parent: model.SchemaNode | undefined,
    parts: NodeParts,
  ) {
    super(saved, id, parent, parts);
    this.contents = contentsOf(saved.contents);
    this.#source = source;
    this.#saved = saved;
  }

  get below(): Below {
    if (this.#below === undefined) {
      this.#below = this.#source.below(this, this.#saved!);
      this.#saved = undefined;
    }
    return this.#below;
  }
  get children() {
    return this.below.children;
  }
  get dataChildren() {
    return this.below.dataChildren;
  }
  get byJsonName() {
    return this.below.byJsonName;
  }
  get byLocalName() {
    return this.below.byLocalName;
  }
  protected find(id: number): never {
    return this.#source.find(id) as never;
  }
}

export class LoadedContainer extends LoadedParent {
  get actions() {
    return this.below.actions;
  }
  get notifications() {
    return this.below.notifications;
  }
}

export class LoadedList extends LoadedContainer {
  #unique: readonly (readonly (readonly number[])[])[] | undefined;
  #found: model.ListNode['unique'] = NONE;

  constructor(...args: ConstructorParameters<typeof LoadedContainer>) {
    super(...args);
    this.#unique = args[1].unique;
  }

  get keys() {
    return this.below.keys;
  }
  get unique() {
    if (this.#unique) {
      this.#found = this.#unique.map((leaves) => leaves.map((path) => path.map((id) => this.find(id))));
      this.#unique = undefined;
    }
    return this.#found;
  }
}

function loadWhens(whens: NonNullable<SavedNode['when']>, { expressions }: NodeParts): model.When[] {
  return whens.map(([index, self]) => ({ xpath: expressions[index]!, context: self ? 'self' : 'parent' }));
}

export function loadMusts({ must }: SavedNode, { expressions }: NodeParts): readonly model.Must[] {
  if (must === undefined) return NONE;
  return must.map(([index, message, tag]) => {
    return { xpath: expressions[index]!, errorMessage: message ?? undefined, errorAppTag: tag };
  });
}
