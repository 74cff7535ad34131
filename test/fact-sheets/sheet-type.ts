import { BUILTIN_TYPES } from '../../codegen/types/type.ts';
import type { Names } from './names.ts';

const largest: Readonly<Record<string, string>> = {
  int32: '2147483647',
  uint8: '255',
  uint16: '65535',
  uint32: '4294967295',
  length: '18446744073709551615',
};

/** The type of a sheet in the form that `render-type.ts` gives: numbered enums, bounds in figures, names resolved. */
export function canonicalType(text: string, names: Names): string {
  if (text.startsWith('union')) {
    const members = text.split(' | ').slice(1);
    return ['union', ...members.map((member) => canonicalType(member, names))].join(' | ');
  }
  const [, base = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(text) ?? [];
  if (base === 'enumeration' || base === 'bits') return `${base} {${numbered(rest.slice(1, -1))}}`;
  const restrictions = rest
    .replace(/\brange=.*/, (range) => range.replaceAll(' ', '').replace('max', largest[base] ?? 'max'))
    .replace(/\blength=\S*/, (length) => length.replace('max', largest.length!))
    .replace(/\bbase=(\S+)/g, (_, identity: string) => `base=${names.resolve(identity)}`);
  return `${BUILTIN_TYPES.has(base) ? base : names.resolveType(base)}${restrictions ? ` ${restrictions}` : ''}`;
}

/** Enums and bits without a number have one more than the highest before them (RFC 7950 section 9.6.4.2). */
function numbered(list: string): string {
  let next = 0;
  const numbers = list.split(', ').map((item) => {
    const [name, number = ''] = item.split('=');
    const value = number === '' ? next : Number(number);
    next = Math.max(next, value + 1);
    return `${name}=${value}`;
  });
  return numbers.join(', ');
}
