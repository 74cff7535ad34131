/** Raising the compiler's one error class from a single place in a source text. */
import { type Position, YangError } from '../error.ts';

/** Throws a YangError with one problem; `section` is the section of RFC 7950 whose rule was broken. */
export function fail(position: Position | undefined, message: string, section: string): never {
  throw new YangError([
    { position, message, code: /^\d/.test(section) ? `RFC 7950 section ${section}` : section },
  ]);
}

/** A value as messages show it: quoted, shortened to 60 characters. */
export function shown(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = String(value);
  }
  return text.length > 60 ? `${text.slice(0, 56)}..."` : text;
}
