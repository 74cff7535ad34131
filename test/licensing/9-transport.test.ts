/** licensing.md 9 Transport and URLs: S1 "Setting the Transport Type, URL, and Reporting Interval". */
import { describe, expect, test } from 'vitest';
import { type Settings, view } from '../../src/licensing/index.ts';
import { started, trusted } from './devices.ts';
import { codes, IDENTITY, logs, UNREACHABLE } from './support.ts';

const PROXY = { address: '192.168.0.1', port: 3128 };
const CSLU = 'http://cslu-local:8182/cslu/v1/pi';
const SMART = 'https://smartreceiver.cisco.com/licservice/license';
const CALLHOME = 'https://tools.cisco.com/its/service/oddce/services/DDCEService';
const ONPREM = 'http://192.168.0.2/cslu/v1/pi/on-prem-default';

describe('types and their URLs', () => {
  test.each([
    ['nothing configured', {}, 'cslu', CSLU],
    ['automatic', { transport: 'automatic' }, 'cslu', CSLU],
    ['cslu', { transport: 'cslu' }, 'cslu', CSLU],
    ['cslu with a URL', { transport: 'cslu', csluUrl: ONPREM }, 'cslu', ONPREM],
    ['smart', { transport: 'smart' }, 'smart', SMART],
    ['smart with url default', { transport: 'smart', urlDefault: true, url: 'https://x/y' }, 'smart', SMART],
    ['smart with a URL', { transport: 'smart', url: 'https://x/y' }, 'smart', 'https://x/y'],
    ['callhome', { transport: 'callhome' }, 'callhome', CALLHOME],
    [
      'callhome takes no url default',
      { transport: 'callhome', url: 'https://x/y', urlDefault: true },
      'callhome',
      'https://x/y',
    ],
    ['off', { transport: 'off', csluUrl: ONPREM }, 'off', undefined],
  ] as const)('%s', (_what, settings: Settings, type, url) => {
    expect(view.transport(started(IDENTITY, settings).state)).toMatchObject({ type, url });
  });
});

describe('discovery: cslu-local, or cslu-local.<domain>', () => {
  const alternative = (settings: Settings) => {
    const [send] = started(IDENTITY, settings).command({ name: 'sync' });
    return send?.type === 'send' ? send.alternative : undefined;
  };

  test('the second name comes with the domain', () => {
    expect(alternative({})).toBeUndefined();
    expect(alternative({ domain: 'example.com' })).toBe('http://cslu-local.example.com:8182/cslu/v1/pi');
    expect(alternative({ domain: 'example.com', csluUrl: ONPREM })).toBeUndefined();
  });
});

describe('proxy: with smart and callhome', () => {
  test.each([
    ['smart', PROXY],
    ['callhome', PROXY],
    ['cslu', undefined],
    ['off', undefined],
  ] as const)('%s', (transport, proxy) => {
    expect(view.transport(started(IDENTITY, { transport, proxy: PROXY }).state).proxy).toEqual(proxy);
  });

  test('goes along with every message', () => {
    const agent = trusted(IDENTITY, { transport: 'smart', proxy: PROXY });
    expect(agent.command({ name: 'sync' })).toContainEqual(
      expect.objectContaining({ type: 'send', proxy: PROXY, url: SMART }),
    );
  });
});

describe('S1 "COMM_FAILED", "COMM_RESTORED": the other side by its name', () => {
  test.each([
    ['cslu', 'Cisco Smart License Utility (CSLU)'],
    ['smart', 'Cisco Smart Software Manager (CSSM)'],
    ['callhome', 'Cisco Smart Software Manager (CSSM)'],
  ] as const)('%s', (transport, peer) => {
    const agent = trusted(IDENTITY, { transport });
    const failed = logs(agent.exchange({ name: 'sync' }, UNREACHABLE));
    expect(failed).toHaveLength(1);
    expect(
      failed[0]!.startsWith(`%SMART_LIC-3-COMM_FAILED: Communications failure with the ${peer} : `),
    ).toBe(true);
    const restored = agent.exchange({ name: 'sync' }, { ok: true });
    expect(logs(restored)).toEqual([`%SMART_LIC-3-COMM_RESTORED: Communications with the ${peer} restored.`]);
    expect(logs(agent.exchange({ name: 'sync' }, { ok: true }))).toEqual([]);
  });

  test.each([
    ['dns', undefined, 'Unable to resolve server hostname/domain name'],
    ['connect', undefined, 'Unable to connect to server'],
    ['timeout', undefined, 'Waiting for reply'],
    ['tls', undefined, 'Cannot establish secure connection because server TLS cert cannot be validated'],
    ['http', '404: host not found', 'HTTP Server Error 404: host not found'],
  ] as const)('%s: %s', (kind, detail, reason) => {
    const failure = { kind, ...(detail === undefined ? {} : { detail }) };
    const effects = started(IDENTITY).exchange({ name: 'sync' }, { ok: false, failure });
    expect(logs(effects)[0]!.endsWith(` : ${reason}`)).toBe(true);
    expect(codes(effects)).toEqual(['commsend']);
  });

  test('S1 "REPORTING_NOT_SUPPORTED": an SSM On-Prem that is too old', () => {
    const failure = { kind: 'reply', detail: 'REPORTING_NOT_SUPPORTED' } as const;
    const agent = started(IDENTITY);
    const effects = agent.exchange({ name: 'sync' }, { ok: false, failure });
    expect(logs(effects)[0]).toMatch(/^%SMART_LIC-4-REPORTING_NOT_SUPPORTED: The CSSM OnPrem/);
    expect(view.counters(agent.state).availableToReport).toBeGreaterThan(0);
  });

  test('transport off: nothing is tried', () => {
    expect(codes(started(IDENTITY, { transport: 'off' }).command({ name: 'sync' }))).toEqual([
      'transportnotavailable',
    ]);
  });

  test('another way after a failure is tried soon', () => {
    const agent = started(IDENTITY);
    agent.advance(10 * 60_000);
    expect(agent.state.schedule.retry).toBeGreaterThan(0);
    agent.take({ type: 'config-changed', settings: { csluUrl: ONPREM } });
    expect(agent.state.schedule).toMatchObject({ retry: 0, push: agent.now + 120_000 });
  });
});
