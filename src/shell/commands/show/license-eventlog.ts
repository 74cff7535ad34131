/** show license eventlog [days] */
import { keyword, number, optional } from '../../grammar/element.ts';
import * as licensing from '../../licensing-view.ts';
import type { Command } from '../../session/context.ts';
import { LICENSE, SHOW } from '../words.ts';

const DAY = 24 * 60 * 60 * 1000;

export const licenseEventlog: Command = {
  mode: 'exec',
  syntax: [
    SHOW,
    LICENSE,
    keyword('eventlog', 'Show license event log'),
    optional(number('days', 0, 1000, 'Days to go back')),
  ],
  run({ device }, args) {
    const days = args.get('days');
    const from = days === undefined ? 0 : device.core.clock.now() - Number(days) * DAY;
    const entries = licensing.eventLog(device.agent.state).filter(({ at }) => at >= from);
    return ['**** Event Log ****', '', ...entries.map(({ at, text }) => `${stamp(at)} ${text}`), ''];
  },
};

/** `2026-01-05 10:00:00.000 UTC` */
function stamp(at: number): string {
  return `${new Date(at).toISOString().replace('T', ' ').slice(0, 23)} UTC`;
}
