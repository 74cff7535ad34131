/** The target configuration of IOS XR: what a session has entered and not yet committed. */
import type { JsonValue } from '../../../codegen/index.ts';
import type { Names } from '../../device/tree.ts';
import type { Lines } from './context.ts';

/** One line of configuration; without a value what is at the place goes. */
export interface PendingChange {
  readonly names: Names;
  readonly value: JsonValue | undefined;
}

export interface Target {
  readonly changes: PendingChange[];
  /** Why the last commit failed; empty when it did not. */
  failure: Lines;
  /** The last commit waits to be confirmed by another. */
  unconfirmed: boolean;
  /** The session has locked the configuration until it leaves configuration mode. */
  readonly exclusive: boolean;
}

export function newTarget({ exclusive = false } = {}): Target {
  return { changes: [], failure: [], unconfirmed: false, exclusive };
}
