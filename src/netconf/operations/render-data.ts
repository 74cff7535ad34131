import { writeXml } from '../../data/xml/write.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { Core } from '../../server/contract.ts';
import type { Part } from '../framing/output.ts';
import type { Content } from '../messages/reply.ts';
import { styleOf } from '../messages/style.ts';

/**
 * XML of whole top-level nodes of running. Trees never change in place, and reads share structure with the datastore:
 * the same object means the same bytes, and they go when the object goes. What is made for one reply is not kept.
 */
const rendered = new WeakMap<object, Uint8Array>();

/** The `<data>` of a reply: what is selected of a tree. Its namespace is that of the message unless one is given. */
export function renderData(core: Core, tree: Tree, namespace?: string): Content {
  const { schema, personality } = core;
  const { emptyElements } = styleOf(personality);
  const running = core.tree('running');
  const tag = namespace === undefined ? 'data' : `data xmlns="${namespace}"`;
  const parts: Part[] = [`<${tag}>`];
  for (const name in tree) {
    const value = tree[name]!;
    const stored = typeof value === 'object' && value === running[name] ? value : undefined;
    const known = stored && rendered.get(stored);
    const part = known ?? writeXml(schema.root, { [name]: value }, { schema, emptyElements });
    if (stored && typeof part === 'string') rendered.set(stored, Buffer.from(part));
    if (part.length > 0) parts.push(part);
  }
  if (parts.length === 1) return emptyElements === 'long' ? `<${tag}></data>` : `<${tag}/>`;
  parts.push('</data>');
  return parts;
}
