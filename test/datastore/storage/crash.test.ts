import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { openSqliteStorage } from '../../../src/datastore/storage/sqlite.ts';
import { CRASH_SCHEMA } from './crash-schema.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CACHE = join(ROOT, 'node_modules', '.cache');
mkdirSync(CACHE, { recursive: true });
const base = mkdtempSync(join(CACHE, 'sly-crash-'));
const child = join(base, 'test/datastore/storage/crash-child.js');

/** The child runs on plain Node, which on the older versions supported here reads no TypeScript. */
beforeAll(() => {
  writeFileSync(join(base, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(base, 'tsconfig.json'),
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: { rootDir: ROOT, outDir: base, noCheck: true, declaration: false },
      include: [fileURLToPath(new URL('./crash-child.ts', import.meta.url))],
    }),
  );
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', base], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
}, 60_000);
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('what was reported as stored', () => {
  test('is there after kill -9 at any moment', async () => {
    const dir = join(base, 'data');
    let last = 0;
    for (const delay of [5, 40, 90, 15, 130, 60]) {
      const printed = await runAndKill(dir, last + 1, delay);
      const storage = openSqliteStorage({ dir, schema: CRASH_SCHEMA() });
      const tree = storage.loadTree('running') as JsonObject;
      const stored = tree['t:last'] as number;
      expect(storage.get('last')).toBe(stored);
      storage.close();
      expect(stored).toBeGreaterThanOrEqual(printed);
      expect(stored).toBeLessThanOrEqual(printed + 1);
      const numbers = (tree['t:number'] as readonly JsonObject[]).map(({ n }) => n as number);
      expect(numbers).toEqual(
        Array.from({ length: numbers.length }, (_, i) => stored - numbers.length + 1 + i),
      );
      last = stored;
    }
    expect(last).toBeGreaterThan(100);
  }, 60_000);
});

describe('a disk that takes no more', () => {
  test('gets the change refused, and what was stored before stays', () => {
    const dir = join(base, 'full');
    const limited = `trap '' XFSZ; ulimit -f 300; exec "$0" "$1" "$2" 1`;
    const result = spawnSync('sh', ['-c', limited, process.execPath, child, dir], {
      encoding: 'latin1',
    });
    expect(result.status).toBe(3);
    expect(result.stderr).toMatch(/^ProtocolError: (no space left|the change could not be stored)/);
    const printed = Number(result.stdout.trim().split('\n').at(-1));
    const storage = openSqliteStorage({ dir, schema: CRASH_SCHEMA() });
    expect(storage.loadTree('running')?.['t:last']).toBe(printed);
    expect(storage.get('last')).toBe(printed);
    storage.close();
  }, 60_000);
});

/** Runs the child until some time after its first number; gives the last number it printed. */
async function runAndKill(dir: string, from: number, delay: number): Promise<number> {
  const running: ChildProcess = spawn(process.execPath, [child, dir, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  await new Promise<void>((resolve) => {
    running.stdout!.on('data', (chunk: Buffer) => {
      if (output === '') setTimeout(() => running.kill('SIGKILL'), delay);
      output += chunk.toString('latin1');
    });
    running.on('close', () => resolve());
  });
  const lines = output.slice(0, output.lastIndexOf('\n')).split('\n');
  return Number(lines.at(-1));
}
