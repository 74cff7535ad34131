/** What an older release wrote lacks what came later: a stored state, and one in a snapshot. */
import { expect, test } from 'vitest';
import type { AgentState } from '../../../src/licensing/index.ts';
import { view } from '../../../src/licensing/index.ts';
import { testDevice, testStorage } from '../support.ts';

/** The state as it was before there were promised answers and a history of messages. */
function older({ polls: _, history: __, schedule, ...state }: AgentState): AgentState {
  const { poll: ___, ...timers } = schedule;
  return { ...state, schedule: timers } as AgentState;
}

function works(state: AgentState) {
  expect(view.reporting(state).nextAckCheck).toBe(0);
  expect(view.messageHistory(state)).toEqual([]);
  expect(view.counters(state).collectingData).toBe(2);
}

test('a stored one', () => {
  const storage = testStorage();
  const first = testDevice({ storage });
  storage.set('licensing-agent', JSON.parse(JSON.stringify(older(first.device.agent.state))));
  works(testDevice({ storage }).device.agent.state);
});

test('one in a snapshot', async () => {
  const { device, clock, settle } = testDevice();
  device.agent.replace(older(device.agent.state));
  works(device.agent.state);
  clock.advance(3 * 60_000);
  await settle();
  expect(view.messageHistory(device.agent.state)).toHaveLength(1);
});
