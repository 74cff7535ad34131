/** decimal64 (RFC 7950 section 9.3); a string in JSON (RFC 7951 section 6.1). */
import type { JsonScalar } from '../schema/model.ts';
import type { Codec, Facets, Interval } from './facets.ts';
import { shown } from './fail.ts';
import { bigintTest, intervalsText } from './range.ts';
import { TypeMismatch } from './type.ts';

/** All values are whole multiples of 10^-digits; this is their scaled value space. */
export const DECIMAL_LIMITS: Interval = { min: -9223372036854775808n, max: 9223372036854775807n };

/** Decimal text to the value times 10^digits; undefined when it is no decimal or has more digits. */
export function scaleDecimal(text: string, digits: number): bigint | undefined {
  const match = /^[ \t\r\n]*([+-]?)(\d{1,64})(?:\.(\d{1,64}))?[ \t\r\n]*$/.exec(text);
  if (!match) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return undefined;
  const value = BigInt(match[2]! + fraction.padEnd(digits, '0'));
  return match[1] === '-' ? -value : value;
}

/** The canonical form (RFC 7950 section 9.3.2): a point with at least one digit on both sides, no other zeros. */
export function unscaleDecimal(value: bigint, digits: number): string {
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits).replace(/0+$/, '') || '0';
  return `${value < 0n ? '-' : ''}${whole}.${fraction}`;
}

export function decimal64Codec(f: Facets): Codec {
  const digits = f.fractionDigits ?? 1;
  const parts = f.range?.parts ?? [DECIMAL_LIMITS];
  const inside = bigintTest(parts);
  const expected = `a decimal number with at most ${digits} fraction digits`;
  const within = intervalsText(parts, (bound) => unscaleDecimal(bound, digits));
  const parse = (text: string): JsonScalar => {
    const value = scaleDecimal(text, digits);
    if (value === undefined)
      throw new TypeMismatch(`${shown(text)} is not a decimal64: ${expected} was expected`);
    if (inside(value)) return unscaleDecimal(value, digits);
    const message = `${shown(text)} is out of range for decimal64: ${expected} in ${within} was expected`;
    throw new TypeMismatch(f.range?.errorMessage ?? message, f.range?.errorAppTag);
  };
  return {
    parseText: parse,
    parseJson(value) {
      if (typeof value === 'string') return parse(value);
      throw new TypeMismatch(`${shown(value)} is not a decimal64: ${expected} in quotes was expected`);
    },
    formatText: (value) => String(value),
    tsType: () => 'string',
    jsonSchema: () => ({
      type: 'string',
      pattern: '^[ \\t\\r\\n]*[+-]?[0-9]+(\\.[0-9]+)?[ \\t\\r\\n]*$',
    }),
  };
}
