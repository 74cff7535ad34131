import { invalidValue } from './refusal.ts';

/** Query parameters of RFC 8040 section 4.8, decoded but not yet understood. */
export type Query = ReadonlyMap<string, string>;

const none: Query = new Map();

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidValue(`query parameter is not percent-encoded UTF-8: ${text}`);
  }
}

/**
 * Splits a query into its parameters. One that the method does not have, or that comes twice, is refused
 * (RFC 8040 section 4.8), and the answer names those there are. A plus sign stays what it is.
 */
export function parseQuery(text: string, allowed: readonly string[]): Query {
  if (text === '') return none;
  const query = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    if (!allowed.includes(name)) {
      const known = allowed.length === 0 ? 'this request takes none' : `allowed here: ${allowed.join(', ')}`;
      throw invalidValue(`unknown query parameter "${name}"; ${known}`);
    }
    if (query.has(name)) throw invalidValue(`query parameter "${name}" is given twice`);
    query.set(name, equals < 0 ? '' : decode(part.slice(equals + 1)));
  }
  return query;
}

/** The value of a parameter that is one of a few words; `fallback` when it is absent. */
export function word<T extends string>(query: Query, name: string, words: readonly T[], fallback: T): T {
  const value = query.get(name);
  if (value === undefined) return fallback;
  const found = words.find((candidate) => candidate === value);
  if (found === undefined) {
    throw invalidValue(`query parameter "${name}" is "${value}"; it takes one of: ${words.join(', ')}`);
  }
  return found;
}
