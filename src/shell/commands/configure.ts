/**
 * One change of the configuration, through the same operation as NETCONF's and RESTCONF's: of the running one, or on
 * IOS XR of what is to be committed.
 */
import type { JsonValue, Schema } from '../../../codegen/index.ts';
import type { EditNode } from '../../data/edit/edit-node.ts';
import { ProtocolError } from '../../data/error.ts';
import { editFromJson } from '../../data/json/read-edit.ts';
import { editAt } from '../../data/path/edit-at.ts';
import { type Names, pathTo } from '../../device/tree.ts';
import { type CommandContext, Refusal } from '../session/context.ts';
import type { PendingChange } from '../session/target.ts';

/**
 * Sets a place in the configuration; without a value what is there goes. `refusal` is what the user reads when the device
 * does not take the value.
 */
export function configure(
  context: CommandContext,
  names: Names,
  value: JsonValue | undefined,
  refusal: string,
): void {
  const { core } = context.device;
  try {
    const edit = editOf(core.schema, { names, value });
    const { target } = context.state;
    if (target) target.changes.push({ names, value });
    else core.operations.edit(context.session, edit, { target: 'running', errorOption: 'rollback-on-error' });
  } catch (error) {
    if (error instanceof ProtocolError && !PASSED_ON.has(error.tag)) throw new Refusal(refusal, '');
    throw error;
  }
  if (!context.state.target) context.state.configured = true;
  // A command of global configuration ends the mode below.
  context.state.mode = 'config';
}

/** Throws ProtocolError when the schema does not allow the value. */
export function editOf(schema: Schema, { names, value }: PendingChange): EditNode {
  const path = pathTo(schema, names);
  if (value === undefined) return editAt(schema, path, 'remove');
  return editFromJson(schema, path, { operation: 'replace', body: 'target' }, { [names.at(-1)!]: value });
}

/** Refusals that say nothing about the value. */
const PASSED_ON: ReadonlySet<string> = new Set(['access-denied', 'lock-denied', 'in-use']);
