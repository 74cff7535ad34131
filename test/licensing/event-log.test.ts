/** `show license eventlog`: S4 scenario 6 prints an entry; names beside that one are ours in its style. */
import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/licensing/index.ts';
import { granted, KEY_ALL, slac, started, TOKEN, trust, X_STACK } from './devices.ts';
import { IDENTITY, RECEIVED, SN, T0, UNREACHABLE } from './support.ts';

describe('the event log', () => {
  test('says what happened, and when', () => {
    const agent = started(IDENTITY, { transport: 'smart' });
    agent.exchange(TOKEN, UNREACHABLE);
    agent.exchange(TOKEN, granted(trust({ pid: 'C9300-48UXM', sn: SN })));
    expect(agent.state.eventLog).toEqual([
      { at: T0, text: 'SAEVT_INIT_START version="6.1.4/6feb8bc10"' },
      { at: T0, text: 'SAEVT_COMM_FAIL error="Unable to resolve server hostname/domain name"' },
      { at: T0, text: 'SAEVT_COMM_RESTORED' },
      { at: T0, text: `SAEVT_TRUST_INSTALL udi="PID:C9300-48UXM,SN:${SN}" source="cssm"` },
    ]);
  });

  test('names units that come and take over, and codes', () => {
    const agent = started(X_STACK);
    agent.exchange(KEY_ALL, granted(slac(X_STACK.units[0])));
    agent.take({ type: 'switchover' });
    expect(agent.state.eventLog.map((entry) => entry.text.split(' ')[0])).toEqual([
      'SAEVT_INIT_START',
      'SAEVT_AUTHORIZATION_INSTALL',
      'SAEVT_HA_ROLE_CHANGE',
    ]);
  });

  test('keeps the latest entries; a long failure is one of them', () => {
    const agent = started(IDENTITY);
    agent.advance(10 * DAY, UNREACHABLE);
    expect(agent.state.eventLog).toHaveLength(2);
    for (let i = 0; i < 60; i++) agent.boot();
    agent.advance(DAY, RECEIVED);
    expect(agent.state.eventLog).toHaveLength(40);
  });
});
