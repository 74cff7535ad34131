/** What an answer from the other side, or the end of a file operation, means for what waited for it. */
import { requestEnded, returnEnded, returned } from '../authorization/commands.ts';
import { authorizationEnded } from '../earlier/authorize.ts';
import { certificateEnded } from '../earlier/certificate.ts';
import { failureOf } from '../earlier/failures.ts';
import { deregistrationEnded, dropped } from '../earlier/register.ts';
import type { CommResult, FileFailure } from '../events.ts';
import { registrationEnded } from '../registration/register.ts';
import { pushEnded } from '../reports/push.ts';
import { noteOutcome, noteResponse } from '../transport/exchange.ts';
import type { Pending } from '../transport/pending.ts';
import { pollEnded } from '../transport/polling.ts';
import { planPoll } from '../transport/polls.ts';
import { trustEnded, trustSynchronized } from '../trust/commands.ts';
import { reply, type Turn } from '../turn.ts';
import { fileCode, usageSaved } from './files.ts';

/** The other side answered, or did not. */
export function answered(turn: Turn, pending: Pending, result: CommResult) {
  noteResponse(turn, pending.id, result);
  noteOutcome(turn, pending, result);
  if (result.ok && result.poll && promised(turn, pending, result.poll)) return;
  switch (pending.kind) {
    case 'push':
      return pushEnded(turn, pending, result);
    case 'poll':
      return pollEnded(turn, pending, result);
    case 'trust':
      return trustEnded(turn, pending.command, pending.force, result);
    case 'trust-sync':
      return trustSynchronized(turn, result);
    case 'register':
      return registrationEnded(turn, pending.command, result);
    case 'renew-auth': {
      const reason = authorizationEnded(turn, pending.command, result);
      if (reason !== '' && failureOf(reason).leaves === 'dropped') dropped(turn, reason);
      return;
    }
    case 'renew-id':
      return certificateEnded(turn, pending.command, result);
    case 'de-register':
      return deregistrationEnded(turn, pending.command, result);
    case 'authorize':
      return requestEnded(turn, pending.command, result);
    case 'return':
      return returnEnded(turn, pending.command, pending.udis, result);
    default:
      return;
  }
}

/** The other side took the message and has its answer later; false for messages that it cannot do that with. */
function promised(
  turn: Turn,
  pending: Pending,
  poll: { readonly id: string; readonly interval: number },
): boolean {
  if (pending.kind === 'push') {
    pushEnded(turn, pending, { ok: true });
    planPoll(turn, { ...poll, of: 'push' });
    return true;
  }
  if (pending.kind !== 'trust' && pending.kind !== 'authorize') return false;
  const force = pending.kind === 'trust' && pending.force;
  planPoll(turn, { ...poll, of: pending.kind, ...(force ? { force } : {}) });
  reply(turn, pending.command, 'success');
  return true;
}

/** A file was written, or could not be. */
export function written(turn: Turn, pending: Pending, error: FileFailure | undefined) {
  switch (pending.kind) {
    case 'save-usage':
      return usageSaved(turn, pending.command, pending.reports, error);
    case 'save-request':
      return reply(turn, pending.command, fileCode(error));
    case 'save-return':
      if (error) return reply(turn, pending.command, fileCode(error));
      return returned(turn, pending.command, pending.udis);
    default:
      return;
  }
}
