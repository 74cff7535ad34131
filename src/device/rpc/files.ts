/** Cisco-IOS-XE-rpc: copy and delete, between flash, the configurations, and files elsewhere. */
import type { JsonValue } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { RpcHandler, Session } from '../../server/contract.ts';
import type { Device } from '../device.ts';
import { type FilePath, parsePath } from '../flash/flash.ts';
import { parseUrl, urlText } from '../flash/remote.ts';
import { configurationText, parseConfiguration } from './configuration-file.ts';

export function fileHandlers(device: Device): ReadonlyMap<string, RpcHandler> {
  return new Map<string, RpcHandler>([
    [
      'Cisco-IOS-XE-rpc:copy',
      async (input, { session }) => {
        const from = place(input['source-drop-node-name']);
        const to = place(input['destination-drop-node-name']);
        await copy(device, session, from, to);
        return { result: 'Copy successful' };
      },
    ],
    [
      'Cisco-IOS-XE-rpc:delete',
      (input) => {
        const text = input['filename-drop-node-name'];
        const path = parsePath(String(text));
        if (!path || !device.flash.remove(path).ok) throw missing(String(text));
        return { result: 'Delete successful' };
      },
    ],
  ]);
}

type Place = 'running' | 'startup' | FilePath | URL;

function place(value: JsonValue | undefined): Place {
  const text = String(value);
  if (text === 'running-config') return 'running';
  if (text === 'startup-config') return 'startup';
  const found = parseUrl(text) ?? parsePath(text);
  if (!found) throw missing(text);
  return found;
}

function missing(name: string): ProtocolError {
  return new ProtocolError('invalid-value', `no such file, or a file system out of reach: ${name}`);
}

const nameOf = (file: FilePath | URL) => (file instanceof URL ? urlText(file) : `flash:${file.join('/')}`);

async function copy(device: Device, session: Session, from: Place, to: Place): Promise<void> {
  const { core, network, remote } = device;
  if (typeof from === 'string' && typeof to === 'string') {
    return core.operations.copyConfig(session, to, core.tree(from));
  }
  const content =
    typeof from === 'string'
      ? Buffer.from(configurationText(core.tree(from)))
      : await network.during(read(device, from));
  if (typeof to === 'string') {
    const tree = parseConfiguration(device, nameOf(from as FilePath | URL), content);
    return core.operations.copyConfig(session, to, tree);
  }
  const written =
    to instanceof URL
      ? await network.during(remote.write(to, content, device.agent.ending))
      : device.flash.write(to, content);
  if (!written.ok) throw new ProtocolError('operation-failed', `cannot write ${nameOf(to)}`);
}

async function read({ flash, remote, agent }: Device, file: FilePath | URL): Promise<Buffer> {
  const found = file instanceof URL ? await remote.read(file, agent.ending) : flash.read(file);
  if (!found.ok) throw missing(nameOf(file));
  return found.value;
}
