import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type Database from 'libsql';
import { afterEach, describe, expect, test } from 'vitest';
import type { JsonObject, Schema } from '../../../codegen/index.ts';
import { diffTrees } from '../../../src/data/diff/diff-trees.ts';
import { applyEdit } from '../../../src/data/edit/apply-edit.ts';
import type { Storage } from '../../../src/datastore/contract.ts';
import type { Unfit } from '../../../src/datastore/storage/fit-tree.ts';
import { memoryStorage } from '../../../src/datastore/storage/memory.ts';
import { openSqliteStorage } from '../../../src/datastore/storage/sqlite.ts';
import * as any from '../../data/edit/arbitrary.ts';
import { HOUSE, schemaOf } from '../../data/edit/fixture.ts';

const used: string[] = [];
afterEach(() => {
  for (const dir of used.splice(0)) rmSync(dir, { recursive: true, force: true });
});
function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sly-storage-'));
  used.push(dir);
  return dir;
}
const open = (
  dir: string,
  schema: Schema = HOUSE,
  onUnfit?: (name: string, unfit: readonly Unfit[]) => void,
) => openSqliteStorage({ dir, schema, ...(onUnfit && { onUnfit }) });
const append = (storage: Storage, before: JsonObject, after: JsonObject) =>
  storage.appendChanges(['running'], after, diffTrees(HOUSE, before, after));
const big = (length: number): JsonObject => ({
  't:house': { room: Array.from({ length }, (_, i) => ({ name: `room ${i}`, size: i % 250 })) },
});
function database(dir: string): Database.Database {
  const Sqlite = createRequire(import.meta.url)('libsql') as typeof Database;
  return new Sqlite(join(dir, 'sly.db'));
}

