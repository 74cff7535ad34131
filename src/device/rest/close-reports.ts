/** `POST /smartlic-service/close-reports`: ends the open reports, so that they can be collected; use is recorded on in new ones. */
import { view } from '../../licensing/index.ts';
import type { HttpRoute } from '../../server/http-route.ts';
import type { Device } from '../device.ts';
import { checkAccess, failed, json, PREFIX } from './answers.ts';

export function closeReports(device: Device): HttpRoute {
  return {
    method: 'POST',
    path: `${PREFIX}/close-reports`,
    async handle(request) {
      checkAccess(device, request, 'rum-save-usage-all');
      const { agent } = device;
      const open = view.reports(agent.state).flatMap(({ id, state }) => (state === 'open' ? [id] : []));
      const { code } = await agent.command({ name: 'rum-close' });
      if (code !== 'success') return failed(code, 'the device is not in policy mode');
      return json({ status: 'OK', closed: open });
    },
  };
}
