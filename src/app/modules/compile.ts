import type { Schema } from '../../../codegen/index.ts';
import { compileSchema } from '../schema.ts';
import { type Installed, type InstalledModule, nothingInstalled } from './installed.ts';
import { type ModulePlaces, moduleLoader } from './loader.ts';
import { describeText } from './texts.ts';

/** What profile and command line have a server serve: stays the same while it runs. */
export interface ServedBase {
  /** `name` or `name@revision`. */
  readonly implement: readonly string[];
  readonly yangDirs: readonly string[];
  /** By module. */
  readonly features: ReadonlyMap<string, readonly string[]>;
}

export interface Wanted extends Omit<ModulePlaces, 'yangDirs'> {
  readonly modules: readonly InstalledModule[];
  readonly cacheDir?: string | undefined;
}

/** A schema, and what is to be kept for the next start. */
export interface Compiled {
  readonly schema: Schema;
  readonly installed: Installed;
}

/**
 * Compiles what the base serves together with installed modules. Throws YangError with every problem found.
 */
export function compileInstalled(base: ServedBase, wanted: Wanted): Compiled {
  const { modules, cacheDir, ...places } = wanted;
  const { load, used } = moduleLoader({ ...places, yangDirs: base.yangDirs });
  const features = new Map(modules.flatMap(({ name, features }) => (features ? [[name, features]] : [])));
  for (const [name, chosen] of base.features) features.set(name, chosen);
  const implement = [...base.implement, ...modules.map(withRevision)];
  const schema = compileSchema({ implement, load, features, cacheDir });
  if (modules.length === 0) return { schema, installed: nothingInstalled };
  const ofBase = reachable(schema, base.implement.map(nameOf));
  const texts = new Map([...used].map((source) => [source.text, describeText(source)]));
  return {
    schema,
    installed: { modules, texts: [...texts.values()].filter(({ name }) => !ofBase.has(name)) },
  };
}

export const nameOf = (module: string): string => module.split('@')[0]!;

const withRevision = ({ name, revision }: InstalledModule): string =>
  revision === undefined ? name : `${name}@${revision}`;

/** Modules and submodules that some modules consist of and import, at any distance. */
export function reachable(schema: Schema, names: Iterable<string>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const module = schema.modules.get(name);
    for (const { module: imported } of module?.imports ?? []) waiting.push(imported);
    for (const submodule of module?.submodules ?? []) reached.add(submodule.name);
  }
  return reached;
}
