import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileModules, directoryLoader, type JsonObject, type Schema } from '../../codegen/index.ts';
import { readJsonData } from '../../src/data/json/read-data.ts';
import { EntriesDraft } from '../../src/data/list/entries-draft.ts';
import { validateConfig } from '../../src/data/validate/validate.ts';
import { parseXml } from '../../src/data/xml/parse.ts';
import { readXmlData } from '../../src/data/xml/read-data.ts';
import { writeXml } from '../../src/data/xml/write.ts';
import { residentMiB, serve } from './process.ts';
import { printTable } from './report.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const module = join(root, 'test', 'bench', 'sly-bench-refs.yang');
const builtIn = ['cisco', 'ietf'].map((name) => join(root, 'yang', name));

/** Exit code of `time` for a command that is not there. */
const COMMAND_NOT_FOUND = 127;

/** Seconds, processor seconds and MiB of a command: the best of some runs; a word when it fails or takes too long. */
function measure(command: string, args: readonly string[], runs: number): (string | number)[] {
  const results: number[][] = [];
  for (let i = 0; i < runs; i++) {
    const timed = ['-f', '%e %U %S %M', command, ...args];
    const { stderr, status, error } = spawnSync('/usr/bin/time', timed, {
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (status === COMMAND_NOT_FOUND) return ['not installed', '', ''];
    if (status !== 0) return [error ? 'over 120' : 'failed', '', ''];
    const [elapsed = 0, user = 0, system = 0, kib = 0] = stderr
      .trim()
      .split('\n')
      .at(-1)!
      .split(' ')
      .map(Number);
    results.push([elapsed, user + system, kib / 1024]);
  }
  return results.reduce((best, each) => (each[0]! < best[0]! ? each : best));
}

type Row = readonly (string | number)[];

/** A command of ours and the same of others: how many times as long theirs takes, and what ours is to take. */
function besideOthers(what: string, goal: string, ours: Row, others: Readonly<Record<string, Row>>): Row[] {
  return [
    [`sly ${what}`, ...ours, '', goal],
    ...Object.entries(others).map(([name, row]) => {
      const [time] = row;
      const ratio = typeof time === 'number' ? `${(time / Number(ours[0])).toFixed(2)} x` : '';
      return [`${name} ${what}`, ...row, ratio, ''];
    }),
  ];
}

/** The same modules through several compilers. */
function benchCheck(
  sly: string,
  what: string,
  modules: readonly string[],
  dirs: readonly string[],
  runs: number,
  goal: string,
): Row[] {
  const search = dirs.flatMap((dir) => ['-p', dir]);
  const load = directoryLoader(dirs);
  const files = modules.map((name) => {
    const found = load(name, undefined);
    if (!found) throw new Error(`there is no ${name} in ${dirs.join(', ')}`);
    return found.file;
  });
  return besideOthers(
    `check ${what}`,
    goal,
    measure(process.execPath, [sly, 'yang', 'check', ...search, ...modules], runs),
    {
      yanglint: measure('yanglint', [...search, ...files], runs),
      pyang: measure('pyang', [...search, ...files], runs),
    },
  );
}

/** Modules of a directory that add to the nodes of another. */
function augmenting(dir: string, target: string): string[] {
  return readdirSync(dir).flatMap((file) => {
    if (!file.endsWith('.yang')) return [];
    const text = readFileSync(join(dir, file), 'utf8');
    const name = /^\s*module\s+([\w.-]+)/m.exec(text)?.[1];
    const prefix = new RegExp(`import\\s+${target}\\s*\\{[^}]*prefix\\s+"?([\\w.-]+)`).exec(text)?.[1];
    const augments = prefix !== undefined && new RegExp(`^\\s*augment\\s+"?/${prefix}:`, 'm').test(text);
    return name !== undefined && augments ? [name] : [];
  });
}

const NATIVE = 'Cisco-IOS-XE-native';

function table(size: number): JsonObject {
  const entry = Array.from({ length: size }, (_, i) => ({
    name: `entry-${i}`,
    peer: `entry-${(i * 7 + 1) % size}`,
    size: i,
    note: `what there is to say about number ${i}`,
  }));
  return { 'sly-bench-refs:table': { entry } };
}

/** Milliseconds that some work takes, at best of some runs. */
function best(runs: number, work: (run: number) => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    work(run);
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}

/** Checks a change of one leaf in the middle, run by run on top of each other. */
function benchChange(schema: Schema, before: JsonObject, leaf: string): number {
  const top = schema.root.dataChildren[0]!;
  const list = top.kind === 'container' ? top.dataChildren[0] : undefined;
  if (top.kind !== 'container' || list?.kind !== 'list') throw new Error('the module is another');
  let tree = before;
  return best(20, (run) => {
    const { entry } = tree[top.jsonName] as { entry: readonly JsonObject[] };
    const draft = new EntriesDraft(list, entry);
    const at = draft.find([`entry-${entry.length >> 1}`]);
    draft.replace(at, { ...entry[at], [leaf]: leaf === 'size' || leaf === 'group' ? run : `${run}` });
    const after = { [top.jsonName]: { entry: draft.finish() } };
    validateConfig(schema, after, tree);
    tree = after;
  });
}

function benchValidation(schema: Schema): void {
  const rows = [1000, 10_000, 100_000].map((size) => {
    const tree = table(size);
    const copy = structuredClone(tree) as JsonObject;
    const full = best(1, () => validateConfig(schema, tree));
    const again = best(5, () => validateConfig(schema, structuredClone(copy) as JsonObject));
    const note = benchChange(schema, tree, 'note');
    return [size.toLocaleString('en'), full, again, note, benchChange(schema, tree, 'size')];
  });
  const head = ['entries', 'all, first', 'all, again', 'a leaf others do not see', 'a leaf they see'];
  printTable(
    'Validation, a leafref and a must in each entry, ms (goal: 10,000 in 500, a leaf in 5)',
    head,
    rows,
  );
}

/** Conditions in which every entry looks at all others, each by its own module: by what is not their key. */
const COMPARING = {
  'one alike': 'count(../entry[peer = current()/peer]) = 1',
  'two terms': 'not(../entry[size = current()/size and peer = current()/peer][position() > 1])',
  'those before': 'not(preceding-sibling::entry[peer = current()/peer])',
  anywhere: 'count(//entry[peer = current()/peer]) = 1',
  'a hundred alike': 'count(../entry[group = current()/group]) <= 101',
};

function benchComparing(): void {
  const rows = Object.entries(COMPARING).map(([what, condition]) => {
    const text = `module comparing { yang-version 1.1; namespace "urn:comparing"; prefix c; container table { list entry {
      key name; must "${condition}"; leaf name { type string; } leaf peer { type string; } leaf size { type uint32; }
      leaf note { type string; } leaf group { type uint32; } } } }`;
    const schema = compileModules({
      sources: [{ file: 'comparing.yang', text }],
      load: () => undefined,
      implement: ['comparing'],
    });
    const entry = table(10_000)['sly-bench-refs:table'] as { entry: readonly JsonObject[] };
    const made = entry.entry.map((each, i): JsonObject => ({ ...each, group: i % 100 }));
    const tree = { 'comparing:table': { entry: made } };
    const copy = structuredClone(tree) as JsonObject;
    const full = best(1, () => validateConfig(schema, tree));
    const again = best(5, () => validateConfig(schema, structuredClone(copy) as JsonObject));
    const note = benchChange(schema, tree, 'note');
    return [
      what,
      full,
      again,
      note,
      benchChange(schema, tree, what === 'a hundred alike' ? 'group' : 'peer'),
    ];
  });
  printTable(
    'Validation of 10,000 entries compared by what is not their key, ms (goal: 500, a leaf in 5)',
    ['condition', 'all, first', 'all, again', 'a leaf others do not see', 'a leaf they see'],
    rows,
  );
}

function benchReading(schema: Schema, json: string, xml: string): void {
  const options = { schema, config: true };
  const row = (text: string, read: () => JsonObject): (string | number)[] => {
    const megabytes = text.length / 1e6;
    const reading = best(8, () => read());
    const checked = best(8, () => validateConfig(schema, read()));
    return [megabytes, (1000 * megabytes) / reading, (1000 * megabytes) / checked];
  };
  printTable(
    'Instance data, MB/s (goal: 20 read and checked)',
    ['', 'MB', 'read', 'read and checked'],
    [
      ['JSON', ...row(json, () => readJsonData(schema.root, JSON.parse(json), options))],
      ['XML', ...row(xml, () => readXmlData(schema.root, [parseXml(xml)], options))],
    ],
  );
}

/** The largest model there is, alone and with all that adds to it. */
function benchNative(sly: string, corpus: string): Row[] {
  const others = augmenting(corpus, NATIVE);
  return [
    ...benchCheck(sly, NATIVE, [NATIVE], [corpus], 1, '1.5 s, 400 MB'),
    ...benchCheck(sly, `it and ${others.length} that augment it`, [NATIVE, ...others], [corpus], 1, '20 s'),
  ];
}

/** `native` of the corpus, compiled and then from the cache. */
async function benchCache(sly: string, dir: string, corpus: string): Promise<void> {
  const ports = [
    '--netconf',
    '127.0.0.1:0',
    '--restconf',
    'off',
    '--log',
    'error',
    '--data-dir',
    join(dir, 'native'),
  ];
  const models = ['--no-device', '--yang-dir', corpus, '--module', NATIVE];
  const rows: (string | number)[][] = [];
  for (const round of ['compiled', 'from the cache']) {
    const server = await serve(sly, ['serve', ...models, ...ports]);
    rows.push([round, server.startMs, residentMiB(server.child.pid!)]);
    await server.stop();
  }
  printTable(`sly serve, ${NATIVE} (goal: from the cache in 400 ms)`, ['', 'ready ms', 'resident MiB'], rows);
}

/** The compiler and validation, beside yanglint on the same files. `corpus` is a directory with IOS XE modules. */
export async function benchYang(dir: string, sly: string, corpus: string | undefined): Promise<void> {
  const schema = compileModules({
    sources: [{ file: module, text: readFileSync(module, 'utf8') }],
    load: () => undefined,
    implement: ['sly-bench-refs'],
  });
  const tree = table(10_000);
  const json = JSON.stringify(tree);
  const xml = writeXml(schema.root, tree, { schema });
  writeFileSync(join(dir, 'refs.json'), json);
  writeFileSync(join(dir, 'refs.xml'), xml);
  const validate = (file: string) =>
    besideOthers(
      `validate ${file}`,
      '',
      measure(process.execPath, [sly, 'yang', 'validate', '-m', module, join(dir, file)], 3),
      { yanglint: measure('yanglint', ['-t', 'config', module, join(dir, file)], 3) },
    );
  const native = corpus === undefined ? [] : benchNative(sly, corpus);
  printTable(
    'Commands on the same files (10,000 entries in refs.*)',
    ['', 's', 'CPU s', 'MiB', 'of ours', 'goal'],
    [
      ...benchCheck(sly, 'cisco-smart-license', ['cisco-smart-license'], builtIn, 5, '0.2 s'),
      ...native,
      ...validate('refs.json'),
      ...validate('refs.xml'),
    ],
  );
  benchValidation(schema);
  benchComparing();
  benchReading(schema, json, xml);
  if (corpus !== undefined) await benchCache(sly, dir, corpus);
}
