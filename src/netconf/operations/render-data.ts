import type { JsonValue } from '../../../codegen/index.ts';
import { writeXml } from '../../data/xml/write.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { Core } from '../../server/contract.ts';
import type { Part } from '../framing/output.ts';
import type { Content } from '../messages/reply.ts';

/**
 * XML of top-level nodes that were read whole more than once. Trees never change in place, and reads share structure
 * with the datastore, so the same object means the same bytes; they go when the object goes. Objects seen for the first
 * time are only noted: state is made anew by every read and would fill memory for nothing.
 */
const rendered = new WeakMap<object, Uint8Array | undefined>();

/** The `<data>` of a reply: what is selected of a tree. */
export function renderData({ schema }: Core, tree: Tree): Content {
  const parts: Part[] = ['<data>'];
  for (const name in tree) {
    const value = tree[name]!;
    const known = typeof value === 'object' ? rendered.get(value) : undefined;
    const part = known ?? writeXml(schema.root, { [name]: value }, { schema });
    if (known === undefined) note(value, part as string);
    if (part.length > 0) parts.push(part);
  }
  if (parts.length === 1) return '<data/>';
  parts.push('</data>');
  return parts;
}

function note(value: JsonValue, text: string): void {
  if (typeof value !== 'object') return;
  rendered.set(value, rendered.has(value) ? Buffer.from(text) : undefined);
}
