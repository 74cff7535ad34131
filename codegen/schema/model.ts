/**
 * The compiled schema: what everything else in the product is derived from.
 *
 * Nodes are plain objects, discriminated by `kind`, built once and never changed afterwards. Groupings, augments,
 * deviations and features are already applied; nodes whose `if-feature` is false are absent. Terms: RFC 7950.
 */

import type { LeafType } from '../types/type.ts';
import type { CompiledXPath } from '../xpath/xpath.ts';

export type Status = 'current' | 'deprecated' | 'obsolete';

/** A module as compiled. Submodules are merged into it (RFC 7950 section 5.1). */
export interface Module {
  readonly name: string;
  readonly namespace: string;
  readonly prefix: string;
  readonly yangVersion: '1' | '1.1';
  /** Newest revision date, or undefined when the module has none. */
  readonly revision: string | undefined;
  /** All revision dates, in the order of the file. */
  readonly revisions: readonly string[];
  readonly organization: string | undefined;
  readonly contact: string | undefined;
  readonly description: string | undefined;
  readonly imports: readonly ModuleImport[];
  readonly submodules: readonly Submodule[];
  /** Implemented (its data nodes exist), or only imported for its typedefs and groupings (RFC 7950 section 5.6.5). */
  readonly implemented: boolean;
  readonly features: readonly Feature[];
  /** Names of the modules that deviate this one. */
  readonly deviatedBy: readonly string[];
  readonly identities: readonly Identity[];
  /** Top-level typedefs, for generated types and documentation. */
  readonly typedefs: readonly Typedef[];
  readonly extensions: readonly ExtensionDefinition[];
  /** Top-level schema nodes defined by this module (not those it augments into others), in order. */
  readonly children: readonly SchemaNode[];
  /** What this module adds to the trees of others, augment by augment; the nodes are also among their parent's. */
  readonly augments?: readonly Augment[];
  /** Data structures outside of datastores, such as the errors of RESTCONF. */
  readonly structures?: readonly Structure[];
  /** What `sx:augment-structure` adds to structures of other modules (RFC 8791 section 3). */
  readonly structureAugments?: readonly Augment[];
  /** Extension statements used on the module itself (such as `yang-data` or `annotation`). */
  readonly extensionUses: readonly ExtensionUse[];
  /** The YANG text, for get-schema; absent in schemas loaded without sources. */
  readonly source: string | undefined;
}

/** A structure defined by `rc:yang-data` (RFC 8040 section 8) or `sx:structure` (RFC 8791). */
export interface Structure {
  readonly name: string;
  readonly extension: 'yang-data' | 'structure';
  /** Its top: read and write it as a datastore of its own. */
  readonly root: SchemaRoot;
}

/** A top-level `augment` of another module's nodes (RFC 7950 section 7.17). */
export interface Augment {
  /** The path as written. */
  readonly path: string;
  readonly target: SchemaNode;
  readonly children: readonly SchemaNode[];
}

export interface ModuleImport {
  readonly module: string;
  readonly prefix: string;
  readonly revision: string | undefined;
}

export interface Submodule {
  readonly name: string;
  readonly revision: string | undefined;
  readonly revisions: readonly string[];
  readonly source: string | undefined;
}

export interface Feature {
  readonly name: string;
  readonly enabled: boolean;
  readonly description: string | undefined;
}

export interface Identity {
  readonly name: string;
  readonly module: Module;
  readonly bases: readonly Identity[];
  /** All identities derived from this one, at any distance (itself excluded). */
  readonly derived: ReadonlySet<Identity>;
  readonly status: Status;
  readonly description: string | undefined;
}

export interface Typedef {
  readonly name: string;
  readonly module: Module;
  /** The submodule that holds it, if any. */
  readonly submodule: string | undefined;
  readonly type: LeafType;
  /** Default as written in the typedef itself. */
  readonly default: string | undefined;
  readonly units: string | undefined;
  readonly status: Status;
  readonly description: string | undefined;
}

export interface ExtensionDefinition {
  readonly name: string;
  readonly argument: string | undefined;
  readonly description: string | undefined;
}

/** An extension statement as used, such as `nacm:default-deny-all`; kept with its substatements unread. */
export interface ExtensionUse {
  /** Module that defines the extension. */
  readonly module: string;
  readonly name: string;
  readonly argument: string | undefined;
}

/** A `when` that applies to a node: its own, or that of a uses, augment, choice or case around it. */
export interface When {
  readonly xpath: CompiledXPath;
  /** `self`: evaluated at the node itself (own `when`); `parent`: at its nearest data ancestor (RFC 7950 7.21.5). */
  readonly context: 'self' | 'parent';
}

export interface Must {
  readonly xpath: CompiledXPath;
  readonly errorMessage: string | undefined;
  readonly errorAppTag: string | undefined;
}

export type SchemaNode =
  | ContainerNode
  | ListNode
  | LeafNode
  | LeafListNode
  | AnyNode
  | ChoiceNode
  | CaseNode
  | RpcNode
  | IoNode
  | NotificationNode;

/** Nodes that have instances in data trees. */
export type DataNode = ContainerNode | ListNode | LeafNode | LeafListNode | AnyNode;

/** Nodes below which data nodes stand in instance trees. */
export type ParentNode = ContainerNode | ListNode | IoNode | NotificationNode | SchemaRoot;

export interface NodeBase {
  /** Dense number, unique in its schema: an index for side tables. */
  readonly id: number;
  readonly name: string;
  /** The module whose namespace the node is in (of the augmenting module, for augmented nodes). */
  readonly module: Module;
  /** Parent in the schema tree (choice and case included); undefined at top level. */
  readonly parent: SchemaNode | undefined;
  /** Schema path with every step prefixed by its module name, choices and cases included: `/m:a/m:choice/m:case/m:b`. */
  readonly path: string;
  readonly config: boolean;
  readonly status: Status;
  readonly description: string | undefined;
  readonly reference: string | undefined;
  readonly when: readonly When[];
  readonly extensionUses: readonly ExtensionUse[];
  /** The `if-feature` arguments as written, for printing; the node is only here if they held. */
  readonly ifFeatures: readonly string[];
}

