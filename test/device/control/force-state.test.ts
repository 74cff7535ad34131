/** force-state of sly-control: every condition of the agent is there to be asked for, with its particulars. */
import { beforeEach, expect, test } from 'vitest';
import type { LeafNode } from '../../../codegen/index.ts';
import { CONDITIONS, DAY, view } from '../../../src/licensing/index.ts';
import { virtualClock } from '../../../src/server/clock.ts';
import { type Steered, steered } from '../steered.ts';
import { schema, T0 } from '../support.ts';

let it: Steered;
beforeEach(() => {
  it = steered(virtualClock(T0));
});
const force = (condition: string, more = {}) => it.call('force-state', { condition, ...more });

test('the model lists the conditions of the agent, all of them', async () => {
  const { input } = schema().rpcs.get('sly-control:force-state')!;
  const condition = input!.byJsonName.get('sly-control:condition') ?? input!.byJsonName.get('condition');
  const { type } = condition as LeafNode;
  expect(type.enums.map(({ name }) => name).sort()).toEqual([...CONDITIONS].sort());
  for (const one of CONDITIONS) await force(one);
});

test('a policy of its own: for all kinds of licences, and for one', async () => {
  const rule = [{ category: 'subscription', ongoing: 7, 'on-change': 0 }];
  await force('policy-installed', { policy: { name: 'Tight', 'first-report': 20, ongoing: 60, rule } });
  expect(view.policy(it.device.agent.state)).toMatchObject({
    name: 'Tight',
    ackRequired: true,
    rules: {
      perpetual: { first: 20, ongoing: 60, change: 30 },
      subscription: { first: 20, ongoing: 7, change: 0 },
      enforced: { first: 20, ongoing: 60, change: 30 },
      export: { first: 20, ongoing: 60, change: 30 },
    },
  });
  expect(view.reporting(it.device.agent.state).pushInterval).toBe(7);
  await force('policy-installed', { policy: { 'ack-required': false } });
  expect(view.policy(it.device.agent.state)).toMatchObject({ name: 'Custom Policy', ackRequired: false });
  expect(view.reporting(it.device.agent.state).ackDeadline).toBe(0);
});

test('days that are left, and reasons', async () => {
  await force('evaluation', { days: 12 });
  expect(view.compliance(it.device.agent.state, T0).evaluationLeft).toBe(12 * DAY);
  await force('slac-failed', { reason: 'because' });
  expect(it.device.systemLog.lines.at(-1)).toContain(': because.');
});

test('a unit that is not there is refused', async () => {
  await expect(force('trust-installed', { sn: 'NONE' })).rejects.toThrow('no unit of the device');
});
