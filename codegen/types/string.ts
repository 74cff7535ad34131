/** string (RFC 7950 section 9.4). */
import type { Codec, Facets } from './facets.ts';
import { shown } from './fail.ts';
import { numberTest } from './range.ts';
import { type Pattern, TypeMismatch } from './type.ts';

export function stringCodec(f: Facets): Codec {
  const { length, patterns } = f;
  const fits = length && numberTest(length.parts);
  const check = (text: string): string => {
    const points = codePoints(text);
    if (points < 0)
      throw new TypeMismatch(`${shown(text)} is not a string: it has a character YANG does not allow`);
    if (fits && !fits(points)) {
      const message = `${shown(text)} has ${points} characters: a length of ${length.text} was expected`;
      throw new TypeMismatch(length.errorMessage ?? message, length.errorAppTag);
    }
    for (const pattern of patterns) {
      if (pattern.regex.test(text) === pattern.invert) return mismatch(text, pattern);
    }
    return text;
  };
  return {
    parseText: check,
    parseJson(value) {
      if (typeof value === 'string') return check(value);
      throw new TypeMismatch(`${shown(value)} is not a string: text in quotes was expected`);
    },
    formatText: (value) => String(value),
    tsType: () => 'string',
    jsonSchema: () => stringSchema(f),
  };
}

function mismatch(text: string, { text: pattern, invert, errorMessage, errorAppTag }: Pattern): never {
  const verb = invert ? 'matches the forbidden' : 'does not match the';
  throw new TypeMismatch(errorMessage ?? `${shown(text)} ${verb} pattern ${shown(pattern)}`, errorAppTag);
}

/**
 * Number of characters, or -1 when there is one outside the value space: C0 controls but tab, line feed and
 * carriage return, lone surrogates and noncharacters (RFC 7950 section 9.4).
 */
export function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x20) {
      if (c !== 9 && c !== 10 && c !== 13) return -1;
    } else if (c >= 0xd800) {
      if (c <= 0xdfff) {
        const point = text.codePointAt(i)!;
        if (point < 0x10000 || (point & 0xfffe) === 0xfffe) return -1;
        count--;
        i++;
      } else if ((c >= 0xfdd0 && c <= 0xfdef) || c >= 0xfffe) {
        return -1;
      }
    }
  }
  return count;
}

function stringSchema({ length, patterns }: Facets): Record<string, unknown> {
  const schema: Record<string, unknown> = { type: 'string' };
  const bounds = length?.parts.map(({ min, max }) => ({
    ...(min > 0n ? { minLength: Number(min) } : {}),
    ...(max < 18446744073709551615n ? { maxLength: Number(max) } : {}),
  }));
  if (bounds?.length === 1) Object.assign(schema, bounds[0]);
  else if (bounds) schema.anyOf = bounds;
  const tests = patterns.map(({ regex, invert }) =>
    invert ? { not: { pattern: regex.source } } : { pattern: regex.source },
  );
  if (tests.length === 1) Object.assign(schema, tests[0]);
  else if (tests.length > 1) schema.allOf = tests;
  return schema;
}
