/** Moments as IOS XR writes them. */
import { NEVER } from '../../licensing/index.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Mar 19 2024 14:20:59 UTC`; empty for what never was. */
export function time(moment: number): string {
  if (moment === NEVER) return '';
  const date = new Date(moment);
  const day = String(date.getUTCDate()).padStart(2, '0');
  return `${MONTHS[date.getUTCMonth()]} ${day} ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} UTC`;
}

/** `Tue Mar 19 2024 14:20:59 UTC`. */
export function timeWithDay(moment: number): string {
  return moment === NEVER ? '' : `${DAYS[new Date(moment).getUTCDay()]} ${time(moment)}`;
}
