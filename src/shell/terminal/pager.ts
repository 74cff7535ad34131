/** Long output a page at a time. */
import type { KeyQueue } from './key-queue.ts';
import type { Output } from './output.ts';

export interface Page {
  /** Lines of the screen; 0 never stops. */
  readonly length: number;
  readonly width: number;
}

const MORE = ' --More-- ';
const ERASE = '\b'.repeat(MORE.length) + ' '.repeat(MORE.length) + '\b'.repeat(MORE.length);

/** Writes lines; stops where the screen is full: space goes on, Enter by one line, any other key ends it. */
export async function writePaged(keys: KeyQueue, output: Output, lines: readonly string[], page: Page) {
  if (page.length === 0) {
    output.lines(lines);
    return output.ready();
  }
  let room = page.length - 1;
  for (const [index, line] of lines.entries()) {
    output.lines([line]);
    room -= page.width > 0 ? Math.max(1, Math.ceil(line.length / page.width)) : 1;
    if (room > 0 || index === lines.length - 1) continue;
    await output.ready();
    output.write(MORE);
    const key = await keys.next();
    output.write(ERASE);
    if (key === ' ') room = page.length - 1;
    else if (key === 'enter') room = 1;
    else return;
  }
  await output.ready();
}
