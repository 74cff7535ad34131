/** What schema trees hold below their parents. */
import type { Contents, ParentBase, SchemaNode, SchemaRoot } from '../model.ts';
import type { Mutable } from '../modules/unit.ts';

const STATE = 1;
const MARKUP = 2;
const DEFAULTS = 4;
const CONDITIONAL = 8;

/** All there can be, as one number each: equal contents are one object. */
const ALL: readonly Contents[] = Array.from({ length: 16 }, (_, bits) => ({
  state: (bits & STATE) !== 0,
  markup: (bits & MARKUP) !== 0,
  defaults: (bits & DEFAULTS) !== 0,
  conditionalDefaults: (bits & CONDITIONAL) !== 0,
}));

export const NOTHING: Contents = ALL[0]!;
export const EVERYTHING: Contents = ALL[15]!;

export function contentsNumber(contents: Contents): number {
  return ALL.indexOf(contents);
}

export function contentsOf(bits: number | undefined): Contents {
  return ALL[bits ?? 0]!;
}

/** Fills in the contents of all parents, given every node by its id: those below have higher ids. */
export function setContents(nodes: readonly (SchemaNode | SchemaRoot)[]): void {
  const below = new Uint8Array(nodes.length);
  for (let id = nodes.length - 1; id >= 0; id--) {
    const node = nodes[id]!;
    if ('dataChildren' in node) (node as Mutable<ParentBase>).contents = ALL[below[id]!]!;
    if ('jsonName' in node) below[node.dataParent.id]! |= below[id]! | own(node, below[id]!);
  }
}

function own(node: Extract<SchemaNode, { jsonName: string }>, below: number): number {
  let bits = node.config ? 0 : STATE;
  if (node.kind === 'anydata' || node.kind === 'anyxml') bits |= MARKUP;
  const hasDefault =
    (node.kind === 'leaf' && node.default !== undefined) ||
    (node.kind === 'leaf-list' && node.defaults.length > 0);
  if (hasDefault) bits |= DEFAULTS;
  if (node.when.length > 0 && (hasDefault || (below & DEFAULTS) !== 0)) bits |= CONDITIONAL;
  return bits;
}
