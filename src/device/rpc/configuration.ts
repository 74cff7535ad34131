/** cisco-ia: saving, synchronising, checkpoints and going back to one. */
import { ProtocolError } from '../../data/error.ts';
import type { RpcHandler } from '../../server/contract.ts';
import type { Device } from '../device.ts';
import { parsePath } from '../flash/flash.ts';
import { readConfiguration, writeConfiguration } from './configuration-file.ts';

export const CHECKPOINT_COUNT = 'checkpoint-count';

export function configurationHandlers(device: Device): ReadonlyMap<string, RpcHandler> {
  const { core } = device;
  return new Map<string, RpcHandler>([
    [
      'cisco-ia:save-config',
      () => {
        core.replace('startup', core.tree('running'));
        return { result: 'Save running-config successful' };
      },
    ],
    // What the server keeps is the configuration of the device: there is nothing to bring in line.
    ['cisco-ia:sync-from', () => ({ result: 'Sync from completed' })],
    [
      'cisco-ia:checkpoint',
      () => {
        const count = Number(device.storage.get(CHECKPOINT_COUNT) ?? 0) + 1;
        const name = `checkpoint-${count}`;
        writeConfiguration(device, [name], core.tree('running'));
        device.storage.set(CHECKPOINT_COUNT, count);
        return { result: `Checkpoint successful: flash:${name}` };
      },
    ],
    [
      'cisco-ia:rollback',
      (input, { session }) => {
        const url = String(input['target-url']);
        const path = parsePath(url);
        if (!path) throw new ProtocolError('invalid-value', `no such file: ${url}`);
        core.operations.copyConfig(session, 'running', readConfiguration(device, path));
        return { result: 'Rollback successful' };
      },
    ],
  ]);
}
