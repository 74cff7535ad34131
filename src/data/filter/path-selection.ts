/** Selection of one resource by its path, as RESTCONF's target and as part of other selections. */
import type { ParentNode, Schema } from '../../../codegen/index.ts';
import type { InstancePath } from '../path/instance-path.ts';
import { type Pick, PickBuilder, WHOLE } from './pick.ts';
import { PickSelection } from './pick-selection.ts';
import type { Selection } from './selection.ts';

/** What is at and below a path, with the keys on the way. */
export function pathSelection(schema: Schema, path: InstancePath): Selection {
  const pick = pickAt(schema, path, WHOLE);
  return new PickSelection(pick ? [pick] : []);
}

/** The pick of the root that wants `inner` of what the path leads to; undefined when that is no data. */
export function pickAt(schema: Schema, path: InstancePath, inner: Pick): Pick | undefined {
  let pick = inner;
  for (let i = path.length - 1; i >= 0; i--) {
    const { node, keys, value, position } = path[i]!;
    if (!('jsonName' in node)) return undefined;
    if (keys) pick = { ...pick, keys };
    else if (value !== undefined) pick = { ...pick, keys: [value] };
    else if (position !== undefined) pick = { ...pick, position };
    const outer = i === 0 ? schema.root : (path[i - 1]!.node as ParentNode);
    pick = new PickBuilder(outer).want(node, pick).build();
  }
  return pick;
}
