/**
 * Asking for an answer that was not ready: `Next ACK push check` in `show license status` (S1, S2, S3; none says more of
 * it). As CSSM's own interface has it, the answer to a message may be an id to ask with and how long to wait; the device
 * asks until the answer is there or refused. Choices: a push that is answered so was received, its reports wait for their
 * ACK; a command is done with `success`, and what comes of it follows in system messages; nobody there is one more look
 * later; a refusal ends it, and reports go along with the next push.
 */
import { installFile } from '../documents/install.ts';
import type { CommResult } from '../events.ts';
import { effectiveTransport } from '../settings.ts';
import { activeUnit } from '../state.ts';
import { giveUp, type Turn, update } from '../turn.ts';
import { send } from './exchange.ts';
import type { Pending } from './pending.ts';
import { dropPoll, dropPolls, planPoll } from './polls.ts';

/** The timer: asks for everything that is due. */
export function pollDue(turn: Turn) {
  if (turn.state.earlier || effectiveTransport(turn.state.settings) === 'off') return dropPolls(turn);
  giveUp(turn, 'poll');
  for (const poll of turn.state.polls) {
    if (poll.at > turn.now) continue;
    // An answer that never comes is one more look later.
    planPoll(turn, poll);
    send(turn, (id) => ({ id, kind: 'poll', of: poll.of }), {
      kind: 'poll',
      unit: activeUnit(turn.state),
      pollId: poll.id,
      at: turn.now,
    });
  }
}

/** The answer to a look. */
export function pollEnded(turn: Turn, { of }: Extract<Pending, { kind: 'poll' }>, result: CommResult) {
  const poll = turn.state.polls.find((one) => one.of === of);
  if (!poll) return;
  if (!result.ok) return result.failure.kind === 'reply' ? dropPoll(turn, of) : undefined;
  if (result.poll) return planPoll(turn, { ...poll, ...result.poll });
  if (!result.file) return;
  dropPoll(turn, of);
  if (of === 'authorize' && turn.state.authorizationRequest) update(turn, { authorizationRequest: null });
  installFile(turn, result.file, poll.force ? { force: true } : {});
}
