/**
 * Committing the target configuration of IOS XR. What a session enters is its own until it is committed; a commit goes
 * through the candidate of the server, locked meanwhile with running, so that all of it takes effect or nothing.
 */
import { ProtocolError } from '../../../data/error.ts';
import type { Tree } from '../../../datastore/contract.ts';
import type { Device } from '../../../device/device.ts';
import { withValue } from '../../../device/tree.ts';
import { agree } from '../../../device/xr/agree.ts';
import type { CommitRequest, Operations, Session } from '../../../server/contract.ts';
import { changedLines, difference, framed } from '../../layout/xr/configuration.ts';
import { type CommandContext, type Lines, Refusal } from '../../session/context.ts';
import { linesOf } from '../../session/refusals.ts';
import type { Target } from '../../session/target.ts';
import { editOf } from '../configure.ts';

/** The running configuration with the changes of a session. Throws ProtocolError when they contradict each other. */
function targetTree({ core }: Device, { changes }: Target): Tree {
  const { schema } = core;
  const running = core.tree('running');
  const tree = changes.reduce((before, { names, value }) => withValue(schema, before, names, value), running);
  return agree(schema, running, tree);
}

/** Both or none. Throws ProtocolError while another session holds a lock or has changed the candidate. */
export function lockBoth(operations: Operations, session: Session): void {
  operations.lock(session, 'candidate');
  try {
    operations.lock(session, 'running');
  } catch (error) {
    operations.unlock(session, 'candidate');
    throw error;
  }
}

function unlockBoth(operations: Operations, session: Session): void {
  operations.unlock(session, 'running');
  operations.unlock(session, 'candidate');
}

/** What a commit would add and take away. */
export function pendingDifference({ device, state: { target } }: CommandContext): Lines {
  return target ? difference(device.core.tree('running'), targetTree(device, target)) : [];
}

export function pendingLines({ device, state: { target } }: CommandContext): Lines {
  return target ? changedLines(device.core.tree('running'), targetTree(device, target)) : [];
}

/** Throws Refusal, after noting why for `show configuration failed`. The changes stay, so that they can be mended. */
export function commit(context: CommandContext, request?: CommitRequest): void {
  const { device, session, state } = context;
  const { operations, schema } = device.core;
  const target = state.target!;
  const shown = pendingLines(context);
  target.failure = [];
  try {
    if (!target.exclusive) lockBoth(operations, session);
    try {
      for (const change of target.changes) {
        operations.edit(session, editOf(schema, change), { target: 'candidate' });
      }
      operations.commit(session, request);
    } catch (error) {
      operations.discardChanges(session);
      throw error;
    } finally {
      if (!target.exclusive) unlockBoth(operations, session);
    }
  } catch (error) {
    const reason = error instanceof ProtocolError && linesOf(error, device.core);
    if (!reason) throw error;
    target.failure = failure(device, shown, error);
    throw new Refusal(FAILED, '');
  }
  target.changes.length = 0;
  target.unconfirmed = request?.confirmed === true;
}

/** Clients know it by its beginning and by the command that it names. */
const FAILED =
  "% Failed to commit one or more configuration items: nothing was changed. Please issue 'show configuration failed [inheritance]' from this session to view the errors";

function failure({ profile }: Device, lines: Lines, error: ProtocolError): Lines {
  const reasons = error.all.map(({ message }) => `!!% ${message}`);
  return framed(profile, ['!! SEMANTIC ERRORS: the router refused these changes', ...lines, ...reasons, '!']);
}
