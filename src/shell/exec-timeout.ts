/** How long a session may be idle: configured in sly-control, shown as `exec-timeout` of the lines. */
import type { Tree } from '../datastore/contract.ts';
import { type Names, valueAt } from '../device/tree.ts';
import type { Arguments } from './grammar/parse.ts';

export const EXEC_TIMEOUT: Names = ['sly-control:control', 'command-line', 'exec-timeout'];

/** In seconds; 0 for no end. */
export function execTimeout(tree: Tree): number {
  const value = valueAt(tree, EXEC_TIMEOUT);
  return typeof value === 'number' ? value : 0;
}

/** What the arguments `minutes` and `seconds` come to; undefined for 0, which is what holds without. */
export function secondsOf(args: Arguments): number | undefined {
  return Number(args.get('minutes')) * 60 + Number(args.get('seconds') ?? 0) || undefined;
}

/** `10 30`: minutes and seconds. */
export function timeoutText(seconds: number): string {
  return `${Math.floor(seconds / 60)} ${seconds % 60}`;
}
