/**
 * int8 to uint64 (RFC 7950 section 9.2). JSON values are numbers up to 32 bits and canonical strings for 64 bits
 * (RFC 7951 section 6.1).
 */
import type { JsonScalar } from '../schema/model.ts';
import type { Codec, Facets, Interval } from './facets.ts';
import { shown } from './fail.ts';
import { bigintTest, intervalsText, numberTest } from './range.ts';
import { type BuiltinType, TypeMismatch } from './type.ts';

/** Value space of each integer type. */
export const INTEGER_LIMITS: Partial<Record<BuiltinType, Interval>> = {
  int8: { min: -128n, max: 127n },
  int16: { min: -32768n, max: 32767n },
  int32: { min: -2147483648n, max: 2147483647n },
  int64: { min: -9223372036854775808n, max: 9223372036854775807n },
  uint8: { min: 0n, max: 255n },
  uint16: { min: 0n, max: 65535n },
  uint32: { min: 0n, max: 4294967295n },
  uint64: { min: 0n, max: 18446744073709551615n },
};

export function integerCodec(f: Facets): Codec {
  return f.base.endsWith('64') ? wideCodec(f) : narrowCodec(f);
}

/**
 * Decimal integer text to canonical text: no plus, no leading zeros, no `-0`; undefined when it is not one.
 * White space around the number is let through, as pretty-printed XML has it.
 */
export function canonicalInteger(text: string): string | undefined {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  const sign = text.charCodeAt(start);
  if (sign === 43 || sign === 45) start++;
  if (start === end) return undefined;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return undefined;
  }
  while (start < end - 1 && text.charCodeAt(start) === 48) start++;
  const digits = start === 0 && end === text.length ? text : text.slice(start, end);
  return sign === 45 && digits !== '0' ? `-${digits}` : digits;
}

export function isSpace(c: number): boolean {
  return c === 32 || c === 10 || c === 13 || c === 9;
}

/**
 * The notation integers may have in a `default` statement only: hexadecimal `0x1F` and octal `017`
 * (RFC 7950 section 9.2.1). Gives decimal text; other text comes back as it is. Throws TypeMismatch.
 */
export function integerDefault(text: string): string {
  const match = /^([+-]?)0(x[0-9a-fA-F]+|[0-7]+)$/.exec(text);
  if (!match) {
    if (/^[+-]?0\d/.test(text)) throw new TypeMismatch(`${shown(text)} is no octal number, as its zero says`);
    return text;
  }
  const value = BigInt(match[2]!.startsWith('x') ? `0${match[2]}` : `0o${match[2]}`);
  return String(match[1] === '-' ? -value : value);
}

/** What was expected, for messages: `a whole number from 0 to 255`. */
function expected(f: Facets): string {
  const parts = f.range?.parts ?? [INTEGER_LIMITS[f.base]!];
  if (parts.length === 1) return `a whole number from ${parts[0]!.min} to ${parts[0]!.max} was expected`;
  return `a whole number in ${intervalsText(parts)} was expected`;
}

/** Refuses a number outside the range, in the schema's own words if it has some. */
function outOfRange(f: Facets, value: unknown): never {
  const message = f.range?.errorMessage ?? `${shown(value)} is out of range for ${f.base}: ${expected(f)}`;
  throw new TypeMismatch(message, f.range?.errorAppTag);
}

function notInteger(f: Facets, value: unknown, hint = ''): never {
  throw new TypeMismatch(`${shown(value)} is not ${article(f.base)} ${f.base}: ${expected(f)}${hint}`);
}

function article(word: string): string {
  return word.startsWith('i') ? 'an' : 'a';
}

function narrowCodec(f: Facets): Codec {
  const limits = INTEGER_LIMITS[f.base]!;
  const inside = numberTest(f.range?.parts ?? [limits]);
  return {
    parseText(text) {
      const canonical = canonicalInteger(text);
      if (canonical === undefined) return notInteger(f, text);
      const value = Number(canonical);
      return inside(value) ? value : outOfRange(f, text);
    },
    parseJson(value) {
      if (typeof value !== 'number')
        return notInteger(f, value, typeof value === 'string' ? ', not in quotes' : '');
      if (!Number.isInteger(value)) return notInteger(f, value);
      if (!inside(value)) return outOfRange(f, value);
      return value === 0 ? 0 : value;
    },
    formatText: (value) => String(value),
    tsType: () => 'number',
    jsonSchema() {
      const parts = f.range?.parts ?? [limits];
      const schemas = parts.map(({ min, max }) => ({ minimum: Number(min), maximum: Number(max) }));
      return schemas.length === 1 ? { type: 'integer', ...schemas[0] } : { type: 'integer', anyOf: schemas };
    },
  };
}

function wideCodec(f: Facets): Codec {
  const inside = bigintTest(f.range?.parts ?? [INTEGER_LIMITS[f.base]!]);
  const parse = (text: string): JsonScalar => {
    const canonical = canonicalInteger(text);
    if (canonical === undefined) return notInteger(f, text);
    // 24 characters are beyond every limit; BigInt of long texts would be slow.
    return canonical.length < 24 && inside(BigInt(canonical)) ? canonical : outOfRange(f, text);
  };
  return {
    parseText: parse,
    parseJson(value) {
      if (typeof value === 'string') return parse(value);
      return notInteger(f, value, typeof value === 'number' ? ' in quotes' : '');
    },
    formatText: (value) => String(value),
    tsType: () => 'string',
    jsonSchema: () => ({ type: 'string', pattern: '^[ \\t\\r\\n]*[+-]?[0-9]+[ \\t\\r\\n]*$' }),
  };
}
