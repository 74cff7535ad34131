import type { Cursor, DataNode, JsonObject, ParentNode, Schema } from '../../../codegen/index.ts';
import type { ErrorDetails, ErrorTag } from '../error.ts';
import type { Referrals } from './referrals.ts';

/** A schema node at which checks can stand: any that has instances. */
export type CheckedNode = DataNode | ParentNode;

/** What checks are given besides the instance. */
export interface CheckContext {
  readonly schema: Schema;
  /** The data that absolute paths start from. */
  readonly root: Cursor;
  /** Whether this is a datastore, or the content of a message (which names some errors differently). */
  readonly subject: 'datastore' | 'message';
  /** Notes a broken rule at an instance; `path` replaces that of the instance when the rule is about another node. */
  report(at: Cursor, tag: ErrorTag, message: string, details?: ErrorDetails): void;
}

/** One constraint, compiled: where it stands, what its outcome depends on, and how to test an instance. */
export interface Check {
  /** Every instance of this node is tested, those that only exist implicitly included (RFC 7950 section 6.4.1). */
  readonly node: CheckedNode;
  /**
   * How many data ancestors up the outcome depends on (on their whole subtrees): 0 for the instance itself.
   * Undefined when on the whole tree.
   */
  readonly reach: number | undefined;
  /** Nodes anywhere in the tree the outcome depends on, for checks that reach out; undefined when not known. */
  readonly dependencies: readonly DataNode[] | undefined;
  /** True when the dependencies are also all that counts within reach: the existence of the node itself aside. */
  readonly exact?: boolean;
  /** True when only the disappearance of a dependency can break what held before. */
  readonly onRemoval?: boolean;
  /** Which list entries the outcome depends on besides what `dependencies` says outside of lists, where that is known. */
  readonly referrals?: (() => Referrals | undefined) | undefined;
  /** `before`: the same instance in a tree known to be valid, where there was one. */
  run(at: Cursor, context: CheckContext, before: JsonObject | undefined): void;
}

/**
 * A family of constraints: the checks that a schema node calls for. Without `includeState` nothing is asked of state
 * nodes, which are not part of a configuration.
 */
export type Family = (node: CheckedNode, includeState: boolean) => readonly Check[];
