/** Copying and deleting files. */
import { fileHandlers } from '../../device/rpc/files.ts';
import type { CommandContext } from '../session/context.ts';
import { invoke } from './invoke.ts';

/** IOS XR has no RPC for it, so there it is done without. Throws ProtocolError. */
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
