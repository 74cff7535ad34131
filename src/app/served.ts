import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPacked } from '../../codegen/emit/load.ts';
import { type Schema, YangError } from '../../codegen/index.ts';
import type { DeviceProfile } from '../device/profiles/index.ts';
import { savedSchema } from '../generated/schema.ts';
import type { Personality } from '../server/contract.ts';
import { Failure } from './failure.ts';
import { namedInForce, nameOf, type ServedBase } from './modules/base.ts';
import { compileInstalled } from './modules/compile.ts';
import { type Installed, nothingInstalled } from './modules/installed.ts';
import type { ServerOptions } from './options.ts';
import { packageRoot } from './package-root.ts';
import { parseFeatures, serverModules } from './schema.ts';

export interface Served {
  readonly schema: Schema;
  readonly personality: Personality;
  readonly base: ServedBase;
  /** The schema of the base alone, where the build has prepared it. */
  readonly prepared: (() => Schema) | undefined;
}

/**
 * The schema to serve and how to present it. What the build prepared is used as it is; other modules, directories
 * or features mean compiling now. Throws YangError.
 */
export function loadServed(
  profile: DeviceProfile | undefined,
  options: ServerOptions,
  installed: Installed = nothingInstalled,
): Served {
  const { yangDirs = [], modules = [], features = [] } = options;
  const base: ServedBase = {
    fixed: [...serverModules, ...(profile?.modules ?? [])],
    named: modules,
    yangDirs,
    features: parseFeatures([...(profile?.features ?? []), ...features]),
    cacheDir: options.dataDir,
  };
  const others = yangDirs.length + modules.length + base.features.size;
  const prepared = others === 0 ? () => loadPrepared(base.fixed) : undefined;
  return {
    schema: prepared && installed.modules.length === 0 ? prepared() : compileServed(base, installed),
    base,
    prepared,
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

function compileServed(base: ServedBase, installed: Installed): Schema {
  try {
    const fixed = new Set(namedInForce(base, installed).map(nameOf));
    return compileInstalled(base, { ...installed, fixed }).schema;
  } catch (error) {
    if (!(error instanceof YangError) || installed.modules.length === 0) throw error;
    const names = installed.modules.map(({ name }) => name).join(', ');
    throw new Failure(
      `${error.message}\n` +
        `Modules that were installed before (${names}) are served beside those of this start. Start as you did when they ` +
        'were installed and remove them with remove-module, or give what they lack with --yang-dir and --module.',
    );
  }
}
