/**
 * Making the two models agree in a tree that is about to be committed: whichever side was changed is followed by
 * the other. Pure, and without effect on a tree in which they agree.
 */
import type { JsonObject, JsonValue, Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Tree } from '../../datastore/contract.ts';
import { pathTo, valueAt, withValue } from '../tree.ts';
import { INTERVAL, OTHER_INTERVAL, PAIRS, type Pair } from './pairs.ts';
import { nativeSmartUrl, SMART_URL, SMART_URL_CONFIG, TRANSPORT_TYPE } from './smart-url.ts';

/** What an IOS XE device says when it does not take a value. */
export const REFUSED = 'inconsistent value: Device refused one or more commands';

export function agree(schema: Schema, before: Tree, after: Tree): Tree {
  let tree = after;
  for (const pair of PAIRS) tree = agreeOn(schema, before, tree, pair);
  return oneInterval(schema, agreeOnUrl(schema, before, tree));
}

/** An interval of the published models ends one that only the command has (`sly-native-license`). */
function oneInterval(schema: Schema, tree: Tree): Tree {
  const both = [INTERVAL, OTHER_INTERVAL].every((names) => valueAt(tree, names) !== undefined);
  return both ? withValue(schema, tree, OTHER_INTERVAL, undefined) : tree;
}

const key = (value: JsonValue | undefined) => JSON.stringify(value);

interface Sides {
  readonly licensing: JsonValue | undefined;
  readonly native: JsonValue | undefined;
}

/** Which side the other follows; undefined when they agree. Throws when both were changed, to different values. */
function leader(schema: Schema, pair: Pair, before: Sides, after: Sides): 'licensing' | 'native' | undefined {
  const asNative = key(pair.toNative(after.licensing));
  if (asNative === key(after.native)) return undefined;
  const licensingChanged = key(pair.toNative(before.licensing)) !== asNative;
  const nativeChanged = key(before.native) !== key(after.native);
  if (licensingChanged && !nativeChanged) return 'licensing';
  if (nativeChanged && !licensingChanged) return 'native';
  if (after.licensing === undefined) return 'native';
  if (after.native === undefined) return 'licensing';
  if (!licensingChanged) return 'native';
  throw new ProtocolError('invalid-value', REFUSED, { path: pathTo(schema, pair.licensing) });
}

function agreeOn(schema: Schema, before: Tree, after: Tree, pair: Pair): Tree {
  const sides = (tree: Tree): Sides => ({
    licensing: valueAt(tree, pair.licensing),
    native: valueAt(tree, pair.native),
  });
  const now = sides(after);
  switch (leader(schema, pair, sides(before), now)) {
    case 'licensing':
      return withValue(schema, after, pair.native, pair.toNative(now.licensing));
    case 'native':
      return withValue(schema, after, pair.licensing, pair.toLicensing(now.native));
    default:
      return after;
  }
}

function agreeOnUrl(schema: Schema, before: Tree, after: Tree): Tree {
  const isSmart = (tree: Tree) => valueAt(tree, TRANSPORT_TYPE) === 'transport-type-smart';
  const native = (tree: Tree) => nativeSmartUrl(valueAt(tree, SMART_URL.native));
  const written = valueAt(after, SMART_URL_CONFIG);
  const previous = valueAt(before, SMART_URL_CONFIG);
  if (!isSmart(after)) {
    // What was there before the transport changed goes; what the client wrote now is for validation to refuse.
    const leftOver = written !== undefined && key(written) === key(previous);
    return leftOver ? withValue(schema, after, SMART_URL_CONFIG, undefined) : after;
  }
  const sidesBefore = {
    licensing: isSmart(before) ? previous : SMART_URL.toLicensing(native(before)),
    native: native(before),
  };
  // A transport that has just become smart shows the URL that the native model kept.
  const licensing = !isSmart(before) && written === undefined ? sidesBefore.licensing : written;
  switch (leader(schema, SMART_URL, sidesBefore, { licensing, native: native(after) })) {
    case 'licensing': {
      const members = (SMART_URL.toNative(licensing) ?? {}) as JsonObject;
      return SMART_URL.nativeMembers.reduce(
        (tree, names) => withValue(schema, tree, names, members[names.at(-1)!]),
        after,
      );
    }
    case 'native':
      return withValue(schema, after, SMART_URL_CONFIG, SMART_URL.toLicensing(native(after)));
    default:
      return key(licensing) === key(written) ? after : withValue(schema, after, SMART_URL_CONFIG, licensing);
  }
}
