/**
 * Finds where a text stops to be JSON (RFC 8259), which the engine's parser does not always tell. Runs only on texts
 * that were refused already.
 */

const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next. */
type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma or end' | 'nothing';

/** Index of the first character that does not fit (the length of the text, when it ends too early), and what would. */
export function locateJsonError(text: string): { index: number; expected: string } {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const takeString = (): boolean => {
    const end = endOfString(text, at);
    if (end > 0) at = end;
    return end > 0;
  };
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end');
  for (;;) {
    take(SPACE);
    const character = text[at];
    if (character === undefined) break;
    if (expected === 'nothing') break;
    if (expected === 'colon') {
      if (character !== ':') break;
      at++;
      expected = 'value';
    } else if (expected === 'comma or end') {
      const closing = open.at(-1) === '{' ? '}' : ']';
      if (character !== ',' && character !== closing) break;
      at++;
      if (character === closing) {
        open.pop();
        expected = afterValue();
      } else expected = open.at(-1) === '{' ? 'name' : 'value';
    } else if (character === '}' && expected === 'name or }') {
      at++;
      open.pop();
      expected = afterValue();
    } else if (expected === 'name' || expected === 'name or }') {
      if (!takeString()) break;
      expected = 'colon';
    } else if (character === ']' && expected === 'value or ]') {
      at++;
      open.pop();
      expected = afterValue();
    } else if (character === '{' || character === '[') {
      at++;
      open.push(character);
      expected = character === '{' ? 'name or }' : 'value or ]';
    } else if (takeString() || take(SCALAR)) expected = afterValue();
    else break;
  }
  return { index: at, expected: describe(expected, open.at(-1)) };
}

/** Index behind a string, or 0 when there is none at `start`. By hand, as patterns could run out of stack. */
function endOfString(text: string, start: number): number {
  if (text[start] !== '"') return 0;
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) return i + 1;
    if (c < 32) return 0;
    if (c !== 92) continue;
    ESCAPE.lastIndex = i;
    if (!ESCAPE.test(text)) return 0;
    i = ESCAPE.lastIndex - 1;
  }
  return 0;
}

function describe(expected: Expected, open: string | undefined): string {
  switch (expected) {
    case 'value':
      return 'a value';
    case 'value or ]':
      return 'a value or "]"';
    case 'name':
      return 'a name in quotes';
    case 'name or }':
      return 'a name in quotes or "}"';
    case 'colon':
      return '":"';
    case 'comma or end':
      return open === '{' ? '"," or "}"' : '"," or "]"';
    case 'nothing':
      return 'the end';
  }
}
