/** JSON text to values, bounded in size and nesting before the parser sees it. */
import { ProtocolError } from '../error.ts';
import { locateJsonError } from './locate.ts';

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
  checkDepth(text, limits?.maxDepth ?? MAX_DEPTH);
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(text);
  }
}

function malformed(text: string): ProtocolError {
  const { index, expected } = locateJsonError(text);
  const found = index < text.length ? JSON.stringify(text.slice(index, index + 1)) : 'the end';
  const message = `${lineAndColumn(text, index)}: ${expected} was expected, found ${found}`;
  return new ProtocolError('malformed-message', message, { type: 'rpc' });
}

function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  return `${line}:${position - before.lastIndexOf('\n')}`;
}

/** Counts brackets outside strings. */
function checkDepth(text: string, maxDepth: number): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) {
      i = stringEnd(text, i);
    } else if (c === 123 || c === 91) {
      if (++depth > maxDepth) {
        const where = lineAndColumn(text, i);
        throw new ProtocolError('malformed-message', `${where}: nested more than ${maxDepth} deep`, {
          type: 'rpc',
        });
      }
    } else if (c === 125 || c === 93) depth--;
  }
}

/** Index of the quote that ends the string begun at `start`. */
function stringEnd(text: string, start: number): number {
  for (let i = start + 1; ; i++) {
    i = text.indexOf('"', i);
    if (i < 0) return text.length;
    let escapes = 0;
    while (text.charCodeAt(i - 1 - escapes) === 92) escapes++;
    if (escapes % 2 === 0) return i;
  }
}
