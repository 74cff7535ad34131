/**
 * One step in the making. A `Turn` lives only inside `step`: its `state` is replaced, never changed in place,
 * so that whoever holds the state before the step sees nothing of it.
 */
import type { CommandOutput, Effect, Notification } from './effects.ts';
import type { ErrorCode } from './errors.ts';
import type { SystemMessage } from './messages.ts';
import type { ReportLedger } from './reports/ledger.ts';
import { type AgentState, copyState } from './state.ts';
import type { Moment } from './time.ts';
import { copySchedule, type Schedule } from './timers/schedule.ts';
import type { Pending } from './transport/pending.ts';

export interface Turn {
  state: AgentState;
  readonly effects: Effect[];
  readonly now: Moment;
}

export function update(turn: Turn, change: Partial<AgentState>): void {
  turn.state = Object.assign(copyState(turn.state), change);
}

export function updateLedger(turn: Turn, change: Partial<ReportLedger>): void {
  update(turn, { ledger: { ...turn.state.ledger, ...change } });
}

export function updateSchedule(turn: Turn, change: Partial<Schedule>): void {
  const { schedule } = turn.state;
  const names = Object.keys(change) as (keyof Schedule)[];
  if (names.every((name) => change[name] === schedule[name])) return;
  update(turn, { schedule: Object.assign(copySchedule(schedule), change) });
}

export function log(turn: Turn, message: SystemMessage): void {
  turn.effects.push({ type: 'log', message });
}

export function notify(turn: Turn, notification: Notification): void {
  turn.effects.push({ type: 'notify', notification });
}

export function reply(turn: Turn, command: string, code: ErrorCode, output?: CommandOutput): void {
  turn.effects.push({ type: 'reply', command, code, ...(output ? { output } : {}) });
}

/** Entries that `show license eventlog` has: how many are kept. */
const KEPT_EVENTS = 40;

/** Writes an entry of the event log. */
export function record(turn: Turn, name: string, details: object = {}): void {
  const { pid, sn, ...others } = details as Readonly<Record<string, unknown>>;
  const words = Object.entries(others)
    .filter(([, value]) => typeof value === 'string')
    .map(([key, value]) => `${key}="${value}"`);
  if (typeof sn === 'string') words.unshift(`udi="PID:${pid},SN:${sn}"`);
  const entry = { at: turn.now, text: [name, ...words].join(' ') };
  update(turn, { eventLog: [...turn.state.eventLog, entry].slice(-KEPT_EVENTS) });
}

/** A fresh number for an effect that will be answered. */
export function nextId(turn: Turn): number {
  const id = turn.state.sequence + 1;
  update(turn, { sequence: id });
  return id;
}

export function wait(turn: Turn, pending: Pending): void {
  update(turn, { pending: [...turn.state.pending, pending] });
}

/** Takes what was waited for out of the state; undefined when nobody waits for this number (any more). */
export function settle(turn: Turn, id: number): Pending | undefined {
  const pending = turn.state.pending.find((one) => one.id === id);
  if (pending) update(turn, { pending: turn.state.pending.filter((one) => one !== pending) });
  return pending;
}

/** Forgets messages of a kind that never got an answer; who asked for them hears of it. */
export function giveUp(turn: Turn, kind: Pending['kind']): void {
  for (const pending of turn.state.pending) {
    if (pending.kind !== kind) continue;
    update(turn, { pending: turn.state.pending.filter((one) => one !== pending) });
    if (pending.command !== undefined) reply(turn, pending.command, 'commsend');
  }
}
