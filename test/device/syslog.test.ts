import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { virtualClock } from '../../src/server/clock.ts';
import { steered } from './steered.ts';
import { T0 } from './support.ts';

const SYSLOG = ['sly-control:control', 'syslog'];

let server: Socket;
let lines: string[];
beforeEach(async () => {
  lines = [];
  server = createSocket('udp4', (datagram) => lines.push(String(datagram)));
  server.bind(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

test('system messages go to the syslog server that is configured, as IOS sends them', async () => {
  const { call, set, device } = steered(virtualClock(T0));
  const before = device.systemLog.messages.added;
  set(SYSLOG, { host: '127.0.0.1', port: server.address().port });
  const received = once(server, 'message');
  await call('set-transport-fault', { kind: 'refused' });
  await call('advance-time', { seconds: 120 });
  await received;
  expect(lines).toEqual([
    `<187>${before + 1}: *Jan 5 10:02:00.000: %SMART_LIC-3-COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Unable to connect to server`,
  ]);
  device.close();
});

test('without one nothing is sent, and the first messages of a start go out where it is saved', async () => {
  const { call, set, core, device } = steered(virtualClock(T0));
  await call('reload', {});
  set(SYSLOG, { host: '127.0.0.1', port: server.address().port });
  core.replace('startup', core.tree('running'));
  const received = once(server, 'message');
  await call('reload', {});
  await received;
  expect(lines[0]).toMatch(/^<190>\d+: \*Jan 5 10:00:00\.000: %SMART_LIC-6-AGENT_ENABLED/);
  device.close();
});
