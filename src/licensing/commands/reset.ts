/**
 * `license smart factory reset`: clears all licensing information but the licences in use, whose use goes on
 * being recorded in new reports (S1 "POLICY_REMOVED": the default policy is in force again).
 */
import { initialEarlier } from '../earlier/earlier.ts';
import { removePolicy } from '../policy/install.ts';
import { EMPTY_LEDGER } from '../reports/ledger.ts';
import { initialState } from '../state.ts';
import { reply, type Turn, update } from '../turn.ts';
import { applyUsage } from '../usage/change.ts';

export function factoryReset(turn: Turn, command: string): void {
  for (const pending of turn.state.pending) {
    if (pending.command !== undefined) reply(turn, pending.command, 'shuttingdown');
  }
  removePolicy(turn);
  const { identity, hardware, booted, level, features, settings, sequence, ledger, earlier, evaluationUsed } =
    turn.state;
  const { nextId } = ledger;
  const kept = { hardware, booted, level, features, settings, sequence, evaluationUsed };
  turn.state = { ...initialState(identity), ...kept };
  if (earlier) update(turn, { earlier: initialEarlier(earlier.model, turn.now, earlier.forced) });
  update(turn, { ledger: { ...EMPTY_LEDGER, nextId } });
  applyUsage(turn);
  reply(turn, command, 'success');
}
