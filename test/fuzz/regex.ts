import { YangError } from '../../codegen/index.ts';
import { compileXsdRegex } from '../../codegen/types/regex/compile.ts';
import type { FuzzTarget } from './target.ts';

/** Texts that make backtracking slow: long, alike, and wrong at the end. */
const SUBJECTS = [
  '',
  'a',
  'a'.repeat(3000),
  `${'ab'.repeat(2000)}!`,
  `${'0'.repeat(2000)} `,
  '1.2.3.4/32',
  '\u{1f600}'.repeat(500),
];

export const regex: FuzzTarget = {
  name: 'regex',
  examples: [
    '(([0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])\\.){3}([0-9]|[1-9][0-9])(%[\\p{N}\\p{L}]+)?',
    '([a-zA-Z_][\\w.-]*:)?[\\i-[:]][\\c-[:]]*',
    '\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})',
    '[^\\s&&[^a]]*(a|aa)+(a*)*b?',
    '\\p{IsBasicLatin}{0,64}[\\P{Lu}\\-x-z]*',
  ],
  words:
    '( ) [ ] [^ ]] -[ { } {2} {2,} {0,9999} * + ? | . ^ $ \\d \\w \\s \\i \\c \\p{L} \\P{Nd} \\p{IsGreek} \\. \\\\ - a b a* (a*)* (a|a)+'.split(
      ' ',
    ),
  run(text) {
    try {
      const compiled = compileXsdRegex(text);
      for (const subject of SUBJECTS) compiled.test(subject);
    } catch (error) {
      if (!(error instanceof YangError)) throw error;
    }
  },
};
