/** license smart sync, license smart save usage (S1 "Synchronizing", "No Connectivity to CSSM and No CSLU"). */

import { devicePath } from '../../device-files.ts';
import { choice, keyword, number, optional, type Syntax } from '../../grammar/element.ts';
import type { Command, CommandContext } from '../../session/context.ts';
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
      [keyword('rum-id', 'One report'), number('id', 1, 9_999_999_999, 'ID of the report')],
    ),
    ...target,
  ],
  async run(context, args) {
    const path = args.get('file')!;
    const which = args.get('which');
    const days = args.get('days');
    if (which) await license(context, `rum-save-usage-${which}`, { 'file-path': path });
    else if (days) await license(context, 'rum-save-usage-days', { 'file-path': path, days: Number(days) });
    else await saveReport(context, Number(args.get('id')), path);
    return undefined;
  },
});

/** One report, of which no RPC of the models knows. */
async function saveReport({ device }: CommandContext, id: number, name: string): Promise<void> {
  const path = devicePath(device, name);
  const selection = { of: 'report', id } as const;
  checkCode((await device.agent.command({ name: 'rum-collect', path, selection })).code);
}

export const usageCommands: readonly Command[] = [sync(SCOPE), save(FILE, PATH)];

/** S3 leaves words out: `license smart sync`, `license smart save usage all usage.txt`. */
export const routerUsageCommands: readonly Command[] = [sync(optional(SCOPE)), save(optional(FILE), PATH)];
