import type { JsonObject } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Condition, Event, Policy, Rule } from '../../licensing/index.ts';
import type { Device } from '../device.ts';
import { numberOf, textOf, withoutUndefined } from '../values.ts';
import type { ControlHandler } from './control.ts';

export const forceState: ControlHandler = (device, input) => {
  force(device, input.condition as Condition, input);
  return undefined;
};

/** Brings a condition about; members that it has no use for are ignored by the agent. */
export function force({ agent }: Device, condition: Condition, input: JsonObject): void {
  const sn = textOf(input.sn);
  if (sn !== undefined && !agent.state.identity.units.some((unit) => unit.sn === sn)) {
    throw new ProtocolError('invalid-value', `no unit of the device has the serial number ${sn}`);
  }
  const given = withoutUndefined({
    sn,
    reason: textOf(input.reason),
    days: numberOf(input.days),
    smartAccount: textOf(input['smart-account']),
    virtualAccount: textOf(input['virtual-account']),
    policy: input.policy === undefined ? undefined : policyOf(input.policy as JsonObject),
  });
  agent.dispatch({ type: 'force', condition, ...given } as Event);
}

function policyOf({ name, 'ack-required': ackRequired, rule = [], ...days }: JsonObject): Policy {
  const all = ruleOf(days, { first: 30, ongoing: 30, change: 30 });
  const own = Object.fromEntries(
    (rule as readonly JsonObject[]).map((one) => [String(one.category), ruleOf(one, all)]),
  );
  return {
    name: textOf(name) ?? 'Custom Policy',
    ackRequired: ackRequired !== false,
    rules: { perpetual: all, subscription: all, enforced: all, export: all, ...own },
  };
}

function ruleOf(days: JsonObject, other: Rule): Rule {
  const number = (name: string, fallback: number) => (name in days ? Number(days[name]) : fallback);
  return {
    first: number('first-report', other.first),
    ongoing: number('ongoing', other.ongoing),
    change: number('on-change', other.change),
  };
}
