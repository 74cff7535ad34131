/** dir */
import { type FileInfo, type FilePath, type Flash, parsePath } from '../../../device/flash/flash.ts';
import { devicePath, notThere } from '../../device-files.ts';
import { fileTime } from '../../format/time.ts';
import { keyword, optional } from '../../grammar/element.ts';
import type { Command } from '../../session/context.ts';
import { file } from '../words.ts';

/** What show version says of the size of flash, in bytes. */
const FLASH_SIZE = 11_264_000 * 1024;

/** What is in a directory, or the one file that is meant; undefined when there is neither. */
function entriesAt(flash: Flash, path: FilePath): readonly FileInfo[] | undefined {
  const found = flash.stat(path);
  if (!found.ok) return undefined;
  if (!found.value.isDirectory) return [found.value];
  const list = flash.list(path);
  return list.ok ? list.value : undefined;
}

export const dir: Command = {
  mode: 'exec',
  syntax: [keyword('dir', 'List files on a filesystem'), optional(file('place', 'Directory or file name'))],
  run({ device }, args) {
    const given = args.get('place') ?? 'flash:';
    const place = devicePath(device, given).replace(/^bootflash:/i, 'flash:');
    const name = place.replace(/^[a-z][a-z0-9-]*:\/*/i, '').replace(/\/$/, '');
    const path = name === '' && /^flash:/i.test(place) ? [] : parsePath(place.replace(/\/$/, ''));
    const entries = path && entriesAt(device.flash, path);
    if (!entries) throw notThere(given);
    const used = entries.reduce((sum, { size }) => sum + size, 0);
    return [
      `Directory of flash:/${path.join('/')}`,
      '',
      ...entries.map(
        ({ name: entry, isDirectory, size, modified }, index) =>
          `${String(index + 1).padStart(6)}  ${isDirectory ? 'drwx' : '-rw-'} ${String(size).padStart(16)}  ${fileTime(modified)}  ${entry}`,
      ),
      '',
      `${FLASH_SIZE} bytes total (${FLASH_SIZE - used} bytes free)`,
    ];
  },
};
