import type { JsonValue } from '../../../codegen/index.ts';
import type { Insert } from '../edit/edit-node.ts';
import type { InstancePath } from '../path/instance-path.ts';

/**
 * One difference between two trees: the highest node that was created or deleted, or a leaf that changed.
 * Changes are in an order in which they can be applied one after the other.
 */
export interface Change {
  readonly operation: 'create' | 'delete' | 'replace' | 'move';
  readonly path: InstancePath;
  /** Value before; undefined for create. */
  readonly before: JsonValue | undefined;
  /** Value after; undefined for delete. */
  readonly after: JsonValue | undefined;
  /** Create and move in lists ordered by the user: where the entry stands now, always `first` or `after` another. */
  readonly insert?: Insert;
}
