import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

const PREFIX = 'schema-cache-';

/** Files kept: modules that come and go while a server runs make schemas that come back. */
const keptAtMost = 3;

const hashOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('base64url');

/** A schema as it is kept. */
export interface PackedSchema {
  /** For `loadPacked`. */
  readonly packed: Buffer;
  /** The texts it refers to by number; undefined for those that were looked for in vain. */
  readonly texts: readonly (string | undefined)[];
  /** As the compiler made it, where it was not kept before. */
  readonly compiled?: Schema;
}

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
  const { compiled, packed, requests } = cached(dir, load, asked, compile);
  const readText = (number: string) => {
    const [name, revision] = requests[Number(number)]!;
    return load(name, revision ?? undefined)?.text;
  };
  return compiled ?? loadPacked(packed, { readText });
}

/** The same in the form that is kept, for another thread; always compiled where there is no directory. */
export function packedSchema(
  dir: string | undefined,
  load: LoadModule,
  asked: readonly unknown[],
  compile: (load: LoadModule) => Schema,
): PackedSchema {
  return cached(dir, load, asked, compile);
}

function cached(
  dir: string | undefined,
  load: LoadModule,
  asked: readonly unknown[],
  compile: (load: LoadModule) => Schema,
): PackedSchema & Pick<Header, 'requests'> {
  const key = hashOf(JSON.stringify([compiler(), asked]));
  const known = dir === undefined ? undefined : readCached(dir, key, load);
  if (known) return known;
  const requests: Request[] = [];
  const texts: (string | undefined)[] = [];
  const numbers = new Map<string, number>();
  const schema = compile((name, revision) => {
    const source = load(name, revision);
    if (source) numbers.set(source.text, requests.length);
    requests.push([name, revision ?? null, source ? hashOf(source.text) : null]);
    texts.push(source?.text);
    return source;
  });
  const saved = saveSchema(schema, (text) => numbers.get(text)?.toString());
  const packed = Buffer.from(packSchema(saved), 'latin1');
  if (dir !== undefined) writeCached(dir, { key, requests, schema: hashOf(packed) }, packed);
  return { packed, texts, requests, compiled: schema };
}

/** This build of this version: another one may compile to something else. */
function compiler(): string {
  return `${packageVersion()} ${statSync(fileURLToPath(import.meta.url)).mtimeMs}`;
}

const fileOf = (key: string): string => PREFIX + key.slice(0, 16);

function readCached(
  dir: string,
  key: string,
  load: LoadModule,
): (PackedSchema & Pick<Header, 'requests'>) | undefined {
  try {
    const content = readFileSync(join(dir, fileOf(key)));
    const end = content.indexOf('\n');
    const { requests, ...header } = JSON.parse(content.toString('utf8', 0, end)) as Header;
    const packed = content.subarray(end + 1);
    if (header.key !== key || hashOf(packed) !== header.schema) return undefined;
    const texts: (string | undefined)[] = [];
    for (const [name, revision, hash] of requests) {
      const source = load(name, revision ?? undefined);
      if ((source ? hashOf(source.text) : null) !== hash) return undefined;
      texts.push(source?.text);
    }
    return { packed, texts, requests };
  } catch {
    // Missing or damaged: it is only a cache.
    return undefined;
  }
}

function writeCached(dir: string, header: Header, packed: Buffer): void {
  const file = join(dir, fileOf(header.key));
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), packed]), {
      mode: 0o600,
    });
    renameSync(`${file}.new`, file);
    removeOldest(dir);
  } catch {
    // Without it, starting takes longer.
  }
}

function removeOldest(dir: string): void {
  const files = readdirSync(dir)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => ({ file: join(dir, name), written: statSync(join(dir, name)).mtimeMs }));
  files.sort((a, b) => b.written - a.written);
  for (const { file } of files.slice(keptAtMost)) rmSync(file, { force: true });
}
