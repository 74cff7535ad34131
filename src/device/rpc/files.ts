/** Cisco-IOS-XE-rpc: copy and delete, between flash and the configurations. */
import type { JsonValue } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { RpcHandler, Session } from '../../server/contract.ts';
import type { Device } from '../device.ts';
import { type FilePath, parsePath } from '../flash/flash.ts';
import { readConfiguration, writeConfiguration } from './configuration-file.ts';

export function fileHandlers(device: Device): ReadonlyMap<string, RpcHandler> {
  return new Map<string, RpcHandler>([
    [
      'Cisco-IOS-XE-rpc:copy',
      (input, { session }) => {
        const from = place(input['source-drop-node-name']);
        const to = place(input['destination-drop-node-name']);
        copy(device, session, from, to);
        return { result: 'Copy successful' };
      },
    ],
    [
      'Cisco-IOS-XE-rpc:delete',
      (input) => {
        const text = input['filename-drop-node-name'];
        const path = place(text);
        if (typeof path === 'string' || !device.flash.remove(path).ok) throw missing(text);
        return { result: 'Delete successful' };
      },
    ],
  ]);
}

type Place = 'running' | 'startup' | FilePath;

function place(value: JsonValue | undefined): Place {
  const text = String(value);
  if (text === 'running-config') return 'running';
  if (text === 'startup-config') return 'startup';
  const path = parsePath(text);
  if (!path) throw missing(value);
  return path;
}

function missing(value: JsonValue | undefined): ProtocolError {
  return new ProtocolError('invalid-value', `no such file, or a file system out of reach: ${String(value)}`);
}

function copy(device: Device, session: Session, from: Place, to: Place): void {
  const { core, flash } = device;
  if (typeof from !== 'string' && typeof to !== 'string') {
    const found = flash.read(from);
    if (!found.ok) throw missing(`flash:${from.join('/')}`);
    if (!flash.write(to, found.value).ok) {
      throw new ProtocolError('operation-failed', `cannot write flash:${to.join('/')}`);
    }
    return;
  }
  const tree = typeof from === 'string' ? core.tree(from) : readConfiguration(device, from);
  if (typeof to === 'string') core.operations.copyConfig(session, to, tree);
  else writeConfiguration(device, to, tree);
}
