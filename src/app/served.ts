import { loadSchema } from '../../codegen/emit/load.ts';
import type { Schema } from '../../codegen/index.ts';
import type { DeviceProfile } from '../device/profiles/index.ts';
import type { Personality } from '../server/contract.ts';
import type { ServerOptions } from './options.ts';
import { generatedDir } from './package-root.ts';
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
    ? loadSchema(generatedDir, { implement })
    : compileSchema(implement, yangDirs, wanted);
  return {
    schema,
    personality: {
      style: profile?.style ?? 'plain',
      modules: [...schema.modules.keys()],
      candidate: options.candidate ?? profile?.candidate ?? false,
      startup: profile?.startup ?? true,
    },
  };
}
