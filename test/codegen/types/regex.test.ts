import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automatonOf } from '../../../codegen/types/regex/automaton.ts';
import { compileXsdRegex, GuardedRegExp } from '../../../codegen/types/regex/compile.ts';
import { parseXsdRegex } from '../../../codegen/types/regex/parse.ts';
import { anchoredSource } from '../../../codegen/types/regex/source.ts';

/** A pattern, texts it matches, and texts it does not. */
type Case = [pattern: string, matches: string[], others: string[]];

describe('XML Schema part 2, appendix F', () => {
  it.each<Case>([
    ['', [''], ['a']],
    ['abc', ['abc'], ['xabc', 'abcx', 'ab']],
    ['a|bc|', ['a', 'bc', ''], ['ab', 'ac']],
    ['ab|c', ['ab', 'c'], ['abc', 'ac']],
    ['(ab|c)d', ['abd', 'cd'], ['ab']],
    ['a?b*c+', ['c', 'abbc', 'bcc'], ['ab', 'aac']],
    ['a{2}', ['aa'], ['a', 'aaa']],
    ['a{2,}', ['aa', 'aaaa'], ['a']],
    ['a{1,2}', ['a', 'aa'], ['', 'aaa']],
    ['a{0}b', ['b'], ['ab']],
    ['(ab){2}', ['abab'], ['abb']],
    ['^a$', ['^a$'], ['a']],
    ['a^b$c', ['a^b$c'], ['abc']],
    ['a.c', ['abc', 'a😀c'], ['a\nc', 'a\rc', 'ac']],
    ['\\.\\\\\\?\\*\\+\\{\\}\\(\\)\\[\\]\\|\\-\\^', ['.\\?*+{}()[]|-^'], ['a']],
    ['\\n\\r\\t', ['\n\r\t'], ['nrt']],
    ['\\$\\/', ['$/'], ['a']],
    ['/', ['/'], ['//']],
    ['😀{2}', ['😀😀'], ['😀']],
  ])('%s', (pattern, matches, others) => {
    const regex = compileXsdRegex(pattern);
    for (const text of matches) expect([text, regex.test(text)]).toEqual([text, true]);
    for (const text of others) expect([text, regex.test(text)]).toEqual([text, false]);
  });
});

describe('appendix F.1: character classes', () => {
  it.each<Case>([
    ['[abc]', ['a', 'c'], ['d', 'ab', '']],
    ['[a-c0-9]', ['b', '5'], ['d', '-']],
    ['[^a-c]', ['d', '\n', '😀'], ['a']],
    ['[a-z-[aeiou]]', ['b', 'z'], ['a', 'B']],
    ['[a-z-[b-y-[m]]]', ['a', 'm', 'z'], ['b', 'y']],
    ['[^a-z-[0-9]]', ['A', '-'], ['a', '5']],
    ['[a-z-[aeiou]]+x', ['bcx'], ['bax', 'x']],
    ['[-a]', ['-', 'a'], ['b']],
    ['[a-]', ['-', 'a'], ['b']],
    ['[a\\-z]', ['a', '-', 'z'], ['b']],
    ['[a-zA-Z0-9\\-_]', ['-', '_', 'Q'], ['.']],
    ['[\\w-]', ['-', 'a'], ['.']],
    ['[a-c-e]', ['b', '-', 'e'], ['d']],
    ['[+--]', ['+', ',', '-'], ['.']],
    ['[a^]', ['^', 'a'], ['b']],
    ['[$.*+?(){}|/]', ['$', '.', '*', '{', '|'], ['a']],
    ['[\\]\\[\\\\]', [']', '[', '\\'], ['a']],
    ['[\\^\\-]', ['^', '-'], ['\\']],
    ['[\\d\\s]', ['5', ' ', '٣'], ['a']],
    ['[^\\d]', ['a'], ['5', '٣']],
    ['[\\S]', ['a', '\u00a0'], [' ', '\t']],
    ['[😀-😂]', ['😁'], ['😃', '\ud83d']],
    ['[&&~~]', ['&', '~'], ['a']],
  ])('%s', (pattern, matches, others) => {
    const regex = compileXsdRegex(pattern);
    for (const text of matches) expect([text, regex.test(text)]).toEqual([text, true]);
    for (const text of others) expect([text, regex.test(text)]).toEqual([text, false]);
  });
});

