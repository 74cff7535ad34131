import type { JsonValue } from '../../../codegen/index.ts';
import type { InstancePath } from '../path/instance-path.ts';

/** One difference between two trees: the highest node that was created or deleted, or a leaf that changed. */
export interface Change {
  readonly operation: 'create' | 'delete' | 'replace' | 'move';
  readonly path: InstancePath;
  /** Value before; undefined for create. */
  readonly before: JsonValue | undefined;
  /** Value after; undefined for delete. */
  readonly after: JsonValue | undefined;
}
