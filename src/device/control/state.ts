/** The state of sly-control: how the simulation stands, the journal of the agent, the system messages. */
import type { JsonObject } from '../../../codegen/index.ts';
import { dateAndTime } from '../../licensing/index.ts';
import type { StateProvider } from '../../server/contract.ts';
import type { Device } from '../device.ts';
import type { Ring } from '../ring.ts';
import { CONTROL } from './control.ts';
import { savedSnapshots } from './snapshots.ts';

export function controlState(device: Device): StateProvider[] {
  const { journal, systemLog } = device;
  return [
    { path: [`${CONTROL}:control`, 'state'], read: () => simulation(device) },
    {
      path: [`${CONTROL}:journal`],
      read: () => ({
        entry: numbered(journal, ({ time, kind, name, detail }) => ({
          time: dateAndTime(time),
          kind,
          name,
          detail,
        })),
      }),
    },
    {
      path: [`${CONTROL}:messages`],
      read: () => ({
        message: numbered(systemLog.messages, ({ time, facility, severity, mnemonic, text, line }) => ({
          time: dateAndTime(time),
          facility,
          severity,
          mnemonic,
          text,
          line,
        })),
      }),
    },
  ];
}

function simulation({ agent, clock, network, storage }: Device): JsonObject {
  return {
    now: dateAndTime(clock.now()),
    clock: clock.isVirtual ? 'virtual' : 'real',
    'clock-offset': String(Math.round(clock.offset / 1000)),
    'transport-fault': network.fault.kind,
    feature: agent.state.features.map(({ name }) => ({ name })),
    snapshot: Object.entries(savedSnapshots(storage)).map(([name, saved]) => ({
      name,
      saved: dateAndTime(saved),
    })),
  };
}

function numbered<T>(ring: Ring<T>, members: (entry: T) => JsonObject): JsonObject[] {
  return ring.entries.map((entry, index) => ({ number: String(ring.first + index), ...members(entry) }));
}
