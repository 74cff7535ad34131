/** show license rum {id {all | N} | feature {all | NAME}} [detail] [save FILE] */

import { saveLines } from '../../device-files.ts';
import { licensingTime } from '../../format/time.ts';
import { choice, flag, keyword, number, optional, parameter } from '../../grammar/element.ts';
import { title } from '../../layout/licenses.ts';
import * as licensing from '../../licensing-view.ts';
import { type Command, type Lines, Refusal } from '../../session/context.ts';
import { file, LICENSE, SHOW } from '../words.ts';

export const licenseRum: Command = {
  mode: 'exec',
  syntax: [
    SHOW,
    LICENSE,
    keyword('rum', 'Show license RUM reports'),
    choice(
      [
        keyword('id', 'By ID'),
        choice([keyword('all', 'All reports', 'all')], [number('id', 1, 9_999_999_999, 'ID of the report')]),
      ],
      [
        keyword('feature', 'By feature'),
        choice(
          [keyword('all', 'All features', 'all')],
          [parameter('feature', 'WORD', 'Name of the feature')],
        ),
      ],
    ),
    flag('detail', 'Every field of the report'),
    optional(keyword('save', 'Save the output to a file'), file('file', 'Path and name of the file')),
  ],
  run({ device }, args) {
    const { id, feature } = Object.fromEntries(args);
    const shown = licensing
      .reports(device.agent.state)
      .filter((report) => id === undefined || report.id === Number(id))
      .filter((report) => feature === undefined || report.feature === feature);
    if (shown.length === 0 && !args.has('all')) throw new Refusal('% Error: no such report', '');
    const lines = args.has('detail') ? details(shown) : table(shown);
    const name = args.get('file');
    if (name === undefined) return lines;
    saveLines(device, name, lines);
    return undefined;
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
