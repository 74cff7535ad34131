import type { DataNode, JsonScalar, NotificationNode, RpcNode } from '../../../codegen/index.ts';

/** One step from the root towards a data node. */
export interface PathStep {
  readonly node: DataNode | RpcNode | NotificationNode;
  /** Key values of a list entry, in key order; absent when the step names the list as a whole. */
  readonly keys?: readonly JsonScalar[];
  /** Value of a leaf-list entry. */
  readonly value?: JsonScalar;
  /** Position (from 1) of an entry of a keyless list. */
  readonly position?: number;
}

/** A place in an instance tree, from the root down. The empty path is the root (the datastore itself). */
export type InstancePath = readonly PathStep[];
