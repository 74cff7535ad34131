import type { YangSource } from '../../syntax/source.ts';
import type { Statement } from '../../syntax/statement.ts';
import type { Module } from '../model.ts';
import type { Scope } from './scope.ts';

/** A type of the model while it is being built. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** One text: a module or a submodule, with what its prefixes stand for. */
export interface Unit {
  readonly kind: 'module' | 'submodule';
  readonly name: string;
  readonly statement: Statement;
  readonly source: YangSource;
  readonly yangVersion: '1' | '1.1';
  /** Revision dates in the order of the text. */
  readonly revisions: readonly string[];
  /** The newest of them. */
  readonly revision: string | undefined;
  /** Prefixes in force in this text, its own included (RFC 7950 section 7.1.4). */
  readonly prefixes: Map<string, LinkedModule>;
  /** The outermost scope of the text; filled in when the module is linked. */
  scope: Scope;
}

/** Where a definition stands: its statement and the scope its names are looked up in. */
export interface Part {
  readonly statement: Statement;
  readonly scope: Scope;
}

/** A module with its submodules, imports and top-level definitions found, before anything is compiled. */
export interface LinkedModule {
  /** The published object; its lists are filled in as they are compiled. */
  readonly module: Mutable<Module>;
  /** The module's own text first, then its submodules in the order of inclusion. */
  readonly units: readonly Unit[];
  readonly features: ReadonlyMap<string, Part>;
  readonly identities: ReadonlyMap<string, Part>;
  readonly extensions: ReadonlyMap<string, Part>;
  readonly typedefs: ReadonlyMap<string, Part>;
  readonly groupings: ReadonlyMap<string, Part>;
}
