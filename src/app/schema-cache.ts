import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPacked } from '../../codegen/emit/load.ts';
import { packSchema } from '../../codegen/emit/saved/pack.ts';
import { saveSchema } from '../../codegen/emit/saved/save.ts';
import type { LoadModule, Schema } from '../../codegen/index.ts';
import { packageVersion } from './package-root.ts';

/** One text the compiler asked for: name, revision asked for, hash of what it was given (null for nothing). */
type Request = readonly [name: string, revision: string | null, hash: string | null];

/** First line of the file; the rest is the saved schema. */
interface Header {
  /** What was compiled by which compiler. */
  readonly key: string;
  readonly requests: readonly Request[];
  /** Hash of all that follows. */
  readonly schema: string;
}

const FILE = 'schema-cache';

const hashOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('base64url');

/**
 * Compiles, or loads what was compiled before from a file in `dir`: if the same is asked of the same compiler, and the
 * loader gives the same texts for all that the compiler asked for then. Any other file is written anew.
 */
export function cachedSchema(
  dir: string,
  load: LoadModule,
  asked: readonly unknown[],
  compile: (load: LoadModule) => Schema,
): Schema {
  const file = join(dir, FILE);
  const key = hashOf(JSON.stringify([compiler(), asked]));
  const known = readCached(file, key, load);
  if (known) return known;
  const requests: Request[] = [];
  const numbers = new Map<string, number>();
  const schema = compile((name, revision) => {
    const source = load(name, revision);
    if (source) numbers.set(source.text, requests.length);
    requests.push([name, revision ?? null, source ? hashOf(source.text) : null]);
    return source;
  });
  const saved = packSchema(saveSchema(schema, (text) => numbers.get(text)?.toString()));
  writeCached(dir, file, { key, requests, schema: hashOf(saved) }, saved);
  return schema;
}

/** This build of this version: another one may compile to something else. */
function compiler(): string {
  return `${packageVersion()} ${statSync(fileURLToPath(import.meta.url)).mtimeMs}`;
}

function readCached(file: string, key: string, load: LoadModule): Schema | undefined {
  try {
    const content = readFileSync(file);
    const end = content.indexOf('\n');
    const header = JSON.parse(content.toString('utf8', 0, end)) as Header;
    const saved = content.subarray(end + 1);
    if (header.key !== key || hashOf(saved) !== header.schema) return undefined;
    for (const [name, revision, hash] of header.requests) {
      const source = load(name, revision ?? undefined);
      if ((source ? hashOf(source.text) : null) !== hash) return undefined;
    }
    return loadPacked(saved, {
      readText(number) {
        const [name, revision] = header.requests[Number(number)]!;
        return load(name, revision ?? undefined)?.text;
      },
    });
  } catch {
    // Missing or damaged: it is only a cache.
    return undefined;
  }
}

function writeCached(dir: string, file: string, header: Header, saved: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, `${JSON.stringify(header)}\n${saved}`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    // Without it, starting takes longer.
  }
}
