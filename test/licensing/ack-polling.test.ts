/**
 * ACK polling: `Next ACK push check` in `show license status` (S1 "show license status", S2, S3), the answers of CSSM's
 * own interface (OK_POLL with an id and an interval, COMPLETE). What no source says is chosen in transport/polling.ts.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CommResult,
  DAY,
  HOUR,
  MINUTE,
  parseAnswer,
  SHAPE_VERIFIER,
  view,
} from '../../src/licensing/index.ts';
import { KEY_ALL, slac, started, TOKEN, trust, X_STACK } from './devices.ts';
import {
  ackFile,
  answer,
  codes,
  type Driver,
  IDENTITY,
  inSmartLicense,
  logs,
  parsed,
  SN,
  UNREACHABLE,
} from './support.ts';

const poll = (id = 'p1', minutes = 10): CommResult => ({
  ok: true,
  poll: { id, interval: minutes * MINUTE },
});
const check = (agent: Driver) => view.reporting(agent.state).nextAckCheck;
const ids = (agent: Driver) => view.closedReports(agent.state).map((report) => report.id);
const documents = (agent: Driver) =>
  agent.all.flatMap((effect) => (effect.type === 'send' ? [effect.document] : []));

/** A device whose push was taken, the ACK promised. */
function promised(settings = {}): Driver {
  const agent = started(IDENTITY, settings);
  agent.exchange({ name: 'sync' }, poll());
  return agent;
}

describe('a push whose ACK is not ready', () => {
  test('was received: its reports wait for the ACK, and the device asks after the interval', () => {
    const agent = started(IDENTITY);
    expect(check(agent)).toBe(0);
    expect(codes(agent.exchange({ name: 'sync' }, poll()))).toEqual(['success']);
    expect(check(agent)).toBe(agent.now + 10 * MINUTE);
    expect(view.counters(agent.state)).toMatchObject({ waitingForAck: 2, availableToReport: 0 });
    expect(view.reporting(agent.state).lastPush).toBe(agent.now);
  });

  test('is asked for with the id that came, until the ACK is there', () => {
    const agent = promised();
    agent.advance(25 * MINUTE, poll('p2'));
    expect(documents(agent).slice(1)).toMatchObject([
      { kind: 'poll', pollId: 'p1' },
      { kind: 'poll', pollId: 'p2' },
    ]);
    // Looking for an ACK is no report: each has its own line of `Communication Statistics`.
    expect(agent.state.communication.attempts).toMatchObject({ usage: { total: 1 }, poll: { total: 2 } });
    agent.advance(10 * MINUTE, answer(parsed(ackFile(ids(agent)))));
    expect(view.counters(agent.state)).toMatchObject({ acknowledged: 2, waitingForAck: 0 });
    expect(view.reporting(agent.state).lastAck).toBeGreaterThan(0);
    expect(check(agent)).toBe(0);
    agent.advance(HOUR);
    expect(documents(agent)).toHaveLength(4);
  });

  test('an empty answer, and nobody there, is one more look later', () => {
    const agent = promised();
    agent.advance(10 * MINUTE, { ok: true });
    expect(check(agent)).toBe(agent.now + 10 * MINUTE);
    const said = logs(agent.advance(10 * MINUTE, UNREACHABLE));
    expect(said[0]).toContain('%SMART_LIC-3-COMM_FAILED');
    expect(check(agent)).toBe(agent.now + 10 * MINUTE);
    expect(logs(agent.advance(10 * MINUTE, poll()))[0]).toContain('%SMART_LIC-3-COMM_RESTORED');
  });

  test('a refusal ends it; the reports go along with the next push', () => {
    const agent = promised();
    agent.advance(10 * MINUTE, { ok: false, failure: { kind: 'reply', detail: 'unknown poll_id' } });
    expect(check(agent)).toBe(0);
    agent.command({ name: 'sync' });
    expect(documents(agent).at(-1)).toMatchObject({ kind: 'usage', reports: { length: 4 } });
  });

  test('the ACK by another way ends it: a file, or the answer to the next push', () => {
    const imported = promised();
    imported.import(ackFile(ids(imported)));
    expect(check(imported)).toBe(0);
    const pushed = promised();
    const [send] = pushed.command({ name: 'sync' });
    const ack = answer(parsed(ackFile(ids(pushed))));
    if (send?.type === 'send') pushed.take({ type: 'comm-result', id: send.id, result: ack });
    expect(check(pushed)).toBe(0);
  });

  test('an ACK for a part of the reports does not', () => {
    const agent = promised();
    agent.import(ackFile(ids(agent).slice(0, 1)));
    expect(check(agent)).toBeGreaterThan(0);
  });

  test('another server, or none, knows nothing of it', () => {
    const agent = promised();
    agent.take({ type: 'config-changed', settings: { csluUrl: 'http://other:8182/cslu/v1/pi' } });
    expect(check(agent)).toBe(0);
  });

  test('it goes on after a reload and after saving and reading the state', () => {
    const agent = promised();
    agent.state = JSON.parse(JSON.stringify(agent.state));
    const due = check(agent);
    agent.boot();
    expect(check(agent)).toBe(due);
    agent.advance(10 * MINUTE, answer(parsed(ackFile(ids(agent)))));
    expect(view.reporting(agent.state).lastAck).toBeGreaterThan(0);
  });

  test('a factory reset forgets it', () => {
    const agent = promised();
    agent.command({ name: 'factory-reset' });
    expect(check(agent)).toBe(0);
    expect(agent.state.schedule.poll).toBe(0);
  });
});

