/** Bodies that hold one resource, or the datastore (RFC 8040 sections 4.4 to 4.6), as edits. */
import type { DataNode, Schema } from '../../../codegen/index.ts';
import type { EditNode } from '../../data/edit/edit-node.ts';
import { editFromJson } from '../../data/json/read-edit.ts';
import type { EditAction } from '../../data/path/edit-at.ts';
import type { InstancePath } from '../../data/path/instance-path.ts';
import { parseXml } from '../../data/xml/parse.ts';
import { editFromXml } from '../../data/xml/read-resource.ts';
import type { Format } from '../media.ts';
import { malformed } from '../refusal.ts';
import { checkBody } from './check-body.ts';
import { isJsonObject, parseJson } from './parse-json.ts';

/** The node that a body of a PUT or PATCH is checked as; a POST's is only known once it is read. */
function checkTarget(path: InstancePath, body: unknown): void {
  const node = path.at(-1)?.node as DataNode | undefined;
  if (!node || !isJsonObject(body)) return;
  const value = body[`${node.module.name}:${node.name}`];
  if (value !== undefined) checkBody(node, value);
}

/** Reads a body as the edit it means at `path`. Throws ProtocolError with all that is wrong. */
export function readEdit(
  schema: Schema,
  path: InstancePath,
  action: EditAction,
  format: Format,
  text: string,
): EditNode {
  if (text.trim() === '') throw malformed('the body is empty; it must hold the resource');
  if (format === 'xml') return editFromXml(schema, path, action, parseXml(text));
  const body = parseJson(text);
  if (action.body === 'target') checkTarget(path, body);
  return editFromJson(schema, path, action, body);
}
