/**
 * Wide runs: `YANG_CORPUS=DIR[:SEARCH...] npx vitest run test/corpus/wide.test.ts` compiles every module of a folder,
 * each by itself, and compares what fails with the list. Without a folder only the list is looked at.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileModules, directoryLoader, readSource, YangError } from '../../codegen/index.ts';
import { KNOWN_FAILURES } from './known-failures.ts';

const [folder, ...search] = (process.env.YANG_CORPUS ?? '').split(':').filter(Boolean);

test('each known failure has a reason, and there are no more than there were', () => {
  const failures = Object.values(KNOWN_FAILURES).flat();
  for (const { reason, message } of failures) expect(reason.length * message.length).toBeGreaterThan(100);
  expect(failures.flatMap(({ modules }) => modules).length).toBeLessThanOrEqual(20);
});

describe.runIf(folder)(`modules in ${folder}`, () => {
  const known = KNOWN_FAILURES[basename(folder ?? '')] ?? [];
  const load = folder ? directoryLoader([folder, ...search]) : () => undefined;
  const files = folder ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  for (const file of files.filter((name) => name.endsWith('.yang')).sort()) {
    const source = readSource(join(folder!, file));
    const name = /^\s*module\s+["']?([\w.-]+)/m.exec(source.text)?.[1];
    if (name === undefined) continue;
    const failure = known.find(({ modules }) => modules.includes(basename(file, '.yang')));
    test(`${file} ${failure ? 'fails as is known' : 'compiles'}`, { timeout: 60_000 }, () => {
      const compile = () => compileModules({ sources: [source], load, implement: [name] });
      if (failure) expect(compile).toThrow(failure.message);
      else expect(problemsOf(compile)).toBe('');
    });
  }
});

function problemsOf(step: () => unknown): string {
  try {
    step();
    return '';
  } catch (error) {
    if (error instanceof YangError) return error.message;
    throw error;
  }
}
