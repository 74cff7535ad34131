import { hostnameOf } from '../../device/binding/settings.ts';
import type { Device } from '../../device/device.ts';
import type { ShellState } from './context.ts';

/** `Switch>`, `Switch#`, `Switch(config)#`, `Switch(config-line)#`. IOS cuts long host names in the prompt. */
export function promptOf(device: Device, { mode, privilege }: ShellState): string {
  const hostname = hostnameOf(device.core.tree('running'), device.profile.hostname).slice(0, 20);
  if (mode !== 'exec') return `${hostname}(config${mode === 'line' ? '-line' : ''})#`;
  return `${hostname}${privilege >= 15 ? '#' : '>'}`;
}
