/** more: a file of the device on the screen. */
import { parsePath } from '../../../device/flash/flash.ts';
import { devicePath } from '../../device-files.ts';
import { keyword } from '../../grammar/element.ts';
import { type Command, Refusal } from '../../session/context.ts';
import { file } from '../words.ts';

export const more: Command = {
  mode: 'exec',
  syntax: [keyword('more', 'Display a file'), file('file', 'File to display')],
  run({ device }, args) {
    const name = args.get('file')!;
    const path = parsePath(devicePath(device, name));
    const found = path ? device.flash.read(path) : undefined;
    if (!found?.ok) throw new Refusal(`%Error opening ${name} (No such file or directory)`, '');
    return found.value.toString('utf8').replace(/\n$/, '').split(/\r?\n/).map(printable);
  },
};

/** What would steer a terminal is not shown as it is. */
function printable(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not reach a terminal
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '.');
}
