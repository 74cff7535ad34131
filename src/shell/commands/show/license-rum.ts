/** show license rum id {all | N} [detail] */

import { licensingTime } from '../../format/time.ts';
import { choice, flag, keyword, number } from '../../grammar/element.ts';
import { title } from '../../layout/licenses.ts';
import * as licensing from '../../licensing-view.ts';
import { type Command, type Lines, Refusal } from '../../session/context.ts';
import { LICENSE, SHOW } from '../words.ts';

export const licenseRum: Command = {
  mode: 'exec',
  syntax: [
    SHOW,
    LICENSE,
    keyword('rum', 'Show license RUM reports'),
    keyword('id', 'By ID'),
    choice([keyword('all', 'All reports', 'all')], [number('id', 1, 9_999_999_999, 'ID of the report')]),
    flag('detail', 'Every field of the report'),
  ],
  run({ device }, args) {
    const all = licensing.reports(device.agent.state);
    const shown = args.has('all') ? all : all.filter(({ id }) => id === Number(args.get('id')));
    if (shown.length === 0 && !args.has('all')) throw new Refusal('% Error: no such report', '');
    return args.has('detail') ? details(shown) : table(shown);
  },
};

function table(reports: readonly licensing.ShownReport[]): Lines {
  return [
    'Smart Licensing Usage Report:',
    '====================================',
    'Report Id,          State,    Flag, Feature Name',
    ...reports.map(
      ({ id, state, feature }) => `${String(id).padEnd(20)}${state.padEnd(10)}${'N'.padEnd(6)}${feature}`,
    ),
    '',
  ];
}

function details(reports: readonly licensing.ShownReport[]): Lines {
  return [
    ...title('Smart Licensing Usage Report Detail:'),
    ...reports.flatMap((report) => [
      `Report Id: ${report.id}`,
      '  Metric Name: ENTITLEMENT',
      `  Feature Name: ${report.feature}`,
      `  Metric Value: ${report.tag}`,
      `  UDI: ${report.udi}`,
      `  Previous Report Id: ${report.previous},    Next Report Id: ${report.next}`,
      `  State: ${report.state},      State Change Reason: ${report.reason}`,
      `  Start Time: ${licensingTime(report.start)},      End Time: ${licensingTime(report.end)}`,
      '  Storage State: EXIST',
      '  Transaction ID: 0',
      '  Transaction Message: <none>',
      '',
    ]),
  ];
}
