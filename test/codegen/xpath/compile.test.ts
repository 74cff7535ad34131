import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { YangError } from '../../../codegen/error.ts';
import { plain } from './network.ts';
import { xpath } from './tree.ts';

describe('XPath 1.0 section 3.7: lexical structure', () => {
  it.each<[string, unknown]>([
    ['2*3', 6],
    ['count(/device/*)*2', 16],
    ['6 div 2', 3],
    ['count(/*)', 1],
    ['"a"=\'a\'', true],
    [' 1\n+\t1 ', 2],
    ['1-1', 0],
    ['not(//div) and not(//and)', true],
    ['count(//mod)', 0],
    ['/ = "x"', false],
    ['count( / n:device / child :: n:interface )', 3],
  ])('%s', (text, expected) => {
    expect(xpath(text).evaluate(plain)).toBe(expected);
  });
});

describe('wrong expressions are refused, with the place', () => {
  it.each([
    ['', 'character 1: the name of a node was expected, not the end'],
    ['a b', 'character 3: an operator or the end was expected, not "b"'],
    ['a[', 'character 3: the name of a node was expected'],
    ['a[1', '"]" was expected'],
    ['(a', '")" was expected'],
    ['a)', 'an operator or the end was expected'],
    ['a/', 'character 3: the name of a node'],
    ['a and', 'character 6: the name of a node'],
    ['"open', 'character 1: this is no part of XPath'],
    ['a # b', 'character 3: this is no part of XPath'],
    ['$x', 'YANG has no variables'],
    ['x:a', 'prefix "x" is not defined'],
    ['foo(1)', 'there is no function foo()'],
    ['count()', 'count() takes 1 arguments, not 0'],
    ['substring("a")', 'substring() takes 2 to 3 arguments, not 1'],
    ['concat("a")', 'concat() takes 2 or more arguments, not 1'],
    ['count("a")', 'argument 1 of count() must be nodes'],
    ['1/a', 'a path can only start at nodes'],
    ['"a"[1]', 'only nodes can have predicates'],
    ['a | 1', '"|" joins nodes only'],
    ['sideways::a', '"sideways" is no axis'],
    ['a::b', '"a" is no axis'],
    ['..a', 'an operator or the end was expected'],
    ['a=', 'the name of a node was expected'],
  ])('%s', (text, message) => {
    expect(() => xpath(text)).toThrow(YangError);
    expect(() => xpath(text)).toThrow(message);
  });

  it('carries the position of the statement', () => {
    expect(() => xpath('a[')).toThrow(/^test\.yang:1:1: error: expression "a\["/);
  });
});

describe('own limits', () => {
  it.each([
    ['parentheses', `${'('.repeat(5000)}a${')'.repeat(5000)}`],
    ['predicates', `${'a['.repeat(5000)}a${']'.repeat(5000)}`],
    ['operators', Array(5000).fill('a').join(' or ')],
    ['steps', Array(5000).fill('a').join('/')],
    ['signs', `${'-'.repeat(5000)}a`],
    ['unions', Array(5000).fill('a').join('|')],
    ['filters', `(a)${'[1]'.repeat(5000)}`],
    ['text', `"${'a'.repeat(70000)}"`],
  ])('too many %s are refused', (_, text) => {
    expect(() => xpath(text)).toThrow(/too deeply|too long/);
  });

  it('chains of "or" as long as published modules have are fine', () => {
    const codes = Array.from({ length: 400 }, (_, i) => `(/n:device/n:hostname = 'r${i}')`);
    expect(xpath(codes.join(' or ')).evaluateBoolean(plain)).toBe(true);
    expect(xpath(codes.join(' and ')).evaluateBoolean(plain)).toBe(false);
  });

  it('never fails in another way than with a YangError', () => {
    const piece = fc.constantFrom(
      'a',
      'n:a',
      '/',
      '//',
      '[',
      ']',
      '(',
      ')',
      '..',
      '.',
      '*',
      '1',
      '"x"',
      ' and ',
      '=',
      '::',
      '@',
      '|',
      '-',
      'count',
      'not',
      'text',
      ',',
      '$',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          xpath(pieces.join('')).evaluate(plain);
        } catch (error) {
          expect(error).toBeInstanceOf(YangError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
