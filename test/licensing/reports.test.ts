import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, nextTimer, reportCounters, view } from '../../src/licensing/index.ts';
import {
  ackFile,
  codes,
  Driver,
  IDENTITY,
  logs,
  notes,
  RECEIVED,
  SIGNER,
  SN,
  T0,
  UNREACHABLE,
} from './support.ts';

const SAVE_ALL = { name: 'rum-save-usage-all', path: 'flash:rum.xml' } as const;

/** The envelopes of a saved file, with the payload parsed. */
function envelopes(text: string | undefined) {
  return [...(text ?? '').matchAll(/<RUMReport><!\[CDATA\[(.*?)\]\]><\/RUMReport>/g)].map((match) => {
    const envelope = JSON.parse(match[1]!);
    return { ...envelope, text: envelope.payload, payload: JSON.parse(envelope.payload) };
  });
}

describe('S1 RUM Report and Report Acknowledgement', () => {
  test('one open report per licence in use, ids counted up from the epoch seconds', () => {
    const agent = new Driver();
    agent.boot();
    expect(agent.state.ledger.reports.map(({ id, state, count }) => ({ id, state, count }))).toEqual([
      { id: T0 / 1000, state: 'open', count: 1 },
      { id: T0 / 1000 + 1, state: 'open', count: 1 },
    ]);
  });

  test('a change of use closes the report of that licence and opens another', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'off' } });
    agent.advance(HOUR);
    agent.boot({
      level: { base: 'network-advantage', addon: 'dna-essentials' },
      settings: { transport: 'off' },
    });
    const reports = agent.state.ledger.reports;
    expect(reports.map((report) => report.state)).toEqual(['closed', 'closed', 'open', 'open']);
    expect(view.licenses(agent.state).map((license) => license.name)).toEqual([
      'network-advantage',
      'dna-essentials',
    ]);
  });

  test('counters: total, purged, acknowledged, waiting, available, collecting', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'off' } });
    agent.save(SAVE_ALL);
    expect(reportCounters(agent.state)).toEqual({
      total: 4,
      purged: 0,
      acknowledged: 0,
      waitingForAck: 2,
      availableToReport: 0,
      collectingData: 2,
    });
    agent.import(ackFile(view.closedReports(agent.state).map((report) => report.id)));
    expect(reportCounters(agent.state)).toMatchObject({ acknowledged: 2, waitingForAck: 0 });
    for (let i = 0; i < 10; i++) {
      agent.advance(DAY);
      agent.save(SAVE_ALL);
      agent.import(ackFile(view.closedReports(agent.state).map((report) => report.id)));
    }
    expect(reportCounters(agent.state)).toEqual({
      total: 24,
      purged: 14,
      acknowledged: 22,
      waitingForAck: 0,
      availableToReport: 0,
      collectingData: 2,
    });
  });

  test('an open report does not stay open for ever', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'off' } });
    agent.advance(31 * DAY);
    expect(view.closedReports(agent.state)).toHaveLength(2);
    expect(view.closedReports(agent.state)[0]).toMatchObject({
      end: T0 + 30 * DAY,
      reason: 'ReportInterval',
    });
  });

  test('keys have the form of the model', () => {
    const agent = new Driver();
    agent.boot();
    agent.save(SAVE_ALL);
    expect(view.closedReports(agent.state)[0]!.key).toBe(`P:C9300-48UXM,S:${SN}_${T0 / 1000}`);
  });
});

