import type { Schema } from '../../../codegen/index.ts';
import { compileSchema, type SchemaRequest } from '../schema.ts';
import { namedInForce, nameOf, reachable, type ServedBase, withRevision } from './base.ts';
import type { Installed } from './installed.ts';
import { type ModulePlaces, moduleLoader } from './loader.ts';
import { describeText } from './texts.ts';

export interface Wanted extends Omit<Installed, 'texts'>, Omit<ModulePlaces, 'yangDirs'> {}

/** A schema, and what is to be kept for the next start. */
export interface Compiled {
  readonly schema: Schema;
  readonly installed: Installed;
}

/**
 * Compiles what the base serves, less what was removed, together with installed modules. Throws YangError with every
 * problem found.
 */
export function compileInstalled(
  base: ServedBase,
  wanted: Wanted,
  compile: (request: SchemaRequest) => Schema = compileSchema,
): Compiled {
  const { modules, removed, ...places } = wanted;
  const { load, given, found } = moduleLoader({ ...places, yangDirs: base.yangDirs });
  const features = new Map(base.features);
  for (const { name, features: chosen } of modules) if (chosen) features.set(name, chosen);
  const named = namedInForce(base, wanted);
  const implement = [...base.fixed, ...named, ...modules.map(withRevision)];
  const schema = compile({ implement, load, features, cacheDir: base.cacheDir });
  if (modules.length === 0) return { schema, installed: { modules, texts: [], removed } };
  const fixed = reachable(schema, base.fixed.map(nameOf));
  const atStart = reachable(schema, [...base.fixed, ...named].map(nameOf));
  const texts = new Map([
    ...[...found]
      .map(describeText)
      .filter(({ name }) => !atStart.has(name))
      .map(byText),
    ...[...given]
      .map(describeText)
      .filter(({ name }) => !fixed.has(name))
      .map(byText),
  ]);
  return { schema, installed: { modules, texts: [...texts.values()], removed } };
}

const byText = <T extends { readonly text: string }>(each: T): [string, T] => [each.text, each];
