import type { Position } from '../error.ts';
import type { YangSource } from './source.ts';

/** Turns offsets of a text into lines and columns. Where lines start is found when first asked for. */
export class Positions {
  readonly #file: string;
  readonly #text: string;
  #lineStarts: readonly number[] | undefined;

  constructor({ file, text }: YangSource) {
    this.#file = file;
    this.#text = text;
  }

  at(offset: number): Position {
    this.#lineStarts ??= findLineStarts(this.#text);
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { file: this.#file, line: low + 1, column: Math.max(offset - starts[low]!, 0) + 1 };
  }
}

/** A byte order mark takes no column. */
function findLineStarts(text: string): number[] {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}
