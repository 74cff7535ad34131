import type { Schema } from '../../../codegen/index.ts';
import type { Installed, InstalledModule } from './installed.ts';

/** What profile and command line have a server serve. */
export interface ServedBase {
  /** Modules of the server and its device, `name` or `name@revision`: they stay while it runs. */
  readonly fixed: readonly string[];
  /** Modules that the start names besides: others may take their places, and they may go. */
  readonly named: readonly string[];
  readonly yangDirs: readonly string[];
  /** By module. */
  readonly features: ReadonlyMap<string, readonly string[]>;
  /** Where compiled schemas are kept; nowhere without. */
  readonly cacheDir: string | undefined;
}

/** Named modules that nothing was installed for and nobody removed. */
export function namedInForce(
  { named }: ServedBase,
  { modules, removed }: Omit<Installed, 'texts'>,
): string[] {
  const gone = new Set([...removed, ...modules.map(({ name }) => name)]);
  return named.filter((module) => !gone.has(nameOf(module)));
}

export const nameOf = (module: string): string => module.split('@')[0]!;

export const withRevision = ({ name, revision }: InstalledModule): string =>
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
    for (const submodule of submodulesOf(schema, name)) reached.add(submodule);
  }
  return reached;
}

export function submodulesOf(schema: Schema, module: string): string[] {
  return (schema.modules.get(module)?.submodules ?? []).map(({ name }) => name);
}
