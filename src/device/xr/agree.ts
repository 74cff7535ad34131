/**
 * Making the three models agree in a tree that is about to be committed: where one was changed the others follow.
 * Pure, and without effect on a tree in which they agree.
 */
import type { JsonValue, Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Tree } from '../../datastore/contract.ts';
import { pathTo, valueAt, withValue } from '../tree.ts';
import { type Place, SETTINGS, type Setting } from './faces.ts';

export function agree(schema: Schema, before: Tree, after: Tree): Tree {
  return SETTINGS.reduce((tree, setting) => agreeOn(schema, before, tree, setting), after);
}

/** A configuration that was made outside, with the models in agreement. */
export function complete(schema: Schema, tree: Tree): Tree {
  return agree(schema, tree, tree);
}

const key = (value: JsonValue | undefined) => JSON.stringify(value);

const read = (place: Place, tree: Tree) => place.read(valueAt(tree, place.names));

/** Whether what stands in a place is how it shows a value. */
function shows(place: Place, tree: Tree, value: JsonValue | undefined): boolean {
  const current = valueAt(tree, place.names);
  return key(place.read(current)) === key(value) || key(place.write(value, current)) === key(current);
}

function agreeOn(schema: Schema, before: Tree, after: Tree, { name, places }: Setting): Tree {
  const hidden = places.filter((place) => place.shown?.(after) === false);
  const shown = places.filter((place) => !hidden.includes(place));
  const value = leading(schema, before, after, name, shown);
  let tree = after;
  for (const place of shown) {
    if (shows(place, tree, value)) continue;
    tree = withValue(schema, tree, place.names, place.write(value, valueAt(tree, place.names)));
  }
  // What was there before goes with what it depends on; what the client wrote now is for validation to refuse.
  for (const { names } of hidden) {
    const left = valueAt(tree, names);
    if (left !== undefined && key(left) === key(valueAt(before, names))) {
      tree = withValue(schema, tree, names, undefined);
    }
  }
  return tree;
}

/** The value that all places are to show. Throws when two were changed, to different values. */
function leading(
  schema: Schema,
  before: Tree,
  after: Tree,
  name: string,
  places: readonly Place[],
): JsonValue | undefined {
  const changed = places.filter((place) => key(read(place, before)) !== key(read(place, after)));
  const set = (changed.length > 0 ? changed : places).find((place) => read(place, after) !== undefined);
  if (!set) return changed.length > 0 ? undefined : places[0] && read(places[0], after);
  const value = read(set, after);
  const other = changed.find((place) => read(place, after) !== undefined && !shows(place, after, value));
  if (!other) return value;
  throw new ProtocolError('invalid-value', `the models say different things of the ${name}`, {
    path: pathTo(schema, other.names),
  });
}