describe('appendix F.1.1: class escapes', () => {
  it.each<Case>([
    ['\\d', ['0', '٣'], ['a', '½']],
    ['\\D', ['a'], ['0', '٣']],
    ['\\s', [' ', '\t', '\n', '\r'], ['\u00a0', '\v', 'a']],
    ['\\S', ['\u00a0', 'a'], [' ']],
    ['\\w', ['a', 'é', '5', '+', '日', '$'], ['.', '-', ' ', '_']],
    ['\\W', ['.', '-', ' ', '_'], ['a', '$']],
    ['\\i', ['a', '_', ':', 'é'], ['1', '-', '.', ' ']],
    ['\\I', ['1', '-', ' '], ['a', ':']],
    ['\\c', ['a', '1', '-', '.', ':', '_'], [' ', '/']],
    ['\\C', [' ', '/'], ['a', '1']],
    ['\\i\\c*', ['ex:a-1', '_x'], ['1a', 'a b']],
    ['\\p{Lu}', ['A', 'É'], ['a', '1']],
    ['\\P{Lu}', ['a', '1'], ['A']],
    ['\\p{L}', ['A', 'a', 'ß'], ['1']],
    ['[\\p{N}\\p{L}]+', ['a1٣'], ['a-']],
    ['[\\P{L}]', ['1'], ['a']],
    ['\\p{IsBasicLatin}+', ['abc~'], ['é']],
    ['\\P{IsBasicLatin}', ['é', '😀'], ['a']],
    ['\\p{IsLatin-1Supplement}', ['é'], ['e', 'ł']],
    ['\\p{IsGreek}', ['λ'], ['l']],
    ['[\\p{IsCyrillic}-[я]]', ['ж'], ['я', 'z']],
  ])('%s', (pattern, matches, others) => {
    const regex = compileXsdRegex(pattern);
    for (const text of matches) expect([text, regex.test(text)]).toEqual([text, true]);
    for (const text of others) expect([text, regex.test(text)]).toEqual([text, false]);
  });
});

describe('wrong patterns are refused, with the place', () => {
  it.each([
    ['(a', 'character 3: ")" was expected'],
    ['a)', 'character 2: ")" closes no group'],
    ['*a', 'character 1: "*" has nothing to repeat'],
    ['a**', 'character 3: "*" has nothing to repeat'],
    ['a*?', 'has nothing to repeat'],
    ['(?:a)', 'character 2: "?" has nothing to repeat'],
    ['a{', 'a number was expected'],
    ['a{,5}', 'a number was expected'],
    ['a{2', '"}" was expected'],
    ['a{3,2}', '{3,2} counts down'],
    ['a{99999999}', 'repetitions'],
    ['}', '"}" must be written "\\}"'],
    [']', '"]" must be written "\\]"'],
    ['[', '"]" was expected'],
    ['[]', 'has no characters'],
    ['[^]', 'has no characters'],
    ['[b-a]', 'a range counts down'],
    ['[a-\\d]', 'a range ends in a class'],
    ['[a[b]]', '"[" must be written'],
    ['[a-[b]c]', '"]" was expected after a subtracted class'],
    ['\\', '"\\" stands at the end'],
    ['\\q', '"\\q" is no escape'],
    ['\\b', '"\\b" is no escape'],
    ['\\1', '"\\1" is no escape'],
    ['\\u0041', '"\\u" is no escape'],
    ['\\p', 'needs a name in braces'],
    ['\\p{Lx}', '"Lx" is no character category or block'],
    ['\\p{Script=Greek}', 'is no character category or block'],
    ['\\p{IsNowhere}', 'is no character category or block'],
    ['('.repeat(200), 'groups within each other'],
    ['a'.repeat(30000), 'too long'],
  ])('%s', (pattern, message) => {
    expect(() => compileXsdRegex(pattern, { file: 'm.yang', line: 2, column: 9 })).toThrow(message);
    expect(() => compileXsdRegex(pattern, { file: 'm.yang', line: 2, column: 9 })).toThrow(
      /^m\.yang:2:9: error: /,
    );
  });
});

