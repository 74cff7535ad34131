import { compileModules, directoryLoader, type LoadModule, type Schema } from '../../codegen/index.ts';
import { Failure } from './failure.ts';
import { builtInYangDirs } from './package-root.ts';
import { cachedSchema } from './schema-cache.ts';

/** Modules of the server itself: their operations and state come from `src/server` and the faces. */
export const serverModules: readonly string[] = [
  'ietf-netconf',
  'ietf-netconf-acm',
  'ietf-netconf-monitoring',
  'ietf-netconf-notifications',
  'ietf-netconf-with-defaults',
  'ietf-restconf-monitoring',
  'ietf-yang-library',
  'nc-notifications',
  'notifications',
];

/** Splits `module:feature` words into what the compiler takes. Throws Failure on a word of another form. */
export function parseFeatures(words: readonly string[]): Map<string, string[]> {
  const features = new Map<string, string[]>();
  for (const word of words) {
    const [moduleName, name, ...rest] = word.split(':');
    if (!moduleName || name === undefined || rest.length > 0) {
      throw new Failure(
        `feature "${word}": MODULE:NAME was expected (MODULE: alone supports none of its features)`,
      );
    }
    const named = features.get(moduleName) ?? [];
    if (name !== '') named.push(name);
    features.set(moduleName, named);
  }
  return features;
}

/**
 * Compiles modules from directories, the built-in ones last. With a data directory, what was compiled is kept there
 * and loaded the next time. Throws YangError with every problem found.
 */
export function compileSchema(
  implement: readonly string[],
  yangDirs: readonly string[],
  features: readonly string[],
  dataDir: string | undefined,
): Schema {
  const load = directoryLoader([...yangDirs, ...builtInYangDirs]);
  const chosen = parseFeatures(features);
  const compile = (from: LoadModule) =>
    compileModules({ sources: [], load: from, implement, features: chosen });
  return dataDir === undefined
    ? compile(load)
    : cachedSchema(dataDir, load, [implement, [...chosen]], compile);
}
