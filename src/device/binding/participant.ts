/**
 * The device's part in a commit: the two licensing models agree, what the hardware is cannot be configured away,
 * a boot level the platform has not is refused, and the agent hears of what changed.
 */
import type { JsonObject, Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { CommitParticipant, Tree } from '../../datastore/contract.ts';
import { activeUnit, type BootLevel, hasLevel, type Unit } from '../../licensing/index.ts';
import { followRunning } from '../agent/follow-running.ts';
import type { AgentRuntime } from '../agent/runtime.ts';
import type { DeviceProfile } from '../profiles/profile.ts';
import { NATIVE, pathTo, valueAt, withValue } from '../tree.ts';
import { agree, REFUSED } from './agree.ts';
import { hostnameOf, settingsOf } from './settings.ts';

type Udi = Pick<Unit, 'pid' | 'sn'>;

const LEVEL = [NATIVE, 'license', 'boot', 'level'];

export function deviceParticipant(
  schema: Schema,
  profile: DeviceProfile,
  runtime: () => AgentRuntime | undefined,
): CommitParticipant {
  return {
    transform: (before, after) => complete(schema, profile, activeOf(profile, runtime()), after, before),
    prepare({ datastore, before, after }) {
      if (datastore === 'running') checkLevel(schema, profile, before, after);
    },
    apply: followRunning(runtime, settingsOf, (agent, before, after) => {
      const hostname = hostnameOf(after, profile.hostname);
      if (hostname !== hostnameOf(before, profile.hostname)) {
        agent.note({ type: 'hostname-changed', hostname });
      }
    }),
  };
}

/** A configuration as the device has it in force: both licensing models agree, and what it is stands in it. */
export function complete(
  schema: Schema,
  profile: DeviceProfile,
  active: Udi,
  tree: Tree,
  before: Tree = tree,
): Tree {
  return withHardware(schema, profile, active, agree(schema, before, tree));
}

/** The unit that speaks for the device: that of the profile until the agent knows of another. */
function activeOf(profile: DeviceProfile, agent: AgentRuntime | undefined): Udi {
  return agent ? activeUnit(agent.state) : profile;
}

/** Version and UDI stand in every configuration, and are what they are. */
function withHardware(schema: Schema, profile: DeviceProfile, { pid, sn }: Udi, tree: Tree): Tree {
  const facts: readonly (readonly [readonly string[], string])[] = [
    [[NATIVE, 'version'], profile.configVersion],
    [[NATIVE, 'license', 'udi', 'pid'], pid],
    [[NATIVE, 'license', 'udi', 'sn'], sn],
  ];
  return facts.reduce((next, [names, value]) => withValue(schema, next, names, value), tree);
}

function checkLevel(schema: Schema, profile: DeviceProfile, before: Tree, after: Tree): void {
  const level = valueAt(after, LEVEL);
  if (level === valueAt(before, LEVEL)) return;
  for (const [name, value] of Object.entries((level ?? {}) as JsonObject)) {
    const asked = { base: name, addon: (value as JsonObject).addon } as BootLevel;
    if (profile.levels.includes(name) && hasLevel(profile.pid, asked)) continue;
    throw new ProtocolError('invalid-value', REFUSED, { path: pathTo(schema, [...LEVEL, name]) });
  }
}
