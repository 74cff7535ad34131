/**
 * The failures that S4 "Common Failure Scenarios" lists, by the words of the server: what becomes of the
 * registration or authorization, and when the next attempt is made (the gaps between the times S4 prints).
 * S4 numbers nine scenarios; its first and third word one failure in several ways.
 */
import { MINUTE, SECOND } from '../time.ts';

export interface Failure {
  /** Number in S4. */
  readonly scenario: number;
  readonly words: RegExp;
  /** `ended`: shows as failed; `trying`: as in progress; `dropped`: the server does not know the device. */
  readonly leaves: 'ended' | 'trying' | 'dropped';
  /** Milliseconds to the next attempt; 0 for none. */
  readonly wait: number;
}

export const FAILURES: readonly Failure[] = [
  {
    scenario: 1,
    words: /already (been )?registered|has Consumption and Force Flag is False/i,
    leaves: 'ended',
    wait: 20 * MINUTE + 3 * SECOND,
  },
  {
    scenario: 2,
    words: /could not be processed right now/i,
    leaves: 'trying',
    wait: 16 * MINUTE + 49 * SECOND,
  },
  {
    scenario: 3,
    words: /offset beyond the allowed tolerance/i,
    leaves: 'trying',
    wait: 16 * MINUTE + 31 * SECOND,
  },
  { scenario: 4, words: /Communication transport not available/i, leaves: 'ended', wait: 0 },
  {
    scenario: 6,
    words: /Missing id cert serial number|LS_INVALID_DATA|Signed data and certificate does not match/i,
    leaves: 'dropped',
    wait: 0,
  },
  { scenario: 9, words: /Data and signature do not match/i, leaves: 'trying', wait: 30 * SECOND },
];

/** What a registration does after a failure without words of its own: it goes on trying. */
const OTHERWISE: Omit<Failure, 'scenario' | 'words'> = { leaves: 'trying', wait: 17 * MINUTE };

export function failureOf(reason: string): Omit<Failure, 'scenario' | 'words'> {
  return FAILURES.find((one) => one.words.test(reason)) ?? OTHERWISE;
}
