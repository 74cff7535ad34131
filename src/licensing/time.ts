/** Spans of time in milliseconds, and the two forms in which the agent writes a moment. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A moment in epoch milliseconds; `NEVER` stands for "not set" and shows as 1970-01-01T00:00:00+00:00. */
export type Moment = number;
export const NEVER: Moment = 0;

/** Whole epoch seconds, as RUM reports carry them. */
export function epochSeconds(at: Moment): number {
  return Math.floor(at / SECOND);
}

/** The earlier of two moments, where `NEVER` means that there is none. */
export function earlier(a: Moment, b: Moment): Moment {
  if (a === NEVER) return b;
  if (b === NEVER) return a;
  return Math.min(a, b);
}

/** `yang:date-and-time` in the form IOS XE uses: seconds, and a numeric zone. */
export function dateAndTime(at: Moment): string {
  return `${new Date(epochSeconds(at) * SECOND).toISOString().slice(0, 19)}+00:00`;
}
