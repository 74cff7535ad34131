/**
 * A saved schema as one text that can be read in parts: a line with everything but the nodes, then blocks of nodes,
 * each with what stands directly below one parent. It is ASCII, so that places in it are the same in bytes.
 */
import type { SavedBelow, SavedBlock, SavedNode, SavedSchema } from './format.ts';

/** Gives a part of the blocks of a packed schema. */
export type ReadBlock = (start: number, length: number) => string;

export interface Unpacked {
  readonly saved: SavedSchema;
  readonly read: ReadBlock;
}

/** Nodes that are made together with their parent: lookups look through them. */
const INLINE: ReadonlySet<SavedNode['kind']> = new Set(['choice', 'case', 'rpc', 'action']);

export function packSchema(saved: SavedSchema): string {
  const blocks: string[] = [];
  let start = 0;
  const block = (below: SavedBelow): SavedBlock => {
    const text = ascii(JSON.stringify(inner(below)));
    const place = [start, text.length, countBelow(below)] as const;
    blocks.push(text);
    start += text.length;
    return { block: place };
  };
  const inner = (below: SavedBelow): SavedBelow =>
    'block' in below
      ? below
      : below.map((node) => {
          if (!node.below) return node;
          return { ...node, below: INLINE.has(node.kind) ? inner(node.below) : block(node.below) };
        });
  const roots = saved.roots.map((root) => (root.below ? { ...root, below: block(root.below) } : root));
  return `${ascii(JSON.stringify({ ...saved, roots }))}\n${blocks.join('')}`;
}

/** Reads the first line; a text in bytes is not decoded before its parts are asked for. */
export function unpackSchema(packed: string | Buffer): Unpacked {
  const end = packed.indexOf('\n');
  if (typeof packed === 'string') {
    return {
      saved: JSON.parse(packed.slice(0, end)),
      read: (start, length) => packed.slice(end + 1 + start, end + 1 + start + length),
    };
  }
  return {
    saved: JSON.parse(packed.toString('latin1', 0, end)),
    read: (start, length) => packed.toString('latin1', end + 1 + start, end + 1 + start + length),
  };
}

/** How many nodes there are below one, at any depth. */
export function countBelow(below: SavedBelow | undefined): number {
  if (below === undefined) return 0;
  if ('block' in below) return below.block[2];
  return below.reduce((sum, node) => sum + 1 + countBelow(node.below), 0);
}

function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
