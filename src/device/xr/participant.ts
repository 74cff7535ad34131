/**
 * The device's part in a commit: the three licensing models agree, a transport that the release has not is refused, and
 * the agent hears of what changed.
 */
import type { Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { CommitParticipant, Tree } from '../../datastore/contract.ts';
import { followRunning } from '../agent/follow-running.ts';
import type { AgentRuntime } from '../agent/runtime.ts';
import type { DeviceProfile } from '../profiles/profile.ts';
import { pathTo } from '../tree.ts';
import { agree } from './agree.ts';
import { TRANSPORT_TYPE } from './faces.ts';
import { settingsOf, switchesOf } from './settings.ts';
import { followSwitch } from './usage.ts';

/** S3 "Guidelines for Smart Licensing Using Policy": Call Home is gone from this release on. */
const WITHOUT_CALLHOME = '25.3.1';

export function xrParticipant(
  schema: Schema,
  profile: DeviceProfile,
  runtime: () => AgentRuntime | undefined,
): CommitParticipant {
  return {
    transform: (before, after) => agree(schema, before, after),
    prepare({ datastore, after }) {
      if (datastore === 'running') checkTransport(schema, profile, after);
    },
    apply: followRunning(runtime, settingsOf, (agent, before, after) => {
      const { flexibleConsumption } = switchesOf(after);
      if (flexibleConsumption === switchesOf(before).flexibleConsumption) return;
      const features = followSwitch(profile, agent.state.features, flexibleConsumption);
      agent.note({ type: 'usage-changed', features });
    }),
  };
}

function checkTransport(schema: Schema, { version }: DeviceProfile, tree: Tree): void {
  if (settingsOf(tree).transport !== 'callhome' || isBefore(version, WITHOUT_CALLHOME)) return;
  throw new ProtocolError(
    'invalid-value',
    `IOS XR ${version} has no transport callhome any more (it is gone from ${WITHOUT_CALLHOME} on): use cslu or smart`,
    { path: pathTo(schema, TRANSPORT_TYPE) },
  );
}

function isBefore(release: string, other: string): boolean {
  return release.localeCompare(other, 'en', { numeric: true }) < 0;
}