describe('S1 Sample Resource Utilization Measurement Report', () => {
  test('the file has one RUMReport per report, the signature over exactly the payload', () => {
    const agent = new Driver();
    agent.boot();
    agent.advance(20 * MINUTE);
    const { text, effects } = agent.save(SAVE_ALL);
    expect(codes(effects)).toEqual(['success']);
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<smartLicense>\n<RUMReport><!\[CDATA\[/);
    const [first] = envelopes(text);
    expect(first.header).toEqual({ type: 'rum' });
    expect(first.signature).toEqual({
      sudi: { udi_pid: 'C9300-48UXM', udi_serial_number: SN },
      ...SIGNER.sign(first.text, IDENTITY.units[0]),
    });
    expect(Object.keys(first.payload)).toEqual([
      'version',
      'asset_identification',
      'signature',
      'meta',
      'measurements',
    ]);
    expect(first.payload).toMatchObject({
      version: '2.0',
      asset_identification: {
        report_id: T0 / 1000,
        asset: { name: expect.stringMatching(/^regid\.2017-05\.com\.cisco\.C9300,v1_/) },
        instance: { sudi: { udi_pid: 'C9300-48UXM', udi_serial_number: SN } },
      },
      meta: {
        entitlement_tag: expect.stringContaining('C9300_48P_NW_Advantagek9'),
        utility_enabled: false,
        software_version: '17.15.06',
        ha_udi: [{ role: 'Active', sudi: { udi_pid: 'C9300-48UXM', udi_serial_number: SN } }],
      },
      measurements: [
        {
          metric_name: 'ENTITLEMENT',
          start_time: T0 / 1000,
          meta: { termination_reason: 'CurrentUsageRequested' },
          value: { type: 'COUNT', value: '1' },
        },
      ],
    });
  });

  test('samples are taken every fifteen minutes', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'off' } });
    agent.advance(40 * MINUTE);
    const [first] = envelopes(agent.save(SAVE_ALL).text);
    expect(first.payload.measurements[0]).toMatchObject({ sample_interval: 2400, num_samples: 3 });
  });

  test('save usage all carries system information, unless privacy keeps it back', () => {
    const agent = new Driver();
    agent.boot();
    expect(agent.save(SAVE_ALL).text).toContain('&quot;hostname&quot;:&quot;Switch&quot;');
    agent.take({ type: 'config-changed', settings: { privacyHostname: true, privacyVersion: true } });
    const { text } = agent.save(SAVE_ALL);
    expect(text).toContain('smartLicenseSystemInfo');
    expect(text).not.toMatch(/hostname|software_version/);
  });
});

describe('licensing.md 5: saving', () => {
  test('unreported: only what was neither sent nor saved before', () => {
    const agent = new Driver();
    agent.boot();
    agent.save(SAVE_ALL);
    agent.advance(MINUTE);
    const { text } = agent.save({ name: 'rum-save-usage-unreported', path: 'flash:new.xml' });
    expect(envelopes(text).map((one) => one.payload.asset_identification.report_id)).toEqual([
      T0 / 1000 + 2,
      T0 / 1000 + 3,
    ]);
  });

  test('days: only what ended in the last days; 0 days is a bad parameter', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'off' } });
    agent.save(SAVE_ALL);
    agent.advance(5 * DAY);
    expect(
      envelopes(agent.save({ name: 'rum-save-usage-days', path: 'flash:d', days: 2 }).text),
    ).toHaveLength(2);
    expect(envelopes(agent.save({ name: 'rum-save-usage-days', path: 'flash:d' }).text)).toHaveLength(6);
    expect(codes(agent.command({ name: 'rum-save-usage-days', path: 'flash:d', days: 0 }))).toEqual([
      'BadInputParams',
    ]);
  });

  test('a file that cannot be written leaves the reports available', () => {
    const agent = new Driver();
    agent.boot();
    const write = agent.command(SAVE_ALL).find((effect) => effect.type === 'write-file')!;
    const effects = agent.take({ type: 'file-written', id: write.id, error: 'unwritable' });
    expect(codes(effects)).toEqual(['storagefailtostore']);
    expect(reportCounters(agent.state).availableToReport).toBe(2);
    expect(agent.state.ledger.lastFileWrite).toBe(0);
  });

  test('a device that never used a licence has nothing to save', () => {
    const agent = new Driver();
    expect(codes(agent.command(SAVE_ALL))).toEqual(['notfound']);
  });
});

describe('S1 Policy: report on change', () => {
  test('an ACK of older reports leaves a later change due, one of everything does not', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'off' } });
    agent.save(SAVE_ALL);
    const ids = () => view.closedReports(agent.state).map((report) => report.id);
    const older = ids();
    agent.advance(DAY);
    agent.boot({ level: { base: 'network-essentials' }, settings: { transport: 'off' } });
    const due = agent.state.ledger.changeDue;
    expect(due).toBe(T0 + 91 * DAY);
    agent.import(ackFile(older));
    expect(agent.state.ledger.changeDue).toBe(due);
    agent.save(SAVE_ALL);
    agent.import(ackFile(ids()));
    expect(agent.state.ledger.changeDue).toBe(0);
  });

  test('an ACK that accepts nothing is a refusal', () => {
    const agent = new Driver();
    agent.boot();
    agent.save(SAVE_ALL);
    const [report] = view.closedReports(agent.state);
    expect(codes(agent.import(ackFile([report!.id]).replace('"OK"', '"FAILED"')))).toEqual([
      'responsefailed',
    ]);
    expect(agent.state.ledger.lastAck).toBe(0);
  });

  test('an ACK that was taken before does not move the deadline', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'off' } });
    agent.save(SAVE_ALL);
    const file = ackFile(view.closedReports(agent.state).map((report) => report.id));
    agent.import(file);
    agent.advance(DAY);
    expect(codes(agent.import(file))).toEqual(['success']);
    expect(agent.state.ledger.lastAck).toBe(T0);
  });
});

