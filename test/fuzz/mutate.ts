/** Changes to texts that parsers tend to stumble over. */
import type { Random } from './random.ts';

/** Longest text made. */
const MAX_LENGTH = 200_000;

const ODD = [
  '\u0000',
  '\ufeff',
  '\ufffe',
  '\ud800',
  '\u{1f600}',
  '\r\n',
  '\t',
  '\u2028',
  '\\',
  '"',
  "'",
  '\u00e9',
  '0',
  '-1',
  '99999999999999999999999',
  '9'.repeat(400),
  '1e999',
  '0x10',
  '\udc00',
  '\u0085',
  '\u00a0',
  '\u0130',
  '\u202e',
  '\u{10ffff}',
  '__proto__',
  'constructor',
  'k'.repeat(5000),
];

/** What texts turn into between programs that do not agree on the encoding. */
const ENCODINGS: readonly BufferEncoding[] = ['utf8', 'latin1', 'utf16le'];

type Change = (text: string, random: Random, words: readonly string[], others: readonly string[]) => string;

function slice(text: string, random: Random): [start: number, end: number] {
  const start = random.below(text.length + 1);
  return [start, Math.min(text.length, start + random.below(40))];
}

const CHANGES: readonly Change[] = [
  (text, random) => {
    const [start, end] = slice(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = slice(text, random);
    const times = random.pick([2, 3, 10, 300, 3000]);
    return text.slice(0, start) + text.slice(start, end).repeat(times) + text.slice(end);
  },
  (text, random, words) => {
    const [start] = slice(text, random);
    return text.slice(0, start) + random.pick(words) + text.slice(start);
  },
  (text, random, words) => {
    const [start, end] = slice(text, random);
    return text.slice(0, start) + random.pick(words).repeat(random.pick([1, 2, 500, 5000])) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = slice(text, random);
    return text.slice(0, start) + random.pick(ODD) + text.slice(end);
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => {
    const [start, end] = slice(text, random);
    const part = Buffer.from(text.slice(start, end), random.pick(ENCODINGS)).toString(random.pick(ENCODINGS));
    return text.slice(0, start) + part + text.slice(end);
  },
  (text, random, _, others) => {
    const other = random.pick(others);
    const [start, end] = slice(other, random);
    const [at] = slice(text, random);
    return text.slice(0, at) + other.slice(start, end) + text.slice(at);
  },
];

/** A text made from one of the examples by a few changes. */
export function mutateText(examples: readonly string[], words: readonly string[], random: Random): string {
  let text = random.pick(examples);
  for (let count = 1 + random.below(4); count > 0; count--) {
    text = random.pick(CHANGES)(text, random, words, examples).slice(0, MAX_LENGTH);
  }
  return text;
}
