/** more: a file of the device on the screen. */
import { readFile } from '../../device-files.ts';
import { keyword } from '../../grammar/element.ts';
import type { Command } from '../../session/context.ts';
import { file } from '../words.ts';

export const more: Command = {
  mode: 'exec',
  syntax: [keyword('more', 'Display a file'), file('file', 'File to display')],
  run({ device }, args) {
    return readFile(device, args.get('file')!)
      .toString('utf8')
      .replace(/\n$/, '')
      .split(/\r?\n/)
      .map(printable);
  },
};

/** What would steer a terminal is not shown as it is. */
function printable(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not reach a terminal
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '.');
}
