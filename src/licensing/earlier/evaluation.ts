/**
 * Evaluation: 90 days of use, one clock for the device, kept over restarts and never set back (S4 "Evaluation
 * (Unidentified) State"). It runs while a licence is in use and the device is neither registered nor reserved;
 * nothing stops working at its end. A day's look at the clock keeps what was counted.
 */
import type { AgentState } from '../state.ts';
import { DAY, type Moment, NEVER } from '../time.ts';
import { log, notify, type Turn, update, updateSchedule } from '../turn.ts';
import { EVALUATION, isReserved, WARNING_DAYS } from './earlier.ts';
import { earlierMessages } from './messages.ts';

function isEvaluating(state: AgentState): boolean {
  return (
    state.earlier?.model === 'smart' &&
    state.registration.state !== 'registered' &&
    !isReserved(state) &&
    state.evaluationUsed < EVALUATION &&
    state.usage.some((use) => use.count > 0)
  );
}

/** Milliseconds left. */
export function evaluationLeft(state: AgentState, now: Moment): number {
  const running = state.earlier?.evaluating || now;
  return Math.max(0, EVALUATION - state.evaluationUsed - Math.max(0, now - running));
}

/** Starts or stops the clock as the state asks for it. */
export function planEvaluation(turn: Turn) {
  const { earlier, schedule } = turn.state;
  const runs = earlier !== null && earlier.evaluating !== NEVER;
  const wanted = isEvaluating(turn.state);
  if (runs === wanted && (runs || schedule.evaluate === NEVER)) return;
  if (runs) count(turn, turn.now);
  if (turn.state.earlier && wanted !== runs) {
    if (wanted && turn.state.evaluationUsed === 0) log(turn, earlierMessages.evaluationStarted());
    update(turn, { earlier: { ...turn.state.earlier, evaluating: wanted ? turn.now : NEVER } });
  }
  updateSchedule(turn, { evaluate: wanted ? nextLook(turn) : NEVER });
}

/** The daily look, and the end. */
export function lookAtEvaluation(turn: Turn) {
  count(turn, turn.now);
  if (turn.state.evaluationUsed < EVALUATION) {
    const left = EVALUATION - turn.state.evaluationUsed;
    // Exact while the daily looks are in time.
    if (WARNING_DAYS.includes(left / DAY)) {
      log(turn, earlierMessages.evaluationEnding(left / DAY));
      notify(turn, { name: 'evaluation-expiration-warning', left });
    }
    return updateSchedule(turn, { evaluate: nextLook(turn) });
  }
  updateSchedule(turn, { evaluate: NEVER });
  if (turn.state.earlier) update(turn, { earlier: { ...turn.state.earlier, evaluating: NEVER } });
  log(turn, earlierMessages.evaluationExpired());
  notify(turn, { name: 'evaluation-expired', at: turn.now });
}

/** Stops the clock at a moment, as when the device went down then. */
export function stopEvaluation(turn: Turn, at: Moment) {
  if (!turn.state.earlier?.evaluating) return;
  count(turn, at);
  update(turn, { earlier: { ...turn.state.earlier, evaluating: NEVER } });
  updateSchedule(turn, { evaluate: NEVER });
}

function count(turn: Turn, until: Moment) {
  const { earlier, evaluationUsed } = turn.state;
  if (!earlier?.evaluating) return;
  const used = Math.min(EVALUATION, evaluationUsed + Math.max(0, until - earlier.evaluating));
  update(turn, { evaluationUsed: used, earlier: { ...earlier, evaluating: turn.now } });
}

function nextLook(turn: Turn): Moment {
  return turn.now + Math.max(1, Math.min(DAY, EVALUATION - turn.state.evaluationUsed));
}
