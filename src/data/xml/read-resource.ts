/** Bodies of RESTCONF writes and YANG Patch values in XML to edits (RFC 8040 sections 4.4 to 4.6; RFC 8072). */
import type { DataNode, JsonValue, Schema } from '../../../codegen/index.ts';
import { editFromTree } from '../edit/edit-from-tree.ts';
import type { EditNode } from '../edit/edit-node.ts';
import { ProtocolError } from '../error.ts';
import { type EditAction, wrapEdits } from '../path/edit-at.ts';
import { editsOfResource, resourceParent } from '../path/edit-resource.ts';
import type { InstancePath } from '../path/instance-path.ts';
import type { XmlElement } from './element.ts';
import { readXmlData } from './read-data.ts';

/** The edit that a body means at a path. Throws ProtocolError with all errors found. */
export function editFromXml(
  schema: Schema,
  path: InstancePath,
  action: EditAction,
  body: XmlElement,
): EditNode {
  if (path.length === 0 && action.body === 'target') {
    if (body.name !== 'data') throw unknown(body, path);
    const tree = readXmlData(schema.root, body.children, { schema, config: true });
    return editFromTree(schema, tree, action.operation);
  }
  const parentPath = action.body === 'child' ? path : path.slice(0, -1);
  const parent = resourceParent(schema, parentPath);
  const node = childNamed(parent.byLocalName.get(body.name), body);
  const target = path.at(-1)?.node;
  if (!node || (action.body === 'target' && node !== target)) throw unknown(body, parentPath);
  const data = readXmlData(parent, [body], { schema, at: parentPath, config: true });
  const value: JsonValue | undefined = data[node.jsonName];
  return wrapEdits(schema, parentPath, editsOfResource(node, value, path, action));
}

/** By namespace. */
function childNamed(nodes: readonly DataNode[] | undefined, { ns }: XmlElement): DataNode | undefined {
  return nodes?.find(({ module }) => module.namespace === ns);
}

function unknown({ name }: XmlElement, path: InstancePath): ProtocolError {
  return new ProtocolError('unknown-element', `unknown element: ${name}`, {
    path,
    info: { 'bad-element': name },
  });
}
