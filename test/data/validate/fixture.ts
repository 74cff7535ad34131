import type { JsonObject, Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../../../src/data/error.ts';
import { validateConfig } from '../../../src/data/validate/validate.ts';
import { summary } from '../edit/fixture.ts';

/** What is wrong with a tree, each in short: tag, app-tag, path. */
export function faults(schema: Schema, after: JsonObject, before?: JsonObject): readonly string[] {
  return errorsOf(() => validateConfig(schema, after, before)).map(summary);
}

export function errorsOf(work: () => void): readonly ProtocolError[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ProtocolError) return error.all;
    throw error;
  }
  return [];
}
