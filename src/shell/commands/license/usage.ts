/** license smart sync, license smart save usage (S1 "Synchronizing", "No Connectivity to CSSM and No CSLU"). */
import { choice, keyword, number, optional, type Syntax } from '../../grammar/element.ts';
import * as licensing from '../../licensing-view.ts';
import type { Command } from '../../session/context.ts';
import { Refusal } from '../../session/context.ts';
import { file, LICENSE, SMART } from '../words.ts';
import { checkCode, license } from './outcome.ts';

const SCOPE = choice([keyword('all', 'All devices of the system')], [keyword('local', 'This device')]);

const sync = (...scope: Syntax): Command => ({
  mode: 'exec',
  syntax: [LICENSE, SMART, keyword('sync', 'Synchronize with the licensing server'), ...scope],
  async run({ device }) {
    // No RPC of the models stands for it.
    checkCode((await device.agent.command({ name: 'sync' })).code);
    return undefined;
  },
});

const DAY = 24 * 60 * 60 * 1000;
const FILE = keyword('file', 'File to save to');
const PATH = file('file', 'Path and name of the file');

const save = (...target: Syntax): Command => ({
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    keyword('save', 'Save licensing data to a file'),
    keyword('usage', 'Save usage reports'),
    choice(
      [keyword('all', 'All reports', 'which')],
      [keyword('unreported', 'Reports that were not sent', 'which')],
      [keyword('days', 'Reports of the last days'), number('days', 1, 1095, 'Days')],
      [keyword('rum-id', 'From a report on'), number('id', 1, 9_999_999_999, 'ID of the report')],
    ),
    ...target,
  ],
  async run(context, args) {
    const path = args.get('file')!;
    const which = args.get('which');
    if (which) await license(context, `rum-save-usage-${which}`, { 'file-path': path });
    else await license(context, 'rum-save-usage-days', { 'file-path': path, days: daysOf(context, args) });
    return undefined;
  },
});

/** The models know days only: a report's id becomes the days since it ended. */
function daysOf({ device }: Parameters<Command['run']>[0], args: Parameters<Command['run']>[1]): number {
  const days = args.get('days');
  if (days !== undefined) return Number(days);
  const report = licensing.reports(device.agent.state).find(({ id }) => id === Number(args.get('id')));
  if (!report) throw new Refusal('% Error: no such report', '');
  return Math.max(1, Math.ceil((device.core.clock.now() - report.end) / DAY));
}

export const usageCommands: readonly Command[] = [sync(SCOPE), save(FILE, PATH)];

/** S3 leaves words out: `license smart sync`, `license smart save usage all usage.txt`. */
export const routerUsageCommands: readonly Command[] = [sync(optional(SCOPE)), save(optional(FILE), PATH)];
