/** ACK polling over real HTTP: the receiver answers as CSSM's own interface does (clients.md "CSSM"). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { signAsCssm } from '../../../src/device/agent/cssm-key.ts';
import { httpNetwork } from '../../../src/device/agent/network.ts';
import { HttpClient } from '../../../src/device/http-client.ts';
import { NATIVE, withValue } from '../../../src/device/tree.ts';
import { view } from '../../../src/licensing/index.ts';
import { profile, schema, type TestDevice, testDevice } from '../support.ts';

const network = httpNetwork(new HttpClient());
let server: Server | undefined;
afterEach(() => server?.close());

/** A receiver that has the ACK ready when it is asked for the second time. */
async function receiver(it: TestDevice): Promise<{ readonly asked: string[]; readonly url: string }> {
  const asked: string[] = [];
  let looks = 0;
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(/<(RUMReport|smartLicensePoll)>/.exec(body)![1]!);
    if (asked.at(-1) === 'RUMReport' || ++looks < 2) {
      return response
        .writeHead(202)
        .end(JSON.stringify({ status: 'OK_POLL', poll_id: 'x1', poll_interval: 300 }));
    }
    expect(body).toContain('&quot;poll_id&quot;:&quot;x1&quot;');
    const sudi = { udi_pid: profile.pid, udi_serial_number: profile.sn };
    const ids = view
      .closedReports(it.device.agent.state)
      .map(({ id }) => ({ report_id: id, sudi, status: 'OK' }));
    const ack = signAsCssm('smartLicenseRumAck', `<data>${JSON.stringify(ids)}</data>`, it.clock.now());
    const smart_license = Buffer.from(`<smartLicense>${ack}</smartLicense>`).toString('base64');
    return response.end(JSON.stringify({ status: 'COMPLETE', smart_license }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server!.once('listening', resolve));
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cslu/v1/pi` };
}

test('a report is pushed, the ACK asked for until it is there, and installed', async () => {
  const it = testDevice({ network });
  const { asked, url } = await receiver(it);
  it.edit((tree) => withValue(schema(), tree, [NATIVE, 'license', 'smart', 'url', 'cslu'], url));
  const answered = async (span: number) => {
    it.clock.advance(span);
    const count = view.messageHistory(it.device.agent.state).length;
    for (let i = 0; i < 200 && view.messageHistory(it.device.agent.state).length === count; i++)
      await wait(5);
  };
  await answered(130_000);
  const { nextAckCheck } = view.reporting(it.device.agent.state);
  expect(nextAckCheck).toBe(it.clock.now() + 300_000);
  await answered(300_000);
  await answered(300_000);
  expect(asked).toEqual(['RUMReport', 'smartLicensePoll', 'smartLicensePoll']);
  expect(view.counters(it.device.agent.state)).toMatchObject({ waitingForAck: 0, acknowledged: 2 });
  expect(view.reporting(it.device.agent.state).nextAckCheck).toBe(0);
});
