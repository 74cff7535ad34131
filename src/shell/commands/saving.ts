/** The startup configuration: saving it, and whether it is what is running. */
import type { Device } from '../../device/device.ts';
import { configurationLines } from '../layout/configuration.ts';
import type { CommandContext } from '../session/context.ts';
import { invoke } from './invoke.ts';

export async function save(context: CommandContext): Promise<void> {
  await invoke(context, 'cisco-ia:save-config');
}

/** Compared as the command line shows it: what else the trees hold, the device put there itself. */
export function isSaved({ core }: Device): boolean {
  const shown = (name: 'running' | 'startup') => configurationLines(core.tree(name)).join('\n');
  return shown('running') === shown('startup');
}
