/** Reading a line from a terminal that shows nothing by itself. */
import type { KeyQueue } from './key-queue.ts';
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
  let line = '';
  let place = assistance?.history.length ?? 0;
  const replace = (text: string) => {
    show('\b \b'.repeat(line.length) + text);
    line = text;
  };
  const append = (text: string) => {
    if (line.length + text.length > MAX_LINE) return output.write(BELL);
    line += text;
    show(text);
  };
  const recall = (step: number) => {
    if (!assistance) return;
    const { history } = assistance;
    place = Math.min(history.length, Math.max(0, place + step));
    replace(history[place] ?? '');
  };

  output.write(prompt);
  for (;;) {
    const key = await keys.next();
    switch (key) {
      case undefined:
        return { line, end: 'closed' };
      case 'enter':
        output.write('\r\n');
        return { line, end: 'enter' };
      case 'ctrl-c':
      case 'ctrl-z':
        output.write(key === 'ctrl-z' ? '^Z\r\n' : '\r\n');
        return { line, end: key };
      case 'ctrl-d':
        if (line === '') return { line, end: 'closed' };
        break;
      case 'backspace':
        if (line === '') break;
        line = line.replace(/.$/su, '');
        show('\b \b');
        break;
      case 'ctrl-u':
        replace('');
        break;
      case 'ctrl-w':
        replace(line.replace(/\S*\s*$/, ''));
        break;
      case 'ctrl-r':
        output.write('\r\n');
        show(prompt + line);
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
      case 'tab': {
        line = assistance?.complete(line) ?? line;
        if (assistance) output.write(`\r\n${prompt}${line}`);
        break;
      }
      case '?':
        if (!assistance) append(key);
        else {
          output.write('?\r\n');
          output.lines(assistance.help(line));
          output.write(`\r\n${prompt}${line}`);
        }
        break;
      default:
        append(key);
    }
  }
}
