/** `node dist/codegen/emit/main.js --yang DIR --out DIR`: the modules of this package to TypeScript, for the build. */
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { YangError } from '../error.ts';
import { compileModules } from '../schema/compile.ts';
import { directoryLoader, readSource } from '../schema/loader.ts';
import type { Schema } from '../schema/model.ts';
import { parseStatements } from '../syntax/parser.ts';
import type { YangSource } from '../syntax/source.ts';
import { packageFiles } from './files.ts';
import { removeOthers, writeFiles } from './write.ts';

/** Statements that make a module more than a collection of types. */
const MAKES_DATA = new Set([
  'anydata',
  'anyxml',
  'augment',
  'choice',
  'container',
  'deviation',
  'feature',
  'identity',
  'include',
  'leaf',
  'leaf-list',
  'list',
  'notification',
  'rpc',
  'uses',
]);

/** All modules below a directory as one schema. Those with nothing but types are only imported. */
function compileDirectory(sources: readonly YangSource[], directory: string): Schema {
  const modules = sources.filter((source) => parseStatements(source).keyword === 'module');
  const implement = modules.flatMap((source) => {
    const { argument, substatements } = parseStatements(source);
    const makesData = substatements.some(
      ({ prefix, keyword }) => prefix === undefined && MAKES_DATA.has(keyword),
    );
    return makesData ? [argument!] : [];
  });
  return compileModules({ sources: modules, load: directoryLoader([directory]), implement });
}

function main(): void {
  const { values } = parseArgs({ options: { yang: { type: 'string' }, out: { type: 'string' } } });
  const { yang, out } = values;
  if (!yang || !out) throw new Error('usage: main.js --yang DIR --out DIR');
  const names = readdirSync(yang, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yang'),
  );
  const sources = names.sort().map((name) => readSource(join(yang, name)));
  const fileOf = new Map(sources.map(({ text }, index) => [text, names[index]!.split(sep).join('/')]));
  const files = packageFiles(compileDirectory(sources, yang), (text) => fileOf.get(text));
  writeFiles(files, out);
  removeOthers(files, out);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof YangError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
