/** What differs between IOS XE and IOS XR: how a device is bound to its models. */
import type { Schema } from '../../codegen/index.ts';
import type { CommitParticipant, Tree } from '../datastore/contract.ts';
import type { AgentState, Event, Identity } from '../licensing/index.ts';
import type { RpcHandler, StateProvider } from '../server/contract.ts';
import type { HttpRoute } from '../server/http-route.ts';
import type { AgentRuntime } from './agent/runtime.ts';
import type { Device } from './device.ts';
import type { DeviceProfile } from './profiles/profile.ts';

type Boot = Extract<Event, { type: 'boot' }>;

export interface Family {
  /** Who the device is, given its configuration. */
  identity(profile: DeviceProfile, running: Tree): Identity;
  /** What a start takes over from the configuration, and from the agent's state before it. */
  boot(
    profile: DeviceProfile,
    running: Tree,
    state: AgentState,
  ): Pick<Boot, 'level' | 'features' | 'settings'>;
  /** The device's part in a commit. */
  participant(
    schema: Schema,
    profile: DeviceProfile,
    runtime: () => AgentRuntime | undefined,
  ): CommitParticipant;
  state(device: Device): readonly StateProvider[];
  handlers(device: Device): Iterable<readonly [string, RpcHandler]>;
  /** What the device serves by HTTP beside RESTCONF. */
  routes(device: Device): readonly HttpRoute[];
}
