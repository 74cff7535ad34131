import type { Schema } from '../schema/model.ts';
import { standaloneFiles } from './files.ts';
import { writeFiles } from './write.ts';

/**
 * Writes TypeScript types, JSON Schema, validators and the schema itself for the modules named; gives the paths of
 * the files. A name that is not in the schema throws a RangeError.
 */
export function compileToFiles(schema: Schema, modules: readonly string[], directory: string): string[] {
  return writeFiles(standaloneFiles(schema, modules), directory);
}
