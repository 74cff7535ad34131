import { parseJson as parse } from '../../data/json/parse.ts';

/** Reads JSON text, objects and arrays at most 128 deep. Throws malformed-message with line and column. */
export function parseJson(text: string): unknown {
  return parse(text, { maxDepth: 128 });
}

/** True for what JSON calls an object. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
