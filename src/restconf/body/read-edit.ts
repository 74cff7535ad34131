/** Bodies that hold one resource, or the datastore (RFC 8040 sections 4.4 to 4.6), as edits. */
import type { DataNode } from '../../../codegen/index.ts';
import type { EditNode } from '../../data/edit/edit-node.ts';
import { editFromJson } from '../../data/json/read-edit.ts';
import type { EditAction } from '../../data/path/edit-at.ts';
import type { InstancePath } from '../../data/path/instance-path.ts';
import { parseXml } from '../../data/xml/parse.ts';
import { editFromXml } from '../../data/xml/read-resource.ts';
import type { Core } from '../../server/contract.ts';
import type { Format } from '../media.ts';
import { malformed } from '../refusal.ts';
import { checkBody, noteLoose } from './check-body.ts';
import { isJsonObject, parseJson } from './parse-json.ts';

/** What is loose about the body of a PUT or PATCH; the node of a POST's is only known once it is read. */
function loose(path: InstancePath, action: EditAction, body: unknown): string | undefined {
  const node = path.at(-1)?.node as DataNode | undefined;
  if (!node || action.body !== 'target' || !isJsonObject(body)) return undefined;
  const value = body[`${node.module.name}:${node.name}`];
  return value === undefined ? 'the member has no module name' : checkBody(node, value);
}

/** Reads a body as the edit it means at `path`. Throws ProtocolError with all that is wrong. */
export function readEdit(
  core: Core,
  path: InstancePath,
  action: EditAction,
  format: Format,
  text: string,
): EditNode {
  if (text.trim() === '') throw malformed('the body is empty; it must hold the resource');
  if (format === 'xml') return editFromXml(core.schema, path, action, parseXml(text));
  const body = parseJson(text);
  const looseness = loose(path, action, body);
  const edit = editFromJson(core.schema, path, action, body);
  if (looseness !== undefined) noteLoose(core.log, looseness);
  return edit;
}
