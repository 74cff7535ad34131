import { statSync } from 'node:fs';
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
import { checkDirectory } from '../directory.ts';

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

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * Compiles what the command line names: files by path, modules by name in the search path (the given directories,
 * the directories of the given files, then the built-in modules). A word that could be either is the module. Throws
 * YangError or Failure.
 */
export function loadModules(words: readonly string[], dirs: readonly string[]): Loaded {
  for (const dir of dirs) {
    checkDirectory('-p', dir);
  }
  const loaderFor = (files: readonly string[]) =>
    directoryLoader([...dirs, ...files.map((file) => dirname(file)), ...builtInYangDirs]);
  const paths = words.filter(looksLikeFile);
  const find = loaderFor(paths);
  const isModule = (word: string) => {
    const { name, revision } = parseModuleWord(word);
    return find(name, revision) !== undefined;
  };
  const odd = words.filter((word) => !looksLikeFile(word) && !isModule(word) && isFile(word));
  const load = odd.length === 0 ? find : loaderFor([...paths, ...odd]);

  const asked = words.map((word) => {
    if (looksLikeFile(word) || odd.includes(word)) return readModule(word);
    if (isModule(word)) return parseModuleWord(word);
    const { name, revision } = parseModuleWord(word);
    const which = revision === undefined ? name : `${name} of revision ${revision}`;
    throw new Failure(
      `there is no file ${word} and no module ${which} in ${[...dirs, 'the built-in modules'].join(', ')}: add -p DIR`,
    );
  });
  const schema = compileModules({
    sources: asked.filter((each) => 'text' in each),
    load,
    implement: asked.map((each) =>
      'revision' in each && each.revision ? `${each.name}@${each.revision}` : each.name,
    ),
  });
  return { schema, names: asked.map(({ name }) => name) };
}
