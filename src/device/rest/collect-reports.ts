/**
 * Closed reports as RUM files, as `license smart save usage` writes them, with the requests for codes that go along when a
 * file is collected. A report that was handed out waits for its ACK, as one that was saved to a file does; HEAD hands out
 * nothing. Open reports are left alone: `close-reports` ends them.
 */
import { type AgentState, type ReportSelection, view } from '../../licensing/index.ts';
import type { HttpAnswer, HttpRequest, HttpRoute } from '../../server/http-route.ts';
import type { Device } from '../device.ts';
import { checkAccess, failed, file, notFound, PREFIX } from './answers.ts';

const LARGEST_DAYS = 2 ** 32 - 1;

export function collectReports(device: Device): readonly HttpRoute[] {
  return [
    {
      method: 'GET',
      path: `${PREFIX}/all-reports`,
      handle: (request) => collect(device, request, { of: 'all' }),
    },
    {
      method: 'GET',
      path: `${PREFIX}/days/{n}`,
      handle(request) {
        const text = request.parameters.n!;
        const days = Number(text);
        if (!/^\d{1,10}$/.test(text) || days < 1 || days > LARGEST_DAYS) {
          return failed('BadInputParams', `days/${text} wants a number of days from 1 to ${LARGEST_DAYS}`);
        }
        return collect(device, request, { of: 'days', days });
      },
    },
    {
      method: 'GET',
      path: `${PREFIX}/reports/{id}`,
      handle(request) {
        const text = request.parameters.id!;
        const report = view.reports(device.agent.state).find(({ id }) => String(id) === text);
        if (!report) return notFound(`there is no report ${text}; ${known(device.agent.state)}`);
        if (report.state !== 'open') return collect(device, request, { of: 'report', id: report.id });
        return {
          refused: 409,
          tag: 'in-use',
          reason: `report ${text} is open; POST ${PREFIX}/close-reports ends it`,
        };
      },
    },
  ];
}

async function collect(
  device: Device,
  request: HttpRequest,
  selection: ReportSelection,
): Promise<HttpAnswer> {
  checkAccess(device, request, selection.of === 'days' ? 'rum-save-usage-days' : 'rum-save-usage-all');
  const { agent } = device;
  if (request.headOnly) return file('');
  const { result, content } = await agent.held.wanted((path) =>
    agent.command({ name: 'rum-collect', path, selection }),
  );
  if (content !== undefined) return file(content);
  return result.code === 'notfound'
    ? notFound(`no such report is closed; ${known(agent.state)}`)
    : failed(result.code, 'the device is not in policy mode');
}

/** How many there are, for somebody who asked for what is not there. */
function known(state: AgentState): string {
  const { length } = view.reports(state);
  const closed = view.closedReports(state).length;
  return `${length} reports are kept, ${closed} of them closed; GET ${PREFIX}/reports lists them`;
}