/** What data nodes have in common. */
export interface DataNodeBase extends NodeBase {
  /** Member name in the parent's JSON object: `module:name` where the module changes, else `name` (RFC 7951 section 4). */
  readonly jsonName: string;
  /** Nearest ancestor that has instances; the root for top-level nodes. */
  readonly dataParent: ParentNode;
  readonly must: readonly Must[];
  readonly mandatory: boolean;
}

/** What there is anywhere below a parent, so that what holds nothing of it can be passed over. */
export interface Contents {
  readonly state: boolean;
  /** Anydata or anyxml. */
  readonly markup: boolean;
  /** Leafs or leaf-lists with a default. */
  readonly defaults: boolean;
  /** A `when` decides about some of the defaults. */
  readonly conditionalDefaults: boolean;
}

/** What parents of data nodes have in common. Choices and cases are skipped in the three lookups. */
export interface ParentBase {
  readonly contents: Contents;
  /** Schema children, choices included, in schema order (keys of a list first, in key order). */
  readonly children: readonly SchemaNode[];
  /** Data children in schema order, looking through choices and cases. */
  readonly dataChildren: readonly DataNode[];
  readonly byJsonName: ReadonlyMap<string, DataNode>;
  /** By local name; nearly always one entry, several only when modules augment the same name. */
  readonly byLocalName: ReadonlyMap<string, readonly DataNode[]>;
}

export interface ContainerNode extends DataNodeBase, ParentBase {
  readonly kind: 'container';
  /** The argument of `presence`, or undefined for a non-presence container. */
  readonly presence: string | undefined;
  readonly actions: readonly RpcNode[];
  readonly notifications: readonly NotificationNode[];
}

export interface ListNode extends DataNodeBase, ParentBase {
  readonly kind: 'list';
  /** Key leaves in key order; empty for a keyless state list. */
  readonly keys: readonly LeafNode[];
  /** Each `unique` as the leaves it names, by path from the list entry. */
  readonly unique: readonly (readonly (readonly DataNode[])[])[];
  readonly minElements: number;
  readonly maxElements: number;
  readonly orderedBy: 'system' | 'user';
  readonly actions: readonly RpcNode[];
  readonly notifications: readonly NotificationNode[];
}

export interface LeafNode extends DataNodeBase {
  readonly kind: 'leaf';
  readonly type: LeafType;
  /** The argument of `type` as written, for printing. */
  readonly typeText?: string;
  readonly units: string | undefined;
  /** Default in use (own, else that of the type) in canonical JSON form. Undefined for mandatory leaves and keys. */
  readonly default: JsonScalar | undefined;
  readonly isKey: boolean;
}

export interface LeafListNode extends DataNodeBase {
  readonly kind: 'leaf-list';
  readonly type: LeafType;
  /** The argument of `type` as written, for printing. */
  readonly typeText?: string;
  readonly units: string | undefined;
  readonly defaults: readonly JsonScalar[];
  readonly minElements: number;
  readonly maxElements: number;
  readonly orderedBy: 'system' | 'user';
}

export interface AnyNode extends DataNodeBase {
  readonly kind: 'anydata' | 'anyxml';
}

export interface ChoiceNode extends NodeBase {
  readonly kind: 'choice';
  readonly mandatory: boolean;
  /** Cases, shorthand ones made explicit. */
  readonly cases: readonly CaseNode[];
  readonly defaultCase: CaseNode | undefined;
}

export interface CaseNode extends NodeBase {
  readonly kind: 'case';
  /** True when the case was written as a shorthand (RFC 7950 section 7.9.2). */
  readonly implicit: boolean;
  readonly children: readonly SchemaNode[];
}

export interface RpcNode extends NodeBase {
  readonly kind: 'rpc' | 'action';
  readonly input: IoNode;
  readonly output: IoNode;
}

export interface IoNode extends NodeBase, ParentBase {
  readonly kind: 'input' | 'output';
  readonly must: readonly Must[];
}

export interface NotificationNode extends NodeBase, ParentBase {
  readonly kind: 'notification';
  readonly must: readonly Must[];
}

/** The parent of all top-level data nodes. */
export interface SchemaRoot extends ParentBase {
  readonly kind: 'root';
  readonly id: number;
}

/** One compiled set of modules. */
export interface Schema {
  readonly modules: ReadonlyMap<string, Module>;
  readonly modulesByNamespace: ReadonlyMap<string, Module>;
  /** Top-level data nodes of all implemented modules. Member names are always `module:name`. */
  readonly root: SchemaRoot;
  /** RPCs by `module:name`. */
  readonly rpcs: ReadonlyMap<string, RpcNode>;
  /** Top-level notifications by `module:name`. */
  readonly notifications: ReadonlyMap<string, NotificationNode>;
  /** Every node with an `id`, by id (the root included). */
  readonly nodes: readonly (SchemaNode | SchemaRoot)[];
  /** Hash of names, revisions, features and deviations: the content-id of RFC 8525 and key of caches. */
  readonly contentId: string;
}

/** JSON values as RFC 7951 encodes them; everything in a datastore is one of these and is never changed in place. */
export type JsonValue = JsonScalar | JsonObject | readonly JsonValue[];
/** `[null]` is the value of type empty. */
export type JsonScalar = string | number | boolean | readonly [null];
export interface JsonObject {
  readonly [member: string]: JsonValue;
}
