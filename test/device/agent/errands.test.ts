/** What a snapshot was waiting for when it was saved: nobody will answer it, and who asked must not wait for ever. */
import { expect, test } from 'vitest';
import { unanswered } from '../../../src/device/agent/errands.ts';
import { type AgentState, step } from '../../../src/licensing/index.ts';
import { T0, testDevice } from '../support.ts';

type Pending = AgentState['pending'][number];

const command = 'asked';
const udis = ['PID:C9300-48UXM,SN:FOC2713X0AB'];
const pending: readonly Pending[] = [
  { id: 900, kind: 'push', reports: [], command },
  { id: 900, kind: 'trust', command, force: false },
  { id: 900, kind: 'register', command },
  { id: 900, kind: 'authorize', command },
  { id: 900, kind: 'return', command, udis },
  { id: 900, kind: 'de-register', command },
  { id: 900, kind: 'renew-auth', command },
  { id: 900, kind: 'renew-id', command },
  { id: 900, kind: 'import', command },
  { id: 900, kind: 'reservation', command },
  { id: 900, kind: 'reservation-return', command },
  { id: 900, kind: 'save-usage', command, reports: [] },
  { id: 900, kind: 'save-request', command },
  { id: 900, kind: 'save-return', command, udis },
];

test.each(pending.map((one) => [one.kind, one] as const))('%s is answered', (_, one) => {
  const { state } = testDevice().device.agent;
  const after = step({ ...state, pending: [one] }, unanswered(one), T0);
  expect(after.effects.filter((effect) => effect.type === 'reply')).toMatchObject([{ command }]);
  expect(after.state.pending).toEqual([]);
});
