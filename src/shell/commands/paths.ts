/** Files of the device as its commands name them. */
import type { Device } from '../../device/device.ts';
import { fileHandlers } from '../../device/rpc/files.ts';
import { onFlash } from '../../device/xr/rpc/paths.ts';
import type { CommandContext } from '../session/context.ts';
import { invoke } from './invoke.ts';

/** A path with the file system as the device's own operations name it: on IOS XR `harddisk:`, `/disk0:/` are the same. */
export function devicePath({ profile }: Device, path: string): string {
  return profile.style === 'xr' ? onFlash(path) : path;
}

/** Copies or deletes; IOS XR has no RPC for it, so there it is done without. Throws ProtocolError. */
export async function fileOperation(
  context: CommandContext,
  name: 'copy' | 'delete',
  input: Readonly<Record<string, string>>,
): Promise<void> {
  const { device, session } = context;
  const rpc = `Cisco-IOS-XE-rpc:${name}`;
  if (device.profile.style === 'xe') await invoke(context, rpc, input);
  else await fileHandlers(device).get(rpc)!(input, { session, path: [] });
}
