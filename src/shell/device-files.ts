/** Files of the device as its commands name them. */
import type { Device } from '../device/device.ts';
import { parsePath } from '../device/flash/flash.ts';
import { onFlash } from '../device/xr/rpc/paths.ts';
import { type Lines, Refusal } from './session/context.ts';

/** A path with the file system as the device's own operations name it: on IOS XR `harddisk:`, `/disk0:/` are the same. */
export function devicePath({ profile }: Device, path: string): string {
  return profile.style === 'xr' ? onFlash(path) : path;
}

/** What is in a file. Throws Refusal. */
export function readFile(device: Device, name: string): Buffer {
  const path = parsePath(devicePath(device, name));
  const found = path ? device.flash.read(path) : undefined;
  if (!found?.ok) throw notThere(name);
  return found.value;
}

/** How IOS words a file that is not there, and a file system that cannot be reached. */
export function notThere(name: string): Refusal {
  return new Refusal(`%Error opening ${name} (No such file or directory)`, '');
}

/** Puts what a command prints into a file. Throws Refusal. */
export function saveLines(device: Device, name: string, lines: Lines, { append = false } = {}): void {
  const path = parsePath(devicePath(device, name));
  const before = append && path ? device.flash.read(path) : undefined;
  const text = (before?.ok ? before.value.toString('utf8') : '') + lines.map((line) => `${line}\n`).join('');
  if (!path || !device.flash.write(path, text).ok) {
    throw notThere(name);
  }
}
