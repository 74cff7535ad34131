/** dir */
import { parsePath } from '../../../device/flash/flash.ts';
import { devicePath } from '../../device-files.ts';
import { fileTime } from '../../format/time.ts';
import { keyword, optional } from '../../grammar/element.ts';
import { type Command, Refusal } from '../../session/context.ts';
import { file } from '../words.ts';

/** What show version says of the size of flash, in bytes. */
const FLASH_SIZE = 11_264_000 * 1024;

export const dir: Command = {
  mode: 'exec',
  syntax: [keyword('dir', 'List files on a filesystem'), optional(file('place', 'Directory or file name'))],
  run({ device }, args) {
    const given = args.get('place') ?? 'flash:';
    const place = devicePath(device, given).replace(/^bootflash:/i, 'flash:');
    const name = place.replace(/^[a-z][a-z0-9-]*:\/*/i, '').replace(/\/$/, '');
    const path = name === '' && /^flash:/i.test(place) ? [] : parsePath(place.replace(/\/$/, ''));
    const found = path ? device.flash.list(path) : undefined;
    if (!found?.ok) throw new Refusal(`%Error opening ${given} (No such file or directory)`, '');
    const used = found.value.reduce((sum, { size }) => sum + size, 0);
    return [
      `Directory of flash:/${path!.join('/')}`,
      '',
      ...found.value.map(
        ({ name: entry, isDirectory, size, modified }, index) =>
          `${String(index + 1).padStart(6)}  ${isDirectory ? 'drwx' : '-rw-'} ${String(size).padStart(16)}  ${fileTime(modified)}  ${entry}`,
      ),
      '',
      `${FLASH_SIZE} bytes total (${FLASH_SIZE - used} bytes free)`,
    ];
  },
};
