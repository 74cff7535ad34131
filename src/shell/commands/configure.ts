/** One change of the running configuration, through the same operation as NETCONF's and RESTCONF's. */
import type { JsonValue } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import { editFromJson } from '../../data/json/read-edit.ts';
import { editAt } from '../../data/path/edit-at.ts';
import { type Names, pathTo } from '../../device/tree.ts';
import { type CommandContext, Refusal } from '../session/context.ts';

/**
 * Sets a place in the running configuration; without a value what is there goes. `refusal` is what the user reads when the device
 * does not take the value.
 */
export function configure(
  context: CommandContext,
  names: Names,
  value: JsonValue | undefined,
  refusal: string,
): void {
  const { core } = context.device;
  const path = pathTo(core.schema, names);
  try {
    const edit =
      value === undefined
        ? editAt(core.schema, path, 'remove')
        : editFromJson(
            core.schema,
            path,
            { operation: 'replace', body: 'target' },
            { [names.at(-1)!]: value },
          );
    core.operations.edit(context.session, edit, { target: 'running', errorOption: 'rollback-on-error' });
  } catch (error) {
    if (error instanceof ProtocolError && !PASSED_ON.has(error.tag)) throw new Refusal(refusal, '');
    throw error;
  }
  context.state.configured = true;
  // A command of global configuration ends the mode below.
  context.state.mode = 'config';
}

/** Refusals that say nothing about the value. */
const PASSED_ON: ReadonlySet<string> = new Set(['access-denied', 'lock-denied', 'in-use']);
