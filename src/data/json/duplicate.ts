/** Names within an object are unique (I-JSON, RFC 7493 section 2.3): `JSON.parse` would take the last and say nothing. */
import { stringEnd } from './string-end.ts';

/** How many members a value read from JSON has, at any depth. */
export function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const entry of value) count += countMembers(entry);
    return count;
  }
  for (const name of Object.keys(value)) count += 1 + countMembers((value as Record<string, unknown>)[name]);
  return count;
}

/** The first name that its object has already, and where it stands, in well-formed JSON. */
export function findDuplicate(text: string): { index: number; name: string } | undefined {
  /** Names of the objects around; nothing for an array. */
  const around: (Set<string> | undefined)[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '{') around.push(new Set());
    else if (c === '[') around.push(undefined);
    else if (c === '}' || c === ']') around.pop();
    else if (c === '"') {
      const index = i;
      i = stringEnd(text, i);
      const names = around.at(-1);
      if (!names || !isFollowedByColon(text, i + 1)) continue;
      const name = JSON.parse(text.slice(index, i + 1)) as string;
      if (names.has(name)) return { index, name };
      names.add(name);
    }
  }
  return undefined;
}

function isFollowedByColon(text: string, start: number): boolean {
  let i = start;
  while (' \t\r\n'.includes(text[i]!)) i++;
  return text[i] === ':';
}
