/** enumeration (RFC 7950 section 9.6). */
import type { Codec, Facets } from './facets.ts';
import { shown } from './fail.ts';
import { TypeMismatch } from './type.ts';

export function enumerationCodec(f: Facets): Codec {
  const names = new Set(f.enums.map(({ name }) => name));
  const check = (value: unknown): string => {
    if (typeof value === 'string' && names.has(value)) return value;
    throw new TypeMismatch(`${shown(value)} is not one of the values expected: ${listed(f.enums)}`);
  };
  return {
    parseText: check,
    parseJson: check,
    formatText: (value) => String(value),
    tsType: () => f.enums.map(({ name }) => JSON.stringify(name)).join(' | ') || 'never',
    jsonSchema: () => ({ enum: [...names] }),
  };
}

/** Up to ten names, for messages. */
export function listed(values: readonly { readonly name: string }[]): string {
  const names = values.slice(0, 10).map(({ name }) => name);
  return names.join(', ') + (values.length > 10 ? ` and ${values.length - 10} more` : '');
}
