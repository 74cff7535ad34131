/**
 * The value of double-quoted strings (RFC 7950 section 6.1.3): layout is trimmed first, escapes are replaced after.
 */

const TAB_WIDTH = 8;

/**
 * Trims a double-quoted string that spans lines: blanks before a line break go, and so does indentation up to the
 * column of the opening quote. `quoteColumn` counts from 0, with tabs as eight columns.
 */
export function trimLayout(raw: string, quoteColumn: number): string {
  const lines = raw.split('\n');
  for (let i = 0; i < lines.length; i++) {
    let line = lines[i]!;
    if (i > 0) line = stripIndent(line, quoteColumn + 1);
    if (i < lines.length - 1) line = line.replace(/[ \t]*\r?$/, '');
    lines[i] = line;
  }
  return lines.join('\n');
}

/** Takes up to `width` columns of blanks off the start; a tab that reaches beyond leaves its rest as spaces. */
function stripIndent(line: string, width: number): string {
  let column = 0;
  let i = 0;
  for (; i < line.length && column < width; i++) {
    const char = line[i];
    if (char === ' ') column++;
    else if (char === '\t') column += TAB_WIDTH;
    else break;
  }
  return ' '.repeat(Math.max(0, column - width)) + line.slice(i);
}

/** The column of an offset in its line, from 0, with tabs as eight columns. */
export function layoutColumn(text: string, offset: number): number {
  const byteOrderMark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let column = 0;
  for (let i = Math.max(text.lastIndexOf('\n', offset) + 1, byteOrderMark); i < offset; i++) {
    column += text.charCodeAt(i) === 9 ? TAB_WIDTH : 1;
  }
  return column;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '"': '"', '\\': '\\' };

/**
 * Replaces the four escapes. Any other backslash stays as it is, which is right for YANG 1; YANG 1.1 forbids it,
 * so the caller gets the offending escape to report once the version is known.
 */
export function replaceEscapes(text: string): { value: string; illegal: string | undefined } {
  if (!text.includes('\\')) return { value: text, illegal: undefined };
  let illegal: string | undefined;
  const value = text.replace(/\\([\s\S])/g, (both, char: string) => {
    const plain = ESCAPES[char];
    if (plain === undefined) illegal ??= both;
    return plain ?? both;
  });
  return { value, illegal };
}
