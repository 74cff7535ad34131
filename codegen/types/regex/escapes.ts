/** Class escapes of XSD regular expressions as insides of JavaScript character classes (appendix F.1.1). */
import { BLOCKS } from './blocks.ts';

type Range = readonly [number, number];

/** Characters that may start an XML name (XML 1.0 fifth edition, NameStartChar). */
const NAME_START: readonly Range[] = [
  [0x3a, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
];

/** What names may have besides (NameChar). */
const NAME_MORE: readonly Range[] = [
  [0x2d, 0x2e],
  [0x30, 0x39],
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

const SPACE: readonly Range[] = [
  [0x9, 0xa],
  [0xd, 0xd],
  [0x20, 0x20],
];

const NAME: readonly Range[] = [...NAME_START, ...NAME_MORE];

const MULTI: Readonly<Record<string, string>> = {
  s: inside(SPACE),
  S: inside(complement(SPACE)),
  i: inside(NAME_START),
  I: inside(complement(NAME_START)),
  c: inside(NAME),
  C: inside(complement(NAME)),
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '\\p{L}\\p{M}\\p{N}\\p{S}',
  W: '\\p{P}\\p{Z}\\p{C}',
};

/** `\s`, `\w` and so on; undefined for other letters. */
export function multiEscape(letter: string): string | undefined {
  return Object.hasOwn(MULTI, letter) ? MULTI[letter] : undefined;
}

const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** `\p{name}` (or `\P{name}`, negated): a general category or a block; undefined for unknown names. */
export function propertyEscape(name: string, negated: boolean): string | undefined {
  if (CATEGORY.test(name)) return `\\${negated ? 'P' : 'p'}{${name}}`;
  const block = name.startsWith('Is') ? BLOCKS.get(name.slice(2)) : undefined;
  return block && inside(negated ? complement(block) : block);
}

/** `.`: everything but line feed and carriage return. */
export const ANY: string = inside(
  complement([
    [0xa, 0xa],
    [0xd, 0xd],
  ]),
);

function complement(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  let next = 0;
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > next) out.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  if (next <= 0x10ffff) out.push([next, 0x10ffff]);
  return out;
}

function inside(ranges: readonly Range[]): string {
  return ranges
    .map(([low, high]) =>
      low === high ? classCharacter(low) : `${classCharacter(low)}-${classCharacter(high)}`,
    )
    .join('');
}

/** One character inside a JavaScript character class. */
export function classCharacter(point: number): string {
  if (point < 0x20 || (point >= 0x7f && point < 0xa1) || point > 0xff) return `\\u{${point.toString(16)}}`;
  const character = String.fromCodePoint(point);
  return /[\^\\\][/|$.*+?(){}-]/.test(character) ? `\\${character}` : character;
}
