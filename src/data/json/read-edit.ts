/** Bodies of RESTCONF writes and YANG Patch values in JSON to edits (RFC 8040 sections 4.4 to 4.6; RFC 8072). */
import type { Schema } from '../../../codegen/index.ts';
import { editFromTree } from '../edit/edit-from-tree.ts';
import type { EditNode } from '../edit/edit-node.ts';
import { ProtocolError } from '../error.ts';
import { type EditAction, wrapEdits } from '../path/edit-at.ts';
import { editsOfResource, resourceParent } from '../path/edit-resource.ts';
import type { InstancePath } from '../path/instance-path.ts';
import { readJsonData, readJsonNode } from './read-data.ts';
import { childNamed } from './reading.ts';

/** The edit that a body means at a path. Throws ProtocolError with all errors found. */
export function editFromJson(
  schema: Schema,
  path: InstancePath,
  action: EditAction,
  body: unknown,
): EditNode {
  const [name, value] = onlyMember(body);
  if (path.length === 0 && action.body === 'target') {
    if (name !== 'ietf-restconf:data') throw unknown(name, path);
    const tree = readJsonData(schema.root, value, { schema, config: true, lenient: true });
    return editFromTree(schema, tree, action.operation);
  }
  const parentPath = action.body === 'child' ? path : path.slice(0, -1);
  const parent = resourceParent(schema, parentPath);
  const node = childNamed(parent, name);
  const target = path.at(-1)?.node;
  if (!node || (action.body === 'target' && node !== target)) throw unknown(name, parentPath);
  const options = { schema, at: parentPath, config: true, lenient: true };
  const data = readJsonNode(node, value, options);
  return wrapEdits(schema, parentPath, editsOfResource(node, data, path, action));
}

function onlyMember(body: unknown): [string, unknown] {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    const members = Object.entries(body).filter(([name]) => !name.startsWith('@'));
    if (members.length === 1) return members[0]!;
  }
  throw new ProtocolError('malformed-message', 'a JSON object with exactly one member was expected', {
    type: 'rpc',
  });
}

function unknown(name: string, path: InstancePath): ProtocolError {
  const info = { 'bad-element': name.slice(name.indexOf(':') + 1) };
  return new ProtocolError('unknown-element', `unknown element: ${name}`, { path, info });
}
