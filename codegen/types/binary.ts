/** binary (RFC 7950 section 9.8): base64 text, length counted in octets. */
import type { Codec, Facets } from './facets.ts';
import { shown } from './fail.ts';
import { numberTest } from './range.ts';
import { TypeMismatch } from './type.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function binaryCodec({ length }: Facets): Codec {
  const fits = length && numberTest(length.parts);
  const check = (text: string): string => {
    if (!BASE64.test(text))
      throw new TypeMismatch(`${shown(text)} is not a binary: base64 text was expected`);
    const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
    const octets = (text.length / 4) * 3 - padding;
    if (fits && !fits(octets)) {
      const message = `${shown(text)} has ${octets} octets: a length of ${length.text} was expected`;
      throw new TypeMismatch(length.errorMessage ?? message, length.errorAppTag);
    }
    return padding === 0 ? text : zeroTail(text, padding);
  };
  return {
    parseText: (text) => check(/[ \t\r\n]/.test(text) ? text.replace(/[ \t\r\n]+/g, '') : text),
    parseJson(value) {
      if (typeof value === 'string') return check(value);
      throw new TypeMismatch(`${shown(value)} is not a binary: base64 text in quotes was expected`);
    },
    formatText: (value) => String(value),
    tsType: () => 'string',
    jsonSchema: () => ({ type: 'string', contentEncoding: 'base64', pattern: BASE64.source }),
  };
}

/** Clears the unused bits of the last character (RFC 4648 section 3.5), so that equal octets have equal text. */
function zeroTail(text: string, padding: number): string {
  const at = text.length - padding - 1;
  const bits = ALPHABET.indexOf(text[at]!);
  const clean = padding === 2 ? bits & 0x30 : bits & 0x3c;
  return clean === bits ? text : text.slice(0, at) + ALPHABET[clean] + '='.repeat(padding);
}
