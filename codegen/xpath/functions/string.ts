/** String functions (W3C XPath 1.0 section 4.2). Characters are code points, not UTF-16 units. */
import { type Code, type Evaluate, ofBoolean, ofNumber, ofString } from '../code.ts';
import { stringValue } from '../value.ts';
import type { Functions } from './function.ts';

function ofTwo(join: (left: string, right: string) => string): Functions[string] {
  return {
    min: 2,
    max: 2,
    compile: ([left, right]) => ofString((at, run) => join(left!.string(at, run), right!.string(at, run))),
  };
}

function testOfTwo(test: (left: string, right: string) => boolean): Functions[string] {
  return {
    min: 2,
    max: 2,
    compile: ([left, right]) => ofBoolean((at, run) => test(left!.string(at, run), right!.string(at, run))),
  };
}

/** The argument as text, or the context node when there is none. */
function textOf(args: readonly Code[]): Evaluate<string> {
  return args[0]?.string ?? ((at) => stringValue(at));
}

/** Characters whose position (from 1) is at least `start` and below `end`; NaN is below nothing. */
function substring(text: string, start: number, end: number): string {
  return [...text].filter((_, index) => index + 1 >= start && index + 1 < end).join('');
}

function translate(text: string, from: string, to: string): string {
  const targets = [...to];
  const map = new Map<string, string>();
  [...from].forEach((character, index) => {
    if (!map.has(character)) map.set(character, targets[index] ?? '');
  });
  return [...text].map((character) => map.get(character) ?? character).join('');
}

export const stringFunctions: Functions = {
  string: { min: 0, max: 1, compile: (args) => ofString(textOf(args)) },
  concat: {
    min: 2,
    max: Number.POSITIVE_INFINITY,
    compile: (args) => ofString((at, run) => args.map((arg) => arg.string(at, run)).join('')),
  },
  'starts-with': testOfTwo((left, right) => left.startsWith(right)),
  contains: testOfTwo((left, right) => left.includes(right)),
  'substring-before': ofTwo((left, right) => left.slice(0, Math.max(0, left.indexOf(right)))),
  'substring-after': ofTwo((left, right) =>
    left.includes(right) ? left.slice(left.indexOf(right) + right.length) : '',
  ),
  substring: {
    min: 2,
    max: 3,
    compile: ([text, start, length]) =>
      ofString((at, run) => {
        const first = Math.round(start!.number(at, run));
        const end = length ? first + Math.round(length.number(at, run)) : Number.POSITIVE_INFINITY;
        return substring(text!.string(at, run), first, end);
      }),
  },
  'string-length': {
    min: 0,
    max: 1,
    compile(args) {
      const text = textOf(args);
      return ofNumber((at, run) => [...text(at, run)].length);
    },
  },
  'normalize-space': {
    min: 0,
    max: 1,
    compile(args) {
      const text = textOf(args);
      return ofString((at, run) =>
        text(at, run)
          .replace(/[ \t\r\n]+/g, ' ')
          .replace(/^ | $/g, ''),
      );
    },
  },
  translate: {
    min: 3,
    max: 3,
    compile: ([text, from, to]) =>
      ofString((at, run) => translate(text!.string(at, run), from!.string(at, run), to!.string(at, run))),
  },
};
