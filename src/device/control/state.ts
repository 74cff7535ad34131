/** The state of sly-control: how the simulation stands, the journal of the agent, the system messages. */
import type { JsonObject } from '../../../codegen/index.ts';
import { dateAndTime } from '../../licensing/index.ts';
import type { StateProvider } from '../../server/contract.ts';
import type { Ring } from '../../server/ring.ts';
import type { Device } from '../device.ts';
import { CONTROL } from './control.ts';
import { savedSnapshots } from './snapshots.ts';

export function controlState(device: Device): StateProvider[] {
  const { journal, systemLog } = device;
  return [
    { path: [`${CONTROL}:control`, 'state'], read: () => simulation(device) },
    {
      path: [`${CONTROL}:journal`],
      read: () =>
        numbered('entry', journal, ({ time, kind, name, detail }) => ({
          time: dateAndTime(time),
          kind,
          name,
          detail,
        })),
    },
    {
      path: [`${CONTROL}:messages`],
      read: () =>
        numbered(
          'message',
          systemLog.messages,
          ({ time, line, message: { facility, severity, mnemonic, text } }) => ({
            time: dateAndTime(time),
            facility,
            severity,
            mnemonic,
            text,
            line,
          }),
        ),
    },
  ];
}

function simulation({ agent, clock, network, storage }: Device): JsonObject {
  return {
    now: dateAndTime(clock.now()),
    clock: clock.isVirtual ? 'virtual' : 'real',
    'clock-offset': String(Math.round(clock.offset / 1000)),
    'transport-fault': network.fault.kind,
    member: agent.state.identity.units.map(({ pid, sn, role }, index) => ({
      index: index + 1,
      pid,
      sn,
      role,
    })),
    ...listed(
      'feature',
      agent.state.features.map(({ name }) => ({ name })),
    ),
    ...listed(
      'snapshot',
      Object.entries(savedSnapshots(storage)).map(([name, saved]) => ({ name, saved: dateAndTime(saved) })),
    ),
  };
}

/** A list without entries is not there. */
function listed(name: string, entries: readonly JsonObject[]): JsonObject {
  return entries.length > 0 ? { [name]: entries } : {};
}

function numbered<T>(name: string, ring: Ring<T>, members: (entry: T) => JsonObject): JsonObject {
  const entries = ring.entries.map((entry, index) => ({
    number: String(ring.first + index),
    ...members(entry),
  }));
  return listed(name, entries);
}
