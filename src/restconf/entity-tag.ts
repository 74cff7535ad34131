import type { JsonValue } from '../../codegen/index.ts';
import type { InstancePath } from '../data/path/instance-path.ts';
import { valueAt } from '../data/path/value-at.ts';
import type { Core } from '../server/contract.ts';

/** What a resource is compared by (RFC 8040 sections 3.4.1 and 3.5.1 to 3.5.2). */
export interface Version {
  /** With its quotes. */
  readonly tag: string;
  /** Epoch milliseconds, to the second. */
  readonly modified: number;
}

export interface EntityTags {
  /** Version of the configuration at a place; that of the nearest ancestor with one where the place is a leaf. */
  of(path: InstancePath): Version;
}

/**
 * Trees are never changed in place, so an object is its own version: each gets a number when it is first asked for.
 * Tags start with the server's start time, so that they do not repeat after a restart. The time of change is only
 * kept for the whole datastore, which is its resources' upper bound.
 */
export function entityTags(core: Core): EntityTags {
  const numbers = new WeakMap<object, number>();
  const start = core.clock.now().toString(36);
  let count = 0;
  let modified = core.clock.now();
  core.addParticipant({
    apply({ datastore }) {
      if (datastore === 'running') modified = core.clock.now();
    },
  });

  const numberOf = (value: object): number => {
    let number = numbers.get(value);
    if (number === undefined) {
      number = ++count;
      numbers.set(value, number);
    }
    return number;
  };
  const isObject = (value: JsonValue | undefined): value is JsonValue & object => typeof value === 'object';

  return {
    of(path) {
      const tree = core.tree('running');
      let at: object = tree;
      for (let length = path.length; length > 0; length--) {
        const value = valueAt(tree, length === path.length ? path : path.slice(0, length));
        if (!isObject(value)) continue;
        at = value;
        break;
      }
      return { tag: `"${start}-${numberOf(at).toString(36)}"`, modified: Math.floor(modified / 1000) * 1000 };
    },
  };
}
