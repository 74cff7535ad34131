import { applyEdit } from '../../data/edit/apply-edit.ts';
import type { EditNode, EditOperation } from '../../data/edit/edit-node.ts';
import { ProtocolError } from '../../data/error.ts';
import { editFromJson } from '../../data/json/read-edit.ts';
import { editAt } from '../../data/path/edit-at.ts';
import type { InstancePath } from '../../data/path/instance-path.ts';
import { valueAt } from '../../data/path/value-at.ts';
import { escapeText } from '../../data/xml/escape.ts';
import { indentXml } from '../../data/xml/indent.ts';
import { editFromXml } from '../../data/xml/read-resource.ts';
import type { Tree } from '../../datastore/contract.ts';
import {
  type PatchEdit,
  type PatchOperation,
  readYangPatch,
  yangPatchNamespace,
} from '../body/read-yang-patch.ts';
import { jsonErrors, xmlErrors } from '../error-body.ts';
import type { Exchange } from '../exchange.ts';
import { insertAt } from '../insert.ts';
import { lacksAncestor } from '../instance.ts';
import type { Encoding } from '../media.ts';
import { asRefusal, Refusal } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import { statusForError } from '../status.ts';
import type { Target } from '../target.ts';
import { editedTree, writeRunning } from '../write-running.ts';

const editOperation: Readonly<Record<PatchOperation, EditOperation>> = {
  create: 'create',
  delete: 'delete',
  insert: 'create',
  merge: 'merge',
  move: 'merge',
  replace: 'replace',
  remove: 'remove',
};

/** Errors of one edit of a patch. */
class EditFailed extends Error {
  readonly editId: string;
  readonly errors: readonly ProtocolError[];

  constructor(editId: string, errors: readonly ProtocolError[]) {
    super(errors[0]?.message);
    this.editId = editId;
    this.errors = errors;
  }
}

interface Planned {
  readonly path: InstancePath;
  readonly edit: EditNode;
}

function plan(exchange: Exchange, target: Target, edit: PatchEdit): Planned {
  const { core, targets } = exchange.face;
  const relative = edit.target === '/' ? '' : edit.target;
  const { path } = targets(`${exchange.path.slice('/restconf/data'.length).replace(/\/$/, '')}${relative}`);
  const point = edit.point === undefined ? undefined : absolute(exchange, edit.point);
  const insert = insertAt(targets, path, edit.where, point);
  const operation = editOperation[edit.operation];
  const action = { operation, body: 'target', insert } as const;
  if (path.length < target.path.length)
    throw new ProtocolError('invalid-value', 'the target is outside the resource');
  if (path.length === 0 && operation !== 'merge') {
    throw new ProtocolError(
      'operation-not-supported',
      `the datastore as a whole can be merged, not ${operation}d`,
    );
  }
  if (!edit.value) return { path, edit: editAt(core.schema, path, operation, insert) };
  const made =
    edit.value.format === 'json'
      ? editFromJson(core.schema, path, action, edit.value.body)
      : editFromXml(core.schema, path, action, edit.value.element);
  return { path, edit: made };
}

/** A point is relative to the patched resource, like a target (RFC 8072 section 3, leaf `point`). */
function absolute(exchange: Exchange, point: string): string {
  return `${exchange.path.slice('/restconf/data'.length).replace(/\/$/, '')}${point}`;
}

/** Does one edit on a tree that nobody sees yet, to learn which edit of a patch is at fault. */
function rehearse(exchange: Exchange, tree: Tree, edit: PatchEdit, { path, edit: made }: Planned): Tree {
  const gone = edit.operation === 'move' && valueAt(tree, path) === undefined;
  if (gone || lacksAncestor(tree, path)) {
    throw new ProtocolError(
      'data-missing',
      gone ? 'there is no such entry to move' : 'the parent does not exist',
      {
        path,
      },
    );
  }
  const result = applyEdit(exchange.face.core.schema, tree, made, { errorOption: 'rollback-on-error' });
  if (result.errors.length > 0) throw ProtocolError.combine(result.errors);
  return result.tree;
}

function prepare(exchange: Exchange, target: Target, edits: readonly PatchEdit[]): EditNode {
  const { core } = exchange.face;
  let tree = editedTree(core);
  const children = edits.flatMap((edit) => {
    try {
      const planned = plan(exchange, target, edit);
      tree = rehearse(exchange, tree, edit, planned);
      return planned.edit.children;
    } catch (error) {
      throw new EditFailed(edit.id, asRefusal(error).cause.all);
    }
  });
  return { ...editAt(core.schema, [], 'merge'), operation: undefined, children };
}

function statusBody(encoding: Encoding, patchId: string, json: object, xml: string): string {
  if (encoding.format === 'json') {
    return `${JSON.stringify({ 'ietf-yang-patch:yang-patch-status': { 'patch-id': patchId, ...json } }, null, 2)}\n`;
  }
  const id = `<patch-id>${escapeText(patchId)}</patch-id>`;
  return `${indentXml(`<yang-patch-status xmlns="${yangPatchNamespace}">${id}${xml}</yang-patch-status>`)}\n`;
}

/** Errors in a status stand in its own namespace (RFC 8072 section 3). */
const statusErrors = (errors: readonly ProtocolError[]): string =>
  xmlErrors(errors).replace(/^<errors xmlns="[^"]*">/, '<errors>');

/**
 * YANG Patch (RFC 8072): an ordered list of edits, of which all take effect or none. The answer is always a
 * `yang-patch-status`, which names the edit that failed.
 */
export function yangPatch(exchange: Exchange, target: Target, sent: Encoding, text: string): Reply {
  const { encoding } = exchange;
  const patch = readYangPatch(sent.format, text);
  try {
    writeRunning(exchange, prepare(exchange, target, patch.edits));
    return {
      status: 200,
      type: encoding.type,
      body: statusBody(encoding, patch.id, { ok: [null] }, '<ok/>'),
    };
  } catch (error) {
    return failure(encoding, patch.id, error);
  }
}

function failure(encoding: Encoding, patchId: string, error: unknown): Reply {
  if (error instanceof EditFailed) {
    const { editId, errors } = error;
    const json = { 'edit-status': { edit: [{ 'edit-id': editId, errors: jsonErrors(errors) }] } };
    const xml = `<edit-status><edit><edit-id>${escapeText(editId)}</edit-id>${statusErrors(errors)}</edit></edit-status>`;
    const status = errors[0] ? statusForError(errors[0]) : 400;
    return { status, type: encoding.type, body: statusBody(encoding, patchId, json, xml) };
  }
  if (!(error instanceof ProtocolError || error instanceof Refusal)) throw error;
  const refusal = asRefusal(error);
  const { all } = refusal.cause;
  const body = statusBody(encoding, patchId, { errors: jsonErrors(all) }, statusErrors(all));
  return { status: refusal.status, type: encoding.type, body };
}
