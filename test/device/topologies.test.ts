/** The supported topologies, one scenario each: S0, S1 "Supported Topologies", "Workflows by Topology". */
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import type { Network } from '../../src/device/agent/network.ts';
import { findProfile } from '../../src/device/profiles/index.ts';
import { NATIVE } from '../../src/device/tree.ts';
import { view } from '../../src/licensing/index.ts';
import { virtualClock } from '../../src/server/clock.ts';
import { ACCOUNT, type Cssm, cssm } from './cssm.ts';
import { type Steered, steered } from './steered.ts';
import { T0 } from './support.ts';

const DAY = 86_400;
const INFO = ['cisco-smart-license:licensing', 'state', 'state-info'];

let it: Steered;
let portal: Cssm;
beforeEach(() => {
  const clock = virtualClock(T0);
  portal = cssm(() => clock.now());
  it = steered(clock, portal.network);
});

const smart = (names: string[], value: string | number) =>
  it.set([NATIVE, 'license', 'smart', ...names], value);
const pass = (seconds: number) => it.call('advance-time', { seconds });
const rpc = (name: string, input: JsonObject = {}) =>
  it.core.operations.invoke(it.session, it.core.schema.rpcs.get(`cisco-smart-license:${name}`)!, input);
const sync = async () => (await it.device.agent.command({ name: 'sync' })).code;
const agent = () => it.device.agent.state;
const trust = () => agent().trust.map(({ source }) => source);
const states = () => agent().ledger.reports.map(({ state }) => state);

function read(name: string): string {
  const found = it.device.flash.read([name]);
  if (!found.ok) throw new Error(found.error);
  return found.value.toString();
}

/** Through CSSM by hand: what was saved is uploaded, what comes back imported. */
async function carry(): Promise<void> {
  await rpc('rum-save-usage-all', { 'file-path': 'flash:usage.xml' });
  it.device.flash.write(['ack.xml'], portal.answer(read('usage.xml')));
  expect(await rpc('import-file', { 'file-path': 'flash:ack.xml' })).toEqual({ 'return-code': 'success' });
}

describe('Connected Directly to CSSM', () => {
  beforeEach(() => smart(['transport-type'], 'smart'));

  test("nothing is sent with the factory's trust code only", async () => {
    await it.call('force-state', { condition: 'trust-factory' });
    await pass(40 * DAY);
    expect(trust()).toEqual(['factory']);
    expect(portal.received).toEqual([]);
    expect(await sync()).toBe('notregistered');
  });

  test('an ID token brings trust and the account; reports follow, signed with the trust code', async () => {
    expect(await rpc('id-token-trust', { 'id-token': 'NDMwNDk0' })).toEqual({ 'return-code': 'success' });
    expect(trust()).toEqual(['cssm']);
    expect(await sync()).toBe('success');
    expect(portal.received.at(-1)).toMatchObject({
      url: 'https://smartreceiver.cisco.com/licservice/license',
      signedWith: ['trust_code', 'trust_code'],
    });
    expect(states()).toEqual(['acknowledged', 'acknowledged', 'open', 'open']);
    expect(agent().account).toMatchObject(ACCOUNT);
  });
});

describe('Connected to CSSM Through CSLU', () => {
  test('the device pushes without further ado; trust comes with the ACK, and the next report is signed with it', async () => {
    await pass(180);
    expect(portal.received).toEqual([
      {
        url: 'http://cslu-local:8182/cslu/v1/pi',
        elements: ['RUMReport', 'smartLicenseSystemInfo', 'smartLicenseTrustRequest'],
        signedWith: ['builtin', 'builtin'],
      },
    ]);
    expect([trust(), agent().account]).toMatchObject([['cssm'], ACCOUNT]);
    await pass(31 * DAY);
    expect(new Set(portal.received[1]!.signedWith)).toEqual(new Set(['trust_code']));
    expect(portal.received[1]!.elements).not.toContain('smartLicenseTrustRequest');
  });

  test('a SLAC is asked for online, and the device may use HSECK9 then', async () => {
    it = steered(virtualClock(T0), portal.network, undefined, findProfile('c9500x-28c8d'));
    const asked = await rpc('authorization-request-online', { 'feature-name': 'hseck9' });
    expect(asked).toEqual({
      'return-code': 'success',
      'confirmation-codes': expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(portal.received.at(-1)!.elements).toEqual(['smartLicenseAuthRequest']);
    await it.call('set-feature', { name: 'wanmacsec', 'in-use': true });
    const usage = it.state(...INFO, 'usage') as JsonObject[];
    expect(usage.map((one) => one['license-name'])).toContain('hseck9');
  });
});

describe('CSLU Disconnected from CSSM', () => {
  test('CSLU takes the reports; the ACK comes days later, when somebody has carried files', async () => {
    let carried = false;
    const { network } = portal;
    const post: Network['post'] = async (url, body, signal) => {
      const answer = await network.post(url, body, signal);
      if (/<RUMReport>/.test(body)) waiting = answer;
      const later = JSON.stringify({ status: 'OK_POLL', poll_id: '1', poll_interval: 3600 });
      return carried ? waiting! : { ok: true, body: later };
    };
    let waiting: Awaited<ReturnType<Network['post']>> | undefined;
    const clock = virtualClock(T0);
    it = steered(clock, { post });
    await pass(2 * DAY);
    expect(states().slice(0, 2)).toEqual(['unacknowledged', 'unacknowledged']);
    carried = true;
    await pass(DAY);
    expect(states().slice(0, 2)).toEqual(['acknowledged', 'acknowledged']);
  });
});

describe('Connected to CSSM Through a Controller', () => {
  test('the controller pulls over NETCONF: no trust code is needed, and the device sends nothing', async () => {
    smart(['transport-type'], 'off');
    await pass(DAY);
    const [license] = it.state(...INFO, 'usage') as JsonObject[];
    expect(license).toMatchObject({ 'license-name': 'network-advantage', count: 1 });
    await carry();
    expect(states().slice(0, 2)).toEqual(['acknowledged', 'acknowledged']);
    expect(portal.received).toEqual([]);
  });
});

describe('No Connectivity to CSSM and No CSLU', () => {
  test('a year of files: every report is acknowledged, the second signed with the trust code that came back', async () => {
    smart(['transport-type'], 'off');
    for (let month = 0; month < 12; month++) {
      await pass(30 * DAY);
      await carry();
    }
    expect(read('usage.xml')).toContain('"signing_type":"trust_code"');
    expect([trust(), agent().account]).toMatchObject([['cssm'], ACCOUNT]);
    const { total, acknowledged, collectingData } = view.counters(agent());
    expect([total - collectingData, portal.received.length]).toEqual([acknowledged, 0]);
  });
});

describe('SSM On-Prem', () => {
  test('the URL of the tenant is pushed to on command and at the usage interval', async () => {
    smart(['url', 'cslu'], 'http://onprem/cslu/v1/pi/tenant-1');
    expect(await sync()).toBe('success');
    smart(['usage', 'interval'], 7);
    await pass(15 * DAY);
    expect(portal.received.map(({ url }) => url)).toEqual(Array(3).fill('http://onprem/cslu/v1/pi/tenant-1'));
  });
});