describe('other requests whose answer is not ready', () => {
  test('a trust request with force: the code is installed when it comes', () => {
    const agent = started(IDENTITY, { transport: 'smart' });
    agent.exchange(TOKEN, answer(parsed(inSmartLicense(trust({ pid: 'C9300-48UXM', sn: SN })))));
    expect(codes(agent.exchange({ ...TOKEN, force: true }, poll('p1', 1)))).toEqual(['success']);
    expect(check(agent)).toBe(0);
    const code = inSmartLicense(trust({ pid: 'C9300-48UXM', sn: SN }, '43'));
    expect(logs(agent.advance(MINUTE, answer(parsed(code))))[0]).toContain('TRUST_CODE_INSTALL_SUCCESS');
    expect(agent.state.trust).toMatchObject([{ id: '43' }]);
  });

  test('a request for an authorization code', () => {
    const agent = started(X_STACK);
    expect(codes(agent.exchange(KEY_ALL, poll()))).toEqual(['success']);
    const code = inSmartLicense(slac(X_STACK.units[0]));
    agent.advance(10 * MINUTE, answer(parsed(code)));
    expect(view.authorizations(agent.state)[0]!.status).toBe('SMART AUTHORIZATION INSTALLED');
  });
});

describe('the answer to a message', () => {
  const read = (value: unknown) =>
    parseAnswer(typeof value === 'string' ? value : JSON.stringify(value), SHAPE_VERIFIER);
  const BASE64 = Buffer.from(ackFile([1])).toString('base64');

  test('not ready: an id, and seconds within reason', () => {
    expect(read({ status: 'OK_POLL', poll_id: 'a', poll_interval: 30 })).toEqual({
      ok: true,
      poll: { id: 'a', interval: 30_000 },
    });
    expect(read({ status: 'OK_POLL', poll_id: 7 })).toMatchObject({
      poll: { id: '7', interval: 15 * MINUTE },
    });
    expect(read({ status: 'OK_POLL', poll_id: 'a', poll_interval: 1e12 })).toMatchObject({
      poll: { interval: DAY },
    });
    expect(read({ status: 'OK_POLL' })).toMatchObject({ ok: false });
  });

  test('complete: licence files in base64, for one device or several', () => {
    expect(read({ status: 'COMPLETE', smart_license: BASE64 })).toEqual(answer(parsed(ackFile([1]))));
    const two = read({ status: 'COMPLETE', devices: [{ smart_license: BASE64 }, { smart_license: BASE64 }] });
    expect(two.ok && two.file!.parts).toHaveLength(4);
    expect(read({ status: 'COMPLETE', smart_license: 'no base64!' })).toMatchObject({ ok: false });
    expect(read({ status: 'COMPLETE' })).toEqual({ ok: true });
  });

  test('refused, with the words of the other side', () => {
    expect(read({ status: 'FAILED', message: 'LS_LICENGINE_FAIL_TO_CONNECT' })).toEqual({
      ok: false,
      failure: { kind: 'reply', detail: 'LS_LICENGINE_FAIL_TO_CONNECT' },
    });
  });

  test('whatever it is, it is read without a throw, and an interval is at least a second', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.dictionary(
            fc.constantFrom('status', 'poll_id', 'poll_interval', 'smart_license', 'devices'),
            fc.anything(),
          ),
        ),
        (body) => {
          let text: string;
          try {
            text = typeof body === 'string' ? body : JSON.stringify(body);
          } catch {
            return;
          }
          const result = parseAnswer(text, SHAPE_VERIFIER);
          if (result.ok && result.poll) expect(result.poll.interval).toBeGreaterThanOrEqual(1000);
        },
      ),
    );
  });
});
