import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  compileModules,
  directoryLoader,
  parseStatements,
  readSource,
  type Schema,
  YangError,
  type YangSource,
} from '../../../codegen/index.ts';
import { Failure, fileFailure } from '../../app/failure.ts';
import { builtInYangDirs } from '../../app/package-root.ts';

export interface Loaded {
  readonly schema: Schema;
  /** Names of the modules that were asked for, in the order of the command line. */
  readonly names: readonly string[];
}

const looksLikeFile = (word: string): boolean => /\.(yang|yin)$/.test(word) || word.includes('/');

/** `name` or `name@revision` as people write modules. */
const parseModuleWord = (word: string): { name: string; revision: string | undefined } => {
  const [name = '', revision] = word.split('@');
  return { name, revision };
};

/** The first statement of a module in YANG, behind comments. */
const YANG_NAME = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*(?:sub)?module\s+["']?([A-Za-z_][\w.-]*)/;

/** Reads a file. Throws Failure for the file, YangError for what is not YANG or YIN. */
function readModule(file: string): YangSource & { readonly name: string } {
  const source = readFile(file);
  const known = YANG_NAME.exec(source.text)?.[1];
  if (known !== undefined) return { ...source, name: known };
  const { keyword, argument } = parseStatements(source);
  if ((keyword === 'module' || keyword === 'submodule') && argument !== undefined) {
    return { ...source, name: argument };
  }
  throw new Failure(`${file}: a module or submodule was expected, found "${keyword}"`);
}

function readFile(file: string): YangSource {
  try {
    return readSource(file);
  } catch (error) {
    if (error instanceof YangError) throw error;
    throw fileFailure(error, file, 'module');
  }
}

/**
 * Compiles what the command line names: files by path, modules by name in the search path (the given directories,
 * the directories of the given files, then the built-in modules). Throws YangError or Failure.
 */
export function loadModules(words: readonly string[], dirs: readonly string[]): Loaded {
  for (const dir of dirs) {
    if (!existsSync(dir) || !statSync(dir).isDirectory()) throw new Failure(`-p ${dir}: no such directory`);
  }
  const files = words.filter(looksLikeFile).map(readModule);
  const load = directoryLoader([...dirs, ...files.map(({ file }) => dirname(file)), ...builtInYangDirs]);
  const named = words.filter((word) => !looksLikeFile(word)).map(parseModuleWord);
  for (const { name, revision } of named) {
    if (load(name, revision)) continue;
    const which = revision === undefined ? name : `${name} of revision ${revision}`;
    throw new Failure(
      `there is no module ${which} in ${[...dirs, 'the built-in modules'].join(', ')}: add -p DIR`,
    );
  }
  const schema = compileModules({
    sources: files,
    load,
    implement: [
      ...files.map(({ name }) => name),
      ...named.map(({ name, revision }) => (revision ? `${name}@${revision}` : name)),
    ],
  });
  return { schema, names: [...files, ...named].map(({ name }) => name) };
}
