/** Conversions between strings and numbers (W3C XPath 1.0 sections 4.2 and 4.4). */

const NUMBER = /^[ \t\r\n]*(-?(?:\d+(?:\.\d*)?|\.\d+))[ \t\r\n]*$/;

/** `number('text')`: NaN unless the text is a decimal number, with spaces around it at most. */
export function toNumber(text: string): number {
  const match = NUMBER.exec(text);
  return match ? Number(match[1]) : Number.NaN;
}

/** `string(number)`: never with an exponent, and 0 for minus zero. */
export function numberText(value: number): string {
  if (value === 0) return '0';
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const digits = match[2]! + (match[3] ?? '');
  const exponent = Number(match[4]);
  if (exponent < 0) return `${match[1]}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return match[1]! + digits.padEnd(exponent + 1, '0');
}
