import { findStatement, type Statement } from '../../syntax/statement.ts';
import type { ExtensionUse, SchemaNode } from '../model.ts';
import type { Scope } from '../modules/scope.ts';
import type { LinkedModule, Part } from '../modules/unit.ts';

export type DraftKind = SchemaNode['kind'] | 'root';

/**
 * A schema node before it is final: its statement, and what uses, refines, augments and deviations changed about it.
 * One tree of drafts per implemented module, under a draft of kind `root`.
 */
export interface Draft {
  readonly kind: DraftKind;
  readonly name: string;
  readonly statement: Statement;
  /** Where the names in the statement's substatements are looked up. */
  readonly scope: Scope;
  /** The module whose namespace the node is in. */
  readonly module: LinkedModule;
  readonly parent: Draft | undefined;
  /** Drafts above this one. */
  readonly depth: number;
  /** All children, also actions, notifications, input and output. */
  readonly children: Draft[];
  /** A case that was written as a shorthand. */
  readonly implicit: boolean;
  /** False when an if-feature or a deviation takes the node away. It stays a target for paths. */
  present: boolean;
  /** The `when`s of uses and augments around the node, outermost first. */
  outerWhens: Part[];
  /** The if-feature arguments added by refines. */
  addedIfFeatures: string[];
  /** Added by refines and deviations. */
  addedExtensions: ExtensionUse[];
  /** Properties that refines and deviations gave new values, by keyword. */
  overrides: Map<string, readonly Part[]> | undefined;
  /** The final node. */
  node: SchemaNode | undefined;
  /** Children by name, made when first needed. */
  index: Map<string, Draft[]> | undefined;
  /** Names taken among the nodes below, looking through choices and cases. */
  names: Map<string, Draft[]> | undefined;
}

export function newDraft(
  kind: DraftKind,
  statement: Statement,
  scope: Scope,
  module: LinkedModule,
  parent: Draft | undefined,
  options: { name?: string; implicit?: boolean; present?: boolean } = {},
): Draft {
  return {
    kind,
    name: options.name ?? statement.argument ?? kind,
    statement,
    scope,
    module,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    children: [],
    implicit: options.implicit ?? false,
    present: options.present ?? true,
    outerWhens: [],
    addedIfFeatures: [],
    addedExtensions: [],
    overrides: undefined,
    node: undefined,
    index: undefined,
    names: undefined,
  };
}

/** The statements in force for a property that can be given several times, such as `must`. */
export function propertiesOf(draft: Draft, keyword: string): readonly Part[] {
  const overridden = draft.overrides?.get(keyword);
  if (overridden) return overridden;
  if (draft.implicit) return [];
  const parts: Part[] = [];
  for (const statement of draft.statement.substatements) {
    if (statement.keyword === keyword && statement.prefix === undefined) {
      parts.push({ statement, scope: draft.scope });
    }
  }
  return parts;
}

/** The statement in force for a property, such as `config`. */
export function propertyOf(draft: Draft, keyword: string): Part | undefined {
  if (draft.overrides?.has(keyword)) return draft.overrides.get(keyword)![0];
  if (draft.implicit) return undefined;
  const statement = findStatement(draft.statement, keyword);
  return statement && { statement, scope: draft.scope };
}

/** The argument of the statement in force for a property. */
export function argumentInForce(draft: Draft, keyword: string): string | undefined {
  return propertyOf(draft, keyword)?.statement.argument;
}

/** Gives a property new values in place of all it has. */
export function overrideProperty(draft: Draft, keyword: string, parts: readonly Part[]): void {
  draft.overrides ??= new Map();
  draft.overrides.set(keyword, parts);
}
