/**
 * How communication went, per kind of message: the numbers of `Communication Statistics` in
 * `show license tech support` (S1 "AUTHORIZATION_INSTALL_FAILED", recommended action).
 */
import type { Moment } from '../time.ts';

export type MessageKind =
  | 'trust'
  | 'trust-sync'
  | 'usage'
  | 'poll'
  | 'register'
  | 'authorize'
  | 'return'
  | 'renew-auth'
  | 'renew-id';

export interface Attempts {
  readonly total: number;
  readonly success: number;
  readonly fail: number;
  /** Failures in a row, up to now. */
  readonly ongoing: number;
  readonly lastResponse: 'OK' | 'NO REPLY' | 'FAILED';
  readonly reason: string;
  readonly lastSuccess: Moment;
  readonly lastFailure: Moment;
}

export interface Communication {
  /** Whether the latest attempt of any kind failed; decides whether COMM_RESTORED is due. */
  readonly failing: boolean;
  readonly attempts: Readonly<Partial<Record<MessageKind, Attempts>>>;
}

export const NO_COMMUNICATION: Communication = { failing: false, attempts: {} };

const NONE: Attempts = {
  total: 0,
  success: 0,
  fail: 0,
  ongoing: 0,
  lastResponse: 'OK',
  reason: '',
  lastSuccess: 0,
  lastFailure: 0,
};

export function countSuccess(before: Communication, kind: MessageKind, now: Moment): Communication {
  const old = before.attempts[kind] ?? NONE;
  const next: Attempts = {
    total: old.total + 1,
    success: old.success + 1,
    fail: old.fail,
    ongoing: 0,
    lastResponse: 'OK',
    reason: '',
    lastSuccess: now,
    lastFailure: old.lastFailure,
  };
  return { failing: false, attempts: withAttempts(before, kind, next) };
}

export function countFailure(
  before: Communication,
  kind: MessageKind,
  now: Moment,
  reason: string,
  response: 'NO REPLY' | 'FAILED',
): Communication {
  const old = before.attempts[kind] ?? NONE;
  const next: Attempts = {
    total: old.total + 1,
    success: old.success,
    fail: old.fail + 1,
    ongoing: old.ongoing + 1,
    lastResponse: response,
    reason,
    lastSuccess: old.lastSuccess,
    lastFailure: now,
  };
  return { failing: true, attempts: withAttempts(before, kind, next) };
}

function withAttempts(
  { attempts }: Communication,
  kind: MessageKind,
  next: Attempts,
): Communication['attempts'] {
  const copy: { [K in MessageKind]?: Attempts } = { ...attempts };
  copy[kind] = next;
  return copy;
}
