import type { JsonValue } from '../../../codegen/index.ts';
import { writeXml } from '../../data/xml/write.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { Core } from '../../server/contract.ts';

/**
 * XML of top-level nodes that were read whole more than once. Trees never change in place, and reads share structure
 * with the datastore, so the same object means the same text; it goes when the object goes. Objects seen for the first
 * time are only noted: state is made anew by every read and would fill memory for nothing.
 */
const rendered = new WeakMap<object, string | undefined>();

/** The `<data>` of a reply: what is selected of a tree. */
export function renderData({ schema }: Core, tree: Tree): string {
  let content = '';
  for (const [name, value] of Object.entries(tree)) content += renderMember(name, value);
  return content === '' ? '<data/>' : `<data>${content}</data>`;

  function renderMember(name: string, value: JsonValue): string {
    if (typeof value !== 'object') return writeXml(schema.root, { [name]: value }, { schema });
    const known = rendered.get(value);
    if (known !== undefined) return known;
    const text = writeXml(schema.root, { [name]: value }, { schema });
    rendered.set(value, rendered.has(value) ? text : undefined);
    return text;
  }
}
