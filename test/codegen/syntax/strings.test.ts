import { describe, expect, test } from 'vitest';
import { argument, parse, problems } from './support.ts';

describe('RFC 7950 section 6.1.3: strings', () => {
  test('an unquoted string ends at a blank, a semicolon or a brace', () => {
    expect(argument('a-b/c:d[1]')).toBe('a-b/c:d[1]');
    expect(parse('m a{b;}').argument).toBe('a');
  });

  test('an unquoted string ends where a comment starts', () => {
    expect(argument('abc/* d */')).toBe('abc');
    expect(parse('m a// c\n;').argument).toBe('a');
  });

  test('an unquoted string must not hold quotes in YANG 1.1; in YANG 1 it may', () => {
    expect(problems('module m { yang-version 1.1; x a"b; }')).toEqual([
      '1:32 an unquoted string must not contain a quote character',
    ]);
    expect(argument('a"b', '1')).toBe('a"b');
  });

  test('a single-quoted string is taken as it is', () => {
    expect(argument(String.raw`'a\n"b" // c'`)).toBe(String.raw`a\n"b" // c`);
    expect(argument("'a \n    b'")).toBe('a \n    b');
  });

  test('a double-quoted string knows four escapes', () => {
    expect(argument(String.raw`"a\nb\tc\"d\\e"`)).toBe('a\nb\tc"d\\e');
  });

  test('any other escape is an error in YANG 1.1 and stays as it is in YANG 1', () => {
    expect(problems(String.raw`module m { yang-version 1.1; x "\d+"; }`)).toEqual([
      String.raw`1:32 "\d" is not an escape; a backslash is written "\\"`,
    ]);
    expect(argument(String.raw`"\d+"`, '1')).toBe(String.raw`\d+`);
  });

  test('an escaped backslash before the closing quote does not escape it', () => {
    expect(argument(String.raw`"a\\"`)).toBe('a\\');
  });

  test('blanks before a line break and indentation up to the quote go', () => {
    expect(parse('m "first  \t\n   second\n     third\nx";').argument).toBe('first\nsecond\n  third\nx');
  });

  test('a tab counts as eight columns, and what is left of it stays as spaces', () => {
    expect(parse('m "a\n\tb";').argument).toBe('a\n     b');
    expect(parse('\tm "a\n\t\tb";').argument).toBe('a\n     b');
  });

  test('trimming comes before escapes: an escaped tab at the end of a line stays', () => {
    expect(parse('m "a\\t\n   b";').argument).toBe('a\t\nb');
  });

  test('CRLF is a line break, trimmed like LF', () => {
    expect(parse('m "a \r\n   b";\r\n').argument).toBe('a\nb');
  });

  test('quoted parts are joined by +, each trimmed by itself', () => {
    expect(argument(`"a" + 'b'+"c"\n + /* d */ 'e'`)).toBe('abce');
    expect(parse('m "a\n   b" + "c\n         d";').argument).toBe('a\nbc\nd');
  });

  test('+ joins quoted strings only', () => {
    expect(problems('m "a" + b;')).toEqual(['1:9 expected a quoted string after "+", found "b"']);
    expect(problems('m a + "b";')).toEqual(['1:5 expected ";" or "{" after "m …", found "+"']);
  });

  test('a string that is not closed is reported where it starts', () => {
    expect(problems('module m {\n  a "b;\n}')).toEqual(['2:5 string is not closed; expected "']);
    expect(problems("module m {\n  a 'b;\n}")).toEqual(["2:5 string is not closed; expected '"]);
  });
});