describe('S1 COMM_FAILED: pushing with no server reachable', () => {
  test('each failed attempt logs and notifies; hourly for four hours, then every fifteen minutes', () => {
    const agent = new Driver();
    agent.boot();
    const pushed = T0 + 2 * MINUTE;
    const effects = agent.advance(2 * MINUTE);
    expect(logs(effects)).toEqual([
      '%SMART_LIC-3-COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Unable to resolve server hostname/domain name',
    ]);
    expect(notes(effects)).toEqual(['communications-fail']);
    const attempts: number[] = [];
    for (let i = 0; i < 7; i++) {
      attempts.push((nextTimer(agent.state)! - pushed) / MINUTE);
      agent.advance(nextTimer(agent.state)! - agent.now);
    }
    expect(attempts).toEqual([60, 120, 180, 240, 255, 270, 285]);
    expect(view.reporting(agent.state)).toMatchObject({ nextPush: pushed, lastPush: 0 });
    expect(agent.state.ledger.reports).toHaveLength(4);
  });

  test('when it works again COMM_RESTORED is logged and the interval is back', () => {
    const agent = new Driver();
    agent.boot();
    agent.advance(5 * HOUR);
    const effects = agent.advance(15 * MINUTE, RECEIVED);
    expect(logs(effects)).toContain(
      '%SMART_LIC-3-COMM_RESTORED: Communications with the Cisco Smart License Utility (CSLU) restored.',
    );
    expect(notes(effects)).toContain('communications-restored');
    const { lastPush, nextPush } = view.reporting(agent.state);
    expect(nextPush - lastPush).toBe(30 * DAY);
    expect(reportCounters(agent.state)).toMatchObject({ waitingForAck: 2, availableToReport: 0 });
  });

  test('a direct connection sends no report before trust is established', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'smart' } });
    expect(agent.advance(3 * DAY).filter((effect) => effect.type === 'send')).toEqual([]);
  });

  test('with transport off the date moves on and nothing is sent', () => {
    const agent = new Driver();
    agent.boot({ settings: { transport: 'off' } });
    expect(agent.advance(DAY)).toEqual([]);
    expect(view.reporting(agent.state).nextPush).toBe(T0 + 2 * MINUTE + 30 * DAY);
  });

  test('S1 RUM report throttling: a change does not push twice a day, sync does', () => {
    const agent = new Driver();
    agent.boot();
    agent.advance(HOUR, RECEIVED);
    agent.take({ type: 'usage-changed', features: [{ name: 'hseck9', count: 1 }] });
    expect(view.reporting(agent.state).nextPush).toBe(T0 + 2 * MINUTE + DAY);
    expect(codes(agent.exchange({ name: 'sync' }, RECEIVED))).toEqual(['success']);
    expect(view.reporting(agent.state).lastPush).toBe(agent.now);
    expect(codes(agent.exchange({ name: 'sync' }, UNREACHABLE))).toEqual(['commsend']);
  });
});

describe('S0 Product Instance Functions: a reload', () => {
  test('moves the next push, closes what was open, and gives up what was under way', () => {
    const agent = new Driver();
    agent.boot();
    agent.now += 2 * MINUTE;
    agent.take({ type: 'timer' });
    expect(agent.state.pending).toHaveLength(1);
    agent.now += HOUR;
    agent.boot();
    expect(agent.state.pending).toEqual([]);
    expect(view.reporting(agent.state).nextPush).toBe(agent.now + 2 * MINUTE);
    expect(reportCounters(agent.state)).toMatchObject({ availableToReport: 4, collectingData: 2 });
  });
});
