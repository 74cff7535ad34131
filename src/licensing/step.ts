/**
 * The agent: `step(state, event, now) -> { state, effects }`. It knows no protocol, no model, no clock but
 * `now` and no chance. The same events at the same moments give the same states and effects; the state before
 * is never touched and shares all that did not change with the state after.
 */
import { planStandbyMessage, releaseKey, setFeature } from './authorization/feature.ts';
import { boot } from './boot.ts';
import { answered, written } from './commands/answers.ts';
import { runCommand } from './commands/dispatch.ts';
import { fileCode, imported } from './commands/files.ts';
import type { LicenseFile } from './documents/file.ts';
import { tellRange } from './earlier/certificate.ts';
import { planEvaluation } from './earlier/evaluation.ts';
import { reservationRead, uninstalledRead } from './earlier/reservation.ts';
import type { Effect } from './effects.ts';
import type { Event } from './events.ts';
import { force } from './force/force.ts';
import { addUnit, removeUnit } from './ha/join.ts';
import { changeRoles, takeOver } from './ha/switchover.ts';
import { changeSettings } from './settings-change.ts';
import { type AgentState, initialState } from './state.ts';
import type { Moment } from './time.ts';
import { runDueTimers } from './timers/due.ts';
import type { Pending } from './transport/pending.ts';
import { notify, reply, settle, type Turn, update } from './turn.ts';
import { applyUsage } from './usage/change.ts';
import { complianceStatus } from './view/compliance.ts';

export interface Step {
  readonly state: AgentState;
  readonly effects: readonly Effect[];
}

/**
 * Takes one event. Timers that are due by `now` run first, whatever the event is, so that it makes no
 * difference how promptly the runtime wakes the agent; only `boot` ends a time in which nothing could run.
 */
export function step(state: AgentState, event: Event, now: Moment): Step {
  const turn: Turn = { state, effects: [], now };
  if (event.type === 'boot') {
    boot(turn, event);
  } else if (event.type === 'reset') {
    turn.state = { ...initialState(event.identity), sequence: state.sequence };
  } else {
    runDueTimers(turn);
    handle(turn, event);
  }
  tellRange(turn);
  if (turn.state !== state) {
    planStandbyMessage(turn);
    planEvaluation(turn);
    tellCompliance(turn, state);
  }
  return { state: turn.state, effects: turn.effects };
}

/** Whoever listens hears how the device stands, whenever that changes. */
function tellCompliance(turn: Turn, before: AgentState) {
  if (!before.earlier && !turn.state.earlier) return;
  const mode = complianceStatus(turn.state);
  if (mode !== complianceStatus(before)) notify(turn, { name: 'enforcement-mode', mode });
}

/** What becomes of a file that was read, by what waited for it. */
const takers: Partial<Record<Pending['kind'], (turn: Turn, command: string, file: LicenseFile) => void>> = {
  import: imported,
  reservation: reservationRead,
  'reservation-return': uninstalledRead,
};

function handle(turn: Turn, event: Exclude<Event, { type: 'boot' | 'reset' }>) {
  switch (event.type) {
    case 'timer':
      return;
    case 'config-changed':
      return changeSettings(turn, event.settings);
    case 'hostname-changed':
      return update(turn, { identity: { ...turn.state.identity, hostname: event.hostname } });
    case 'usage-changed':
      update(turn, { features: event.features });
      return applyUsage(turn);
    case 'set-feature':
      return setFeature(turn, event.name, event.inUse);
    case 'release-key':
      return releaseKey(turn);
    case 'unit-added':
      return addUnit(turn, event);
    case 'unit-removed':
      return removeUnit(turn, event.sn);
    case 'roles-changed':
      return changeRoles(turn, event.roles);
    case 'switchover':
      return takeOver(turn, { lost: event.lost === true });
    case 'force':
      return force(turn, event);
    case 'command':
      return runCommand(turn, event.id, event.command);
    case 'comm-result': {
      const pending = settle(turn, event.id);
      return pending && answered(turn, pending, event.result);
    }
    case 'file-written': {
      const pending = settle(turn, event.id);
      return pending && written(turn, pending, event.error);
    }
    case 'file-read': {
      const pending = settle(turn, event.id);
      const take = pending && takers[pending.kind];
      if (!take || pending.command === undefined) return;
      if (!event.result.ok) return reply(turn, pending.command, fileCode(event.result.error));
      return take(turn, pending.command, event.result.file);
    }
  }
}
