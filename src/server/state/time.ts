/** Epoch milliseconds as `yang:date-and-time` in UTC, to the second, with the offset written out as IOS XE does. */
export function formatTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`;
}
