/** Moments and spans as IOS prints them; the device's time zone is UTC. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const two = (value: number) => String(value).padStart(2, '0');

/** `Sep 22 13:49:38 2020 UTC`, as licensing writes it; `<none>` for what never was. */
export function licensingTime(at: number | undefined): string {
  if (!at) return '<none>';
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())} ${date.toISOString().slice(11, 19)} ${date.getUTCFullYear()} UTC`;
}

/** How licensing writes a moment, and what never was. */
export type TimeFormat = (at: number | undefined) => string;

/** `Mar 19 2024 14:20:59 UTC`, as licensing of IOS XR writes it; `<none>` for what never was. */
export function routerTime(at: number | undefined): string {
  if (!at) return '<none>';
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())} ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} UTC`;
}

/** `Tue Mar 19 16:48:28.589 UTC`: IOS XR begins with it what a command prints. */
export function promptTime(at: number): string {
  const date = new Date(at);
  const day = String(date.getUTCDate()).padStart(2);
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${day} ${date.toISOString().slice(11, 23)} UTC`;
}

/** `10:02:00.123 UTC Sat Nov 21 2026`; seconds only without `milliseconds`. */
export function clockTime(at: number, { milliseconds = false } = {}): string {
  const date = new Date(at);
  const time = date.toISOString().slice(11, milliseconds ? 23 : 19);
  return `${time} UTC ${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()} ${date.getUTCFullYear()}`;
}

const UNITS = [
  ['year', 365 * 24 * 60],
  ['week', 7 * 24 * 60],
  ['day', 24 * 60],
  ['hour', 60],
] as const;

/** `1 week, 2 days, 3 hours, 1 minute` */
export function uptime(milliseconds: number): string {
  let minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
  const parts: string[] = [];
  for (const [name, length] of UNITS) {
    const count = Math.floor(minutes / length);
    minutes -= count * length;
    if (count > 0) parts.push(plural(count, name));
  }
  return [...parts, plural(minutes, 'minute')].join(', ');
}

/** `25 days, 16 hours, 4 minutes, 46 seconds` */
export function remaining(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
  const counts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
  ] as const;
  const parts = counts.filter(([count]) => count > 0).map(([count, name]) => plural(count, name));
  return [...parts, plural(seconds % 60, 'second')].join(', ');
}

function plural(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** `Nov 21 2026 10:02:00 +00:00`, as `dir` shows it. */
export function fileTime(at: number): string {
  const date = new Date(at);
  const day = String(date.getUTCDate()).padStart(2);
  return `${MONTHS[date.getUTCMonth()]} ${day} ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +00:00`;
}
