/** Reading a line from a terminal that shows nothing by itself. */
import { EditedLine } from './edited-line.ts';
import type { KeyQueue } from './key-queue.ts';
import type { Key } from './keys.ts';
import type { Output } from './output.ts';

/** Longer lines are not taken in; the bell rings. */
export const MAX_LINE = 4096;
const BELL = '\u0007';

export interface Assistance {
  /** What `?` shows. */
  help(line: string): readonly string[];
  /** What the tab key makes of a line; undefined when it does not help. */
  complete(line: string): string | undefined;
  /** Earlier lines, the latest last. */
  readonly history: readonly string[];
}

export interface ReadOptions {
  readonly prompt: string;
  /** False for secrets. */
  readonly echo?: boolean;
  readonly assistance?: Assistance;
}

export interface ReadLine {
  readonly line: string;
  readonly end: 'enter' | 'ctrl-c' | 'ctrl-z' | 'closed';
}

export async function readLine(keys: KeyQueue, output: Output, options: ReadOptions): Promise<ReadLine> {
  const { prompt, echo = true, assistance } = options;
  const show = (text: string) => {
    if (echo) output.write(text);
  };
  const line = new EditedLine(show);
  let place = assistance?.history.length ?? 0;
  const append = (text: string) => {
    if (line.length + text.length > MAX_LINE) output.write(BELL);
    else line.insert(text);
  };
  const recall = (step: number) => {
    if (!assistance) return;
    const { history } = assistance;
    place = Math.min(history.length, Math.max(0, place + step));
    line.replace(history[place] ?? '');
  };

  output.write(prompt);
  for (;;) {
    const key = await keys.next();
    if (key === undefined) return { line: line.text, end: 'closed' };
    const edit = EDITS[key];
    if (edit) {
      edit(line);
      continue;
    }
    switch (key) {
      case 'enter':
        output.write('\r\n');
        return { line: line.text, end: 'enter' };
      case 'ctrl-c':
      case 'ctrl-z':
        output.write(key === 'ctrl-z' ? '^Z\r\n' : '\r\n');
        return { line: line.text, end: key };
      case 'ctrl-d':
        if (line.length === 0) return { line: '', end: 'closed' };
        line.delete(1);
        break;
      case 'ctrl-r':
        output.write('\r\n');
        if (echo) line.redraw(prompt);
        else output.write(prompt);
        break;
      case 'ctrl-v': {
        const literal = await keys.next();
        if (literal !== undefined && [...literal].length === 1) append(literal);
        break;
      }
      case 'up':
        recall(-1);
        break;
      case 'down':
        recall(1);
        break;
      case 'tab':
        if (!assistance) break;
        line.moveTo(line.length);
        output.write('\r\n');
        redrawn(line, prompt, assistance.complete(line.text));
        break;
      case '?':
        if (!assistance) append(key);
        else {
          line.moveTo(line.length);
          output.write('?\r\n');
          output.lines(assistance.help(line.text));
          output.write('\r\n');
          line.redraw(prompt);
        }
        break;
      default:
        append(key);
    }
  }
}

function redrawn(line: EditedLine, prompt: string, completed: string | undefined): void {
  const more = completed?.startsWith(line.text) ? completed.slice(line.length) : undefined;
  line.redraw(prompt);
  if (more !== undefined) line.insert(more);
  else if (completed !== undefined) line.replace(completed);
}

/** Keys that only move in the line or change it, as IOS has them. */
const EDITS: Readonly<Record<Key, (line: EditedLine) => void>> = {
  backspace: (line) => line.erase(1),
  delete: (line) => line.delete(1),
  'ctrl-k': (line) => line.deleteToEnd(),
  'ctrl-u': (line) => line.eraseToStart(),
  'ctrl-w': (line) => line.eraseWord(),
  'esc-d': (line) => line.deleteWord(),
  left: (line) => line.move(-1),
  right: (line) => line.move(1),
  home: (line) => line.moveTo(0),
  end: (line) => line.moveTo(line.length),
  'esc-b': (line) => line.wordLeft(),
  'esc-f': (line) => line.wordRight(),
};
