import { malformed } from '../refusal.ts';
import { positionIn, scanJson } from './scan-json.ts';

/** Objects and arrays inside each other, at most. */
const deepest = 128;

/** Reads JSON text (RFC 7951 section 1: I-JSON). Throws malformed-message with line and column. */
export function parseJson(text: string): unknown {
  const problem = scanJson(text, deepest);
  if (problem) throw malformed(`JSON ${positionIn(text, problem.offset)}: ${problem.message}`);
  return JSON.parse(text);
}

/** True for what JSON calls an object. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