describe.each([
  ['memory', () => memoryStorage()],
  ['sqlite', () => open(newDir())],
])('%s storage', (_name, make) => {
  test('has nothing at first', () => {
    const storage = make();
    expect(storage.loadTree('running')).toBeUndefined();
    expect(storage.get('x')).toBeUndefined();
    storage.close();
  });
  test('keeps trees and values apart by name', () => {
    const storage = make();
    storage.saveTree('running', { 't:top': 'a' });
    storage.saveTree('startup', { 't:top': 'b' });
    storage.set('k', { n: [1, 'two'] });
    expect(storage.loadTree('running')).toEqual({ 't:top': 'a' });
    expect(storage.loadTree('startup')).toEqual({ 't:top': 'b' });
    expect(storage.get('k')).toEqual({ n: [1, 'two'] });
    storage.saveTree('startup', undefined);
    expect(storage.loadTree('startup')).toBeUndefined();
    storage.close();
  });
  test('appends a change to several trees at once', () => {
    const storage = make();
    const names = ['running', 'startup'] as const;
    storage.saveTree('running', { 't:top': 'a' });
    // The second time all have something to append to.
    for (const top of ['b', 'c']) {
      const after = { 't:top': top };
      storage.appendChanges(names, after, diffTrees(HOUSE, { 't:top': 'a' }, after));
      for (const name of names) expect(storage.loadTree(name)).toEqual(after);
    }
    storage.close();
  });
  test('does all of a transaction or nothing', () => {
    const storage = make();
    storage.set('k', 1);
    expect(() =>
      storage.transaction(() => {
        storage.set('k', 2);
        storage.saveTree('running', { 't:top': 'a' });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(storage.get('k')).toBe(1);
    expect(storage.loadTree('running')).toBeUndefined();
    storage.close();
  });
});

describe('what is stored in SQLite', () => {
  test('is there when opened again, whatever was changed', () => {
    fc.assert(
      fc.property(any.tree(HOUSE.root), fc.array(any.edit(HOUSE.root), { maxLength: 12 }), (first, edits) => {
        const dir = newDir();
        let storage = open(dir);
        let tree = first;
        storage.saveTree('running', tree);
        edits.forEach((edit, i) => {
          const after = applyEdit(HOUSE, tree, edit, { errorOption: 'continue-on-error' }).tree;
          append(storage, tree, after);
          tree = after;
          if (i % 4 === 3) {
            storage.close();
            storage = open(dir);
            const loaded = storage.loadTree('running')!;
            expect(any.unordered(HOUSE.root, loaded)).toEqual(any.unordered(HOUSE.root, tree));
            tree = loaded;
          }
        });
        storage.close();
        storage = open(dir);
        expect(any.unordered(HOUSE.root, storage.loadTree('running')!)).toEqual(
          any.unordered(HOUSE.root, tree),
        );
        storage.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('grows with the changes, and is folded into the snapshot now and then', () => {
    const dir = newDir();
    const storage = open(dir);
    let tree = big(1000);
    storage.saveTree('running', tree);
    const rooms = (tree['t:house'] as JsonObject).room as readonly JsonObject[];
    for (let i = 0; i < 6000; i++) {
      const room = rooms.map((entry, k) => (k === i % 1000 ? { ...entry, size: i % 256 } : entry));
      const after = { 't:house': { room } };
      append(storage, tree, after);
      tree = after;
    }
    storage.close();
    const raw = database(dir);
    const { count, length } = raw
      .prepare('SELECT count(*) AS count, sum(length(text)) AS length FROM log')
      .get() as {
      count: number;
      length: number;
    };
    raw.close();
    expect(count).toBeLessThan(6000);
    expect(length).toBeLessThan(2 * JSON.stringify(tree).length + 65_536);
    expect(statSync(join(dir, 'sly.db')).size).toBeLessThan(1_000_000);
    const again = open(dir);
    expect(again.loadTree('running')).toEqual(tree);
    again.close();
  });
});

describe('a data directory', () => {
  test('is for one process; the error names it', () => {
    const dir = newDir();
    const storage = open(dir);
    expect(() => open(dir)).toThrow(`is in use by process ${process.pid}`);
    storage.close();
    open(dir).close();
  });
  test('left behind by a crash can be used again', () => {
    const dir = newDir();
    open(dir).close();
    writeFileSync(join(dir, 'sly.pid'), '1\n');
    open(dir).close();
  });
  test('that is damaged is refused with advice, and left alone', () => {
    const dir = newDir();
    const storage = open(dir);
    storage.saveTree('running', big(2000));
    storage.close();
    const file = join(dir, 'sly.db');
    writeFileSync(file, `not a database${readFileSync(file, 'latin1').slice(14)}`, 'latin1');
    expect(() => open(dir)).toThrow(/damaged.*restore it from a copy/);
    expect(readFileSync(file, 'latin1').startsWith('not a database')).toBe(true);
    const cut = newDir();
    const other = open(cut);
    other.saveTree('running', big(2000));
    other.close();
    truncateSync(join(cut, 'sly.db'), 20_000);
    expect(() => open(cut)).toThrow(/damaged/);
  });
  test('with a damaged log is refused with advice', () => {
    const dir = newDir();
    const storage = open(dir);
    storage.saveTree('running', { 't:top': 'a' });
    storage.close();
    const raw = database(dir);
    raw.exec(`INSERT INTO log (name, text) VALUES ('running', '[{"op":"delete","path":[["t:x",{"a":1}]]}]')`);
    raw.close();
    const again = open(dir);
    expect(() => again.loadTree('running')).toThrow(/running configuration in .* is damaged/);
    again.close();
  });
  test.skipIf(process.getuid?.() === 0)('that cannot be written is refused', () => {
    const dir = newDir();
    chmodSync(dir, 0o500);
    expect(() => open(join(dir, 'data'))).toThrow(/cannot be written/);
    chmodSync(dir, 0o700);
  });
  test('where a path is no directory is refused', () => {
    const dir = newDir();
    writeFileSync(join(dir, 'file'), '');
    expect(() => open(join(dir, 'file'))).toThrow(/file\/sly\.db cannot be/);
  });
  test('written by the first version is brought forward, with its log', () => {
    const dir = newDir();
    const raw = database(dir);
    raw.exec(`
      CREATE TABLE version (number INTEGER NOT NULL);
      INSERT INTO version VALUES (1);
      CREATE TABLE tree (name TEXT PRIMARY KEY, schema TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE log (seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, text TEXT NOT NULL);
      CREATE TABLE value (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE set_aside (id INTEGER PRIMARY KEY, name TEXT NOT NULL, schema TEXT NOT NULL, path TEXT NOT NULL, reason TEXT NOT NULL, text TEXT NOT NULL);
      INSERT INTO tree VALUES ('running', '${HOUSE.contentId}', '{"t:top":"a"}');
      INSERT INTO log (name, text) VALUES ('running', '[{"op":"replace","path":["t:top"],"value":"b"}]');
      INSERT INTO log (name, text) VALUES ('running', '[{"op":"replace","path":["t:top"],"value":"c"}]');`);
    raw.close();
    const storage = open(dir);
    expect(storage.loadTree('running')).toEqual({ 't:top': 'c' });
    append(storage, { 't:top': 'c' }, { 't:top': 'd' });
    storage.close();
    const again = open(dir);
    expect(again.loadTree('running')).toEqual({ 't:top': 'd' });
    again.close();
  });
  test('written by a newer version is refused', () => {
    const dir = newDir();
    open(dir).close();
    const raw = database(dir);
    raw.exec('INSERT INTO version VALUES (999)');
    raw.close();
    expect(() => open(dir)).toThrow(/newer version/);
  });
});

describe('data that does not fit the schema any more', () => {
  const older = schemaOf(
    'container a { leaf x { type string; } leaf gone { type string; } } list l { key k; leaf k { type string; } leaf n { type string; } } leaf old { type uint8; }',
  );
  const newer = schemaOf(
    'container a { leaf x { type string; } } list l { key k; leaf k { type string; } leaf n { type uint8; } } container old { leaf z { type string; } }',
  );
  test('is set aside and reported; the rest is loaded', () => {
    const dir = newDir();
    const before = open(dir, older);
    before.saveTree('running', {
      't:a': { x: 'v', gone: 'w' },
      't:l': [
        { k: 'one', n: 'text' },
        { k: 'two', n: '7' },
      ],
      't:old': 5,
    });
    before.close();
    const reports: Unfit[] = [];
    const after = open(dir, newer, (_name, unfit) => reports.push(...unfit));
    expect(after.loadTree('running')).toEqual({ 't:a': { x: 'v' }, 't:l': [{ k: 'one' }, { k: 'two' }] });
    expect(reports.map(({ path, value }) => `${path} ${JSON.stringify(value)}`)).toEqual([
      '/t:a/gone "w"',
      '/t:l["one"]/n "text"',
      '/t:l["two"]/n "7"',
      '/t:old 5',
    ]);
    after.close();
    const raw = database(dir);
    const rows = raw.prepare('SELECT path, text FROM set_aside ORDER BY id').all() as { path: string }[];
    raw.close();
    expect(rows).toHaveLength(4);
    const again: Unfit[] = [];
    const third = open(dir, newer, (_name, unfit) => again.push(...unfit));
    third.loadTree('running');
    third.close();
    expect(again).toEqual([]);
  });
});
