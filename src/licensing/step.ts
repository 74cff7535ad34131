/**
 * The agent: `step(state, event, now) -> { state, effects }`. It knows no protocol, no model, no clock but
 * `now` and no chance. The same events at the same moments give the same states and effects; the state before
 * is never touched and shares all that did not change with the state after.
 */
import { requestEnded, returnEnded, returned } from './authorization/commands.ts';
import { boot } from './boot.ts';
import { runCommand } from './commands/dispatch.ts';
import { fileCode, imported, usageSaved } from './commands/files.ts';
import type { Effect } from './effects.ts';
import type { CommResult, Event, FileFailure } from './events.ts';
import { registrationEnded } from './registration/register.ts';
import { pushEnded } from './reports/push.ts';
import { changeSettings } from './settings-change.ts';
import type { AgentState } from './state.ts';
import type { Moment } from './time.ts';
import { runDueTimers } from './timers/due.ts';
import { noteOutcome } from './transport/exchange.ts';
import type { Pending } from './transport/pending.ts';
import { trustEnded } from './trust/commands.ts';
import { reply, settle, type Turn, update } from './turn.ts';
import { applyUsage } from './usage/change.ts';

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
  } else {
    runDueTimers(turn);
    handle(turn, event);
  }
  return { state: turn.state, effects: turn.effects };
}

function handle(turn: Turn, event: Exclude<Event, { type: 'boot' }>) {
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
      if (pending?.kind !== 'import') return;
      if (event.result.ok) return imported(turn, pending.command, event.result.file);
      return reply(turn, pending.command, fileCode(event.result.error));
    }
  }
}

/** The other side answered, or did not. */
function answered(turn: Turn, pending: Pending, result: CommResult) {
  noteOutcome(turn, pending, result);
  switch (pending.kind) {
    case 'push':
      return pushEnded(turn, pending, result);
    case 'trust':
      return trustEnded(turn, pending.command, result);
    case 'register':
      return registrationEnded(turn, pending.command, result);
    case 'authorize':
      return requestEnded(turn, pending.command, result);
    case 'return':
      return returnEnded(turn, pending.command, pending.udis, result);
    default:
      return;
  }
}

/** A file was written, or could not be. */
function written(turn: Turn, pending: Pending, error: FileFailure | undefined) {
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
