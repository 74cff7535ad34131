/** JSON text to values, bounded in size and nesting before the parser sees it. */
import { ProtocolError } from '../error.ts';
import { countMembers, findDuplicate } from './duplicate.ts';
import { locateJsonError } from './locate.ts';
import { stringEnd } from './string-end.ts';

export interface JsonLimits {
  /** Characters in one document. */
  readonly maxLength?: number;
  /** Objects and arrays inside each other. */
  readonly maxDepth?: number;
}

const MAX_LENGTH = 64 * 1024 * 1024;
const MAX_DEPTH = 256;

/** Throws ProtocolError `malformed-message` that says what and where, or `too-big`. */
export function parseJson(text: string, limits?: JsonLimits): unknown {
  const maxLength = limits?.maxLength ?? MAX_LENGTH;
  if (text.length > maxLength) {
    throw new ProtocolError('too-big', `message of ${text.length} characters; the limit is ${maxLength}`, {
      type: 'rpc',
    });
  }
  const members = scan(text, limits?.maxDepth ?? MAX_DEPTH);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { index, expected } = locateJsonError(text);
    const found = index < text.length ? JSON.stringify(text.slice(index, index + 1)) : 'the end';
    throw malformed(text, index, `${expected} was expected, found ${found}`);
  }
  if (countMembers(value) === members) return value;
  const { index, name } = findDuplicate(text)!;
  throw malformed(text, index, `the member ${JSON.stringify(name)} is given twice`);
}

function malformed(text: string, index: number, what: string): ProtocolError {
  const message = `${lineAndColumn(text, index)}: ${what}`;
  return new ProtocolError('malformed-message', message, { type: 'rpc' });
}

function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  return `${line}:${position - before.lastIndexOf('\n')}`;
}

/** Bounds the depth, and counts the members, which in well-formed JSON are as many as colons outside strings. */
function scan(text: string, maxDepth: number): number {
  let depth = 0;
  let colons = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) {
      i = stringEnd(text, i);
    } else if (c === 123 || c === 91) {
      if (++depth > maxDepth) throw malformed(text, i, `nested more than ${maxDepth} deep`);
    } else if (c === 125 || c === 93) depth--;
    else if (c === 58) colons++;
  }
  return colons;
}
