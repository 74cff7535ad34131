import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPacked } from '../../codegen/emit/load.ts';
import type { Schema } from '../../codegen/index.ts';
import type { DeviceProfile } from '../device/profiles/index.ts';
import { savedSchema } from '../generated/schema.ts';
import type { Personality } from '../server/contract.ts';
import type { ServerOptions } from './options.ts';
import { packageRoot } from './package-root.ts';
import { compileSchema, serverModules } from './schema.ts';

export interface Served {
  readonly schema: Schema;
  readonly personality: Personality;
}

/**
 * The schema to serve and how to present it. What the build prepared is used as it is; other modules, directories
 * or features mean compiling now. Throws YangError.
 */
export function loadServed(profile: DeviceProfile | undefined, options: ServerOptions): Served {
  const { yangDirs = [], modules = [], features = [] } = options;
  const implement = [...serverModules, ...(profile?.modules ?? []), ...modules];
  const wanted = [...(profile?.features ?? []), ...features];
  const prepared = yangDirs.length === 0 && modules.length === 0 && wanted.length === 0;
  const schema = prepared
    ? loadPrepared(implement)
    : compileSchema(implement, yangDirs, wanted, options.dataDir);
  return {
    schema,
    personality: {
      style: profile?.style ?? 'plain',
      candidate: options.candidate ?? profile?.candidate ?? false,
      startup: profile?.startup ?? true,
    },
  };
}

/** The schema that the build compiled; module texts are read from `yang/` when someone asks for them. */
function loadPrepared(implement: readonly string[]): Schema {
  const readText = (file: string) => readFileSync(join(packageRoot, 'yang', file), 'utf8');
  return loadPacked(savedSchema, { implement, readText });
}