describe('hostile texts take no long time', () => {
  it.each([
    ['(a*)*b', 'a'.repeat(50000)],
    ['(a|a)*b', 'a'.repeat(50000)],
    ['(a|b|ab)*c', 'ab'.repeat(20000)],
    ['((a+)+)+b', 'a'.repeat(50000)],
    ['.*a.*b.*c', 'a'.repeat(50000)],
    [
      '((([a-z0-9_]([a-z0-9\\-_]){0,61})?[a-z0-9]\\.)*([a-z0-9_]([a-z0-9\\-_]){0,61})?[a-z0-9]\\.?)|\\.',
      '-'.repeat(60000),
    ],
    [
      '(([^:]+:){6}(([^:]+:[^:]+)|(.*\\..*)))|((([^:]+:)*[^:]+)?::(([^:]+:)*[^:]+)?)(%.+)?',
      'a:'.repeat(20000),
    ],
    ['(x{0,30}){0,30}y', 'x'.repeat(1000)],
  ])('%s', (pattern, text) => {
    const started = performance.now();
    expect(compileXsdRegex(pattern).test(text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('only patterns that need it are guarded', () => {
    expect(compileXsdRegex('[a-z][a-z0-9]*')).not.toBeInstanceOf(GuardedRegExp);
    expect(compileXsdRegex('(a|b)*')).toBeInstanceOf(GuardedRegExp);
  });

  it('keeps matching when there are more states than it holds', () => {
    const automaton = automatonOf(parseXsdRegex('(a|b)*a(a|b){12}', undefined))!;
    const text = Array.from({ length: 30_000 }, (_, i) => ((i * 7919) % 13 < 6 ? 'a' : 'b')).join('');
    expect(automaton.matches(text)).toBe(text.at(-13) === 'a');
    expect(automaton.matches(`${text}a${'b'.repeat(12)}`)).toBe(true);
    expect(automaton.matches(`${text}b${'a'.repeat(12)}`)).toBe(false);
  });

  it('gives up the automaton, not the pattern, when counts are huge', () => {
    expect(automatonOf(parseXsdRegex('(a{1000}){1000}', undefined))).toBeUndefined();
  });
});

it('patterns of thousands of classes are refused: each costs the JavaScript engine much', {
  timeout: 30_000,
}, () => {
  expect(() => compileXsdRegex(`\\p{IsBasicLatin}{0,64}${'\\w'.repeat(5000)}`)).toThrow(/the limit is 5000/);
  expect(compileXsdRegex('\\w'.repeat(1000)).test('a'.repeat(1000))).toBe(true);
});

describe('both ways of matching agree', () => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\d', '[a-c-[b]]', '(a|b)', '(ab|a)', '(a|)');
  const count = fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,3}', '{2,}');
  const piece = fc.tuple(atom, count).map(([one, times]) => one + times);
  const branch = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
  const pattern = fc.array(branch, { minLength: 1, maxLength: 3 }).map((branches) => branches.join('|'));
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '1', '😀'), { maxLength: 8 })
    .map((parts) => parts.join(''));

  it('on any pattern and text', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(pattern, text, (source, value) => {
        const node = parseXsdRegex(source, undefined);
        const regex = new RegExp(anchoredSource(node), 'u');
        expect(automatonOf(node)!.matches(value)).toBe(regex.test(value));
      }),
      { numRuns: 3000 },
    );
  });
});
