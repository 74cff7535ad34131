/** `show license history message` (S1 "TRUST_CODE_INSTALL_FAILED" names it); what it holds is our choice. */
import { describe, expect, test } from 'vitest';
import { DAY, view } from '../../src/licensing/index.ts';
import { granted, started, TOKEN, trust } from './devices.ts';
import { ackFile, answer, IDENTITY, parsed, SN, T0, UNREACHABLE } from './support.ts';

const SUDI = { udi_pid: 'C9300-48UXM', udi_serial_number: SN };

describe('the history of messages', () => {
  test('has request and response, told apart by kind and joined by number', () => {
    const agent = started(IDENTITY, { transport: 'smart' });
    agent.exchange(TOKEN, granted(trust({ pid: 'C9300-48UXM', sn: SN })));
    const [request, response] = view.messageHistory(agent.state);
    expect(request).toMatchObject({
      time: T0,
      kind: 'request',
      transport: 'smart',
      message: { request: 'trust-request', sudi_list: [SUDI] },
    });
    expect(response).toMatchObject({
      id: request!.id,
      kind: 'response',
      transport: 'smart',
      message: { status: 'OK', parts: [{ type: 'trust', status: 'OK', sudi: SUDI }] },
    });
  });

  test('has the reports of a push and what the ACK says of them', () => {
    const agent = started(IDENTITY);
    const ids = agent.state.ledger.reports.map((report) => report.id);
    agent.advance(DAY, answer(parsed(ackFile(ids))));
    const [request, response] = view.messageHistory(agent.state);
    expect(request!.message).toMatchObject({ request: 'usage', report_id: ids, hostname: 'Switch' });
    expect(response!.message).toMatchObject({
      parts: [
        { type: 'account', smart_account: 'Example SA', virtual_account: 'Lab VA' },
        { type: 'ack', reports: ids.map((report_id) => ({ report_id, status: 'OK' })) },
      ],
    });
  });

  test('holds no ID token', () => {
    const agent = started(IDENTITY, { transport: 'smart' });
    agent.exchange({ name: 'id-token-trust', token: 'very-secret', all: false, force: false }, UNREACHABLE);
    agent.exchange({ name: 'register-id-token', token: 'very-secret', force: false }, UNREACHABLE);
    const history = view.messageHistory(agent.state);
    expect(history.map(({ message }) => message.request)).toEqual(['trust-request', 'register']);
    expect(JSON.stringify(history)).not.toContain('very-secret');
  });

  test('a refusal is a response; silence is none', () => {
    const agent = started(IDENTITY, { transport: 'smart' });
    agent.exchange(TOKEN, UNREACHABLE);
    agent.exchange(TOKEN, { ok: false, failure: { kind: 'reply', detail: 'LS_LICENGINE_FAIL_TO_CONNECT' } });
    expect(view.messageHistory(agent.state).map(({ kind }) => kind)).toEqual([
      'request',
      'request',
      'response',
    ]);
    expect(view.messageHistory(agent.state).at(-1)!.message).toEqual({
      status: 'FAILED',
      message: 'LS_LICENGINE_FAIL_TO_CONNECT',
    });
  });

  test('an imported file is kept, taken or not', () => {
    const agent = started(IDENTITY, { transport: 'off' });
    const ids = agent.state.ledger.reports.map((report) => report.id);
    for (const file of [ackFile([4711]), ackFile(ids)]) {
      const asked = agent.command({ name: 'import-file', path: 'flash:ack.xml' });
      const read = asked.find((effect) => effect.type === 'read-file')!;
      agent.take({ type: 'file-read', id: read.id, result: { ok: true, file: parsed(file) } });
    }
    const [taken, refused] = view.messageHistory(agent.state);
    expect(taken).toMatchObject({ kind: 'import', message: { status: 'OK' } });
    expect(taken!.message.parts).toContainEqual(expect.objectContaining({ type: 'ack' }));
    expect(refused!.message).toMatchObject({ status: 'FAILED', message: 'requesteditemnotfound' });
  });

  test('stays small, survives saving and reloading', () => {
    const agent = started(IDENTITY);
    agent.advance(10 * DAY, UNREACHABLE);
    const history = view.messageHistory(agent.state);
    expect(history).toHaveLength(16);
    expect(JSON.parse(JSON.stringify(history))).toEqual(history);
    expect(JSON.stringify(history).length).toBeLessThan(6_000);
    agent.boot();
    expect(view.messageHistory(agent.state)).toEqual(history);
  });
});
