/** S4 "Evaluation (Unidentified) State": 90 days of use. A device that is switched off uses nothing. */
import { expect, test } from 'vitest';
import type { AgentState } from '../../../src/licensing/index.ts';
import { view } from '../../../src/licensing/index.ts';
import { testDevice, testStorage } from '../support.ts';

const DAY = 86_400_000;
const left = (state: AgentState, now: number) => view.compliance(state, now).evaluationLeft / DAY;

/** Ten days of evaluation; then the process ends in some way, and another one starts so many days later. */
function restarted(end: 'close' | 'kill', days: number) {
  const storage = testStorage();
  const first = testDevice({ storage });
  first.device.agent.dispatch({ type: 'force', condition: 'evaluation' });
  first.clock.advance(9 * DAY);
  first.clock.advance(DAY / 2);
  if (end === 'close') first.device.close();
  const second = testDevice({ storage, now: first.clock.now() + days * DAY });
  return left(second.device.agent.state, second.clock.now());
}

test('the time between the end of a process and the next start does not count', () => {
  expect(restarted('close', 40)).toBe(80.5);
});

test('a process that is killed counts until its agent was last at work, and never the time after', () => {
  expect(restarted('kill', 40)).toBe(81);
});

test('a restart at once takes nothing away', () => {
  expect(restarted('close', 0)).toBe(80.5);
});
