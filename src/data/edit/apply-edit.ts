import type { JsonObject, Schema } from '../../../codegen/index.ts';
import type { ProtocolError } from '../error.ts';
import { editObject } from './edit-children.ts';
import type { DefaultOperation, EditNode } from './edit-node.ts';
import { EditRun, EditStopped, operationOf } from './edit-run.ts';
import { pruneWhen } from './prune-when.ts';

export interface ApplyEditOptions {
  /** Merge unless told otherwise. */
  readonly defaultOperation?: DefaultOperation | undefined;
  /** Stop-on-error unless told otherwise. */
  readonly errorOption?: 'stop-on-error' | 'continue-on-error' | 'rollback-on-error' | undefined;
}

export interface EditResult {
  readonly tree: JsonObject;
  /** What could not be done. Empty when all was applied. */
  readonly errors: readonly ProtocolError[];
}

/**
 * Applies an edit to a tree (RFC 6241 section 7.2; RFC 7950 sections 7.5.8, 7.6.7, 7.7.9, 7.8.6 and 8.3).
 * Only objects and arrays on the way to a change are copied; an edit that changes nothing returns the same tree.
 *
 * On errors: `rollback-on-error` gives all of them and the unchanged tree; `stop-on-error` the first and the
 * unchanged tree (an edit is one transaction here, so stopping leaves nothing half done); `continue-on-error`
 * all of them and a tree with everything else applied.
 */
export function applyEdit(
  schema: Schema,
  tree: JsonObject,
  edit: EditNode,
  options: ApplyEditOptions = {},
): EditResult {
  const errorOption = options.errorOption ?? 'stop-on-error';
  const run = new EditRun(errorOption === 'stop-on-error');
  try {
    const edited = editRoot(run, schema, tree, edit, options.defaultOperation ?? 'merge');
    const pruned = pruneWhen(schema, edited, tree, edit);
    const errors = [...run.errors, ...pruned.errors];
    if (errors.length === 0) return { tree: pruned.tree, errors };
    if (errorOption === 'continue-on-error') return { tree: pruned.tree, errors };
    return { tree, errors: errorOption === 'stop-on-error' ? errors.slice(0, 1) : errors };
  } catch (error) {
    if (error instanceof EditStopped) return { tree, errors: run.errors };
    throw error;
  }
}

function editRoot(
  run: EditRun,
  schema: Schema,
  tree: JsonObject,
  edit: EditNode,
  defaultOperation: DefaultOperation,
): JsonObject {
  if (edit.node.kind !== 'root') throw new TypeError('an edit starts at the root');
  const operation = operationOf(edit, defaultOperation);
  if (operation === 'delete' || operation === 'remove') return {};
  return editObject(
    run,
    schema.root,
    tree,
    {},
    { edit, up: undefined },
    operation === 'create' ? 'merge' : operation,
  );
}
