import { sep } from 'node:path';
import { directoryLoader, type LoadModule, type YangSource } from '../../../codegen/index.ts';
import { builtInYangDirs } from '../package-root.ts';
import type { ModuleText } from './installed.ts';

export interface ModuleLoader {
  readonly load: LoadModule;
  /** Texts given that were asked for. */
  readonly given: ReadonlySet<YangSource>;
  /** Texts that were asked for and found in directories, not among those the program brings along. */
  readonly found: ReadonlySet<YangSource>;
}

export interface ModulePlaces {
  /** Looked through first, in order. */
  readonly texts: readonly ModuleText[];
  /** For what the directories do not have. */
  readonly spare?: readonly ModuleText[];
  readonly yangDirs: readonly string[];
  /** Names of modules for which the directories come before all texts. */
  readonly fixed: ReadonlySet<string>;
}

/** Finds modules in texts and directories, those built in last. */
export function moduleLoader({ texts, spare = [], yangDirs, fixed }: ModulePlaces): ModuleLoader {
  const given = new Set<YangSource>();
  const found = new Set<YangSource>();
  const everywhere = directoryLoader([...yangDirs, ...builtInYangDirs]);
  const outside = directoryLoader(yangDirs);

  const inDirectories: LoadModule = (name, revision) => {
    const source = everywhere(name, revision);
    if (source && !isBuiltIn(source.file)) found.add(source);
    return source;
  };
  const among = (some: readonly ModuleText[], name: string, revision?: string): YangSource | undefined => {
    const text = some.find((each) => each.name === name && (!revision || each.revision === revision));
    if (!text) return undefined;
    const source = { file: fileName(text), text: text.text };
    given.add(source);
    return source;
  };
  const inTexts: LoadModule = (name, revision) => among(texts, name, revision);
  const inSpare: LoadModule = (name, revision) =>
    spare.length === 0 || outside(name, revision) ? undefined : among(spare, name, revision);
  const inAllTexts: LoadModule = (name, revision) => inTexts(name, revision) ?? among(spare, name, revision);

  return {
    given,
    found,
    load: (name, revision) =>
      fixed.has(name)
        ? (inDirectories(name, revision) ?? inAllTexts(name, revision))
        : (inTexts(name, revision) ?? inSpare(name, revision) ?? inDirectories(name, revision)),
  };
}

/** What errors call a text that came without a file. */
export function fileName({ name, revision }: Omit<ModuleText, 'text'>): string {
  return `${name}${revision === undefined ? '' : `@${revision}`}.yang`;
}

const isBuiltIn = (file: string): boolean => builtInYangDirs.some((dir) => file.startsWith(dir + sep));
