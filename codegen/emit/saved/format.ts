/**
 * A compiled schema as plain JSON: tables of modules, identities, types and expressions that refer to each other by
 * index, and trees of nodes, whose ids are their places in document order. What has its usual value is left out.
 * Written by `save.ts`, read by `load.ts`, always of the same version of this package.
 */
import type { JsonScalar, SchemaNode, Status, Structure } from '../../schema/model.ts';
import type { BuiltinType } from '../../types/type.ts';

/** Raised whenever the format changes, so that a stale file is noticed. */
export const FORMAT = 3;

export interface SavedSchema {
  readonly format: number;
  readonly contentId: string;
  readonly modules: readonly SavedModule[];
  readonly identities: readonly SavedIdentity[];
  readonly types: readonly SavedType[];
  readonly expressions: readonly SavedExpression[];
  /** First the root of the schema, which is node 0, then those of structures. */
  readonly roots: readonly SavedRoot[];
}

export interface SavedRoot {
  /** The module of a structure. */
  readonly module?: number;
  readonly contents?: number;
  readonly below?: SavedBelow;
}

/** The nodes directly below one, in the order of their ids: here, or elsewhere in a packed schema (`pack.ts`). */
export type SavedBelow = readonly SavedNode[] | SavedBlock;

/** Where in the blocks of a packed schema the text of some nodes starts, its length, and how many are below in all. */
export interface SavedBlock {
  readonly block: readonly [start: number, length: number, count: number];
}

export interface SavedModule {
  /** Key in `Schema.modules`, where it is not the name. */
  readonly key?: string;
  readonly name: string;
  readonly namespace: string;
  readonly prefix: string;
  readonly version1?: true;
  readonly revisions: readonly string[];
  readonly organization?: string;
  readonly contact?: string;
  readonly description?: string;
  /** Module, prefix, revision. */
  readonly imports: readonly (readonly [string, string, string?])[];
  readonly submodules: readonly SavedSubmodule[];
  readonly implemented?: true;
  /** Modules that have to be implemented with it (RFC 7950 section 5.6.5). */
  readonly needs?: readonly number[];
  /** Name, whether it is on, description. */
  readonly features: readonly (readonly [string, 0 | 1, string?])[];
  readonly deviatedBy: readonly string[];
  readonly identities: readonly number[];
  readonly typedefs: readonly SavedTypedef[];
  /** Name, argument, description. */
  readonly extensions: readonly (readonly [string, (string | null)?, string?])[];
  readonly children: readonly number[];
  readonly augments: readonly SavedAugment[];
  readonly structureAugments?: readonly SavedAugment[];
  /** Name, kind, root. */
  readonly structures?: readonly (readonly [string, Structure['extension'], number])[];
  readonly extensionUses: readonly SavedExtensionUse[];
  /** File with the text, by the name the caller of `saveSchema` gives it. */
  readonly file?: string;
}

/** Path, target, children. */
export type SavedAugment = readonly [string, number, readonly number[]];

export interface SavedSubmodule {
  readonly name: string;
  readonly revisions: readonly string[];
  readonly file?: string;
}

export interface SavedTypedef {
  readonly name: string;
  readonly submodule?: string;
  readonly type: number;
  readonly default?: string;
  readonly units?: string;
  readonly status?: Status;
  readonly description?: string;
}

/** Module, name, argument. */
export type SavedExtensionUse = readonly [string, string, string?];

export interface SavedIdentity {
  readonly name: string;
  readonly module: number;
  readonly bases: readonly number[];
  readonly status?: Status;
  readonly description?: string;
}

export interface SavedRestriction {
  readonly text: string;
  readonly message?: string;
  readonly tag?: string;
}

/** Bounds as decimal texts: they may be beyond what JSON numbers hold. */
export interface SavedIntervals extends SavedRestriction {
  readonly parts: readonly (readonly [string, string])[];
}

export interface SavedPattern extends SavedRestriction {
  readonly invert?: true;
}

/** Name, number, description. */
export type SavedValue = readonly [string, number, string?];

export interface SavedType {
  readonly base: BuiltinType;
  /** Where it differs from the base. */
  readonly name?: string;
  readonly derivedFrom?: number;
  readonly default?: JsonScalar;
  readonly units?: string;
  readonly range?: SavedIntervals;
  readonly length?: SavedIntervals;
  readonly patterns?: readonly SavedPattern[];
  readonly enums?: readonly SavedValue[];
  readonly bits?: readonly SavedValue[];
  readonly fractionDigits?: number;
  readonly members?: readonly number[];
  readonly identityBases?: readonly number[];
  readonly path?: number;
  /** The node a leafref points at. */
  readonly target?: number;
  readonly optionalInstance?: true;
  readonly module?: number;
}

export interface SavedExpression {
  readonly text: string;
  /** The prefixes it uses, and the modules they stand for. */
  readonly prefixes?: Readonly<Record<string, number>>;
  /** Module of names without prefix. */
  readonly module: number;
  /** Module of the text it is written in, where that is another one. */
  readonly written?: number;
  /** The node it is evaluated at, for its dependencies. */
  readonly context?: number;
  /** Ids of the nodes its result can depend on; null when that cannot be told. */
  readonly reads?: readonly number[] | null;
}

/** Expression, and 1 where it is evaluated at the node itself. */
export type SavedWhen = readonly [number, 1?];

/** Expression, error-message, error-app-tag. */
export type SavedMust = readonly [number, (string | null)?, string?];

export interface SavedNode {
  readonly kind: SchemaNode['kind'];
  readonly name: string;
  readonly module: number;
  readonly contents?: number;
  readonly below?: SavedBelow;
  /** Configuration false. */
  readonly state?: true;
  readonly status?: Status;
  readonly description?: string;
  readonly reference?: string;
  readonly when?: readonly SavedWhen[];
  readonly must?: readonly SavedMust[];
  readonly extensionUses?: readonly SavedExtensionUse[];
  readonly ifFeatures?: readonly string[];
  readonly mandatory?: true;
  readonly presence?: string;
  readonly keys?: readonly number[];
  readonly isKey?: true;
  readonly unique?: readonly (readonly (readonly number[])[])[];
  readonly min?: number;
  readonly max?: number;
  readonly user?: true;
  readonly type?: number;
  readonly typeText?: string;
  readonly units?: string;
  readonly default?: JsonScalar;
  readonly defaults?: readonly JsonScalar[];
  readonly defaultCase?: number;
  readonly implicit?: true;
}
