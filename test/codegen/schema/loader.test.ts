import { mkdirSync, mkdtempSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directoryLoader } from '../../../codegen/index.ts';

describe('RFC 7950 section 5.2: files of modules', () => {
  let directory: string;
  const write = (file: string, revision?: string) => {
    const text = `module x {\n  ${revision ? `revision "${revision}";` : ''}\n}`;
    writeFileSync(join(directory, file), text);
  };

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'sly-loader-'));
    mkdirSync(join(directory, 'deep', 'deeper'), { recursive: true });
    write('plain.yang', '2020-01-01');
    write('dated@2021-01-01.yang', '2021-01-01');
    write('deep/dated@2023-01-01.yang', '2023-01-01');
    write('deep/deeper/dated.yang', '2022-01-01');
    write('none.yang');
    write('plain-more.yang', '2024-01-01');
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const load = (name: string, revision?: string) =>
    directoryLoader([directory])(name, revision)?.file.slice(directory.length + 1);

  test('without a revision the newest, in the directory or below it', () => {
    expect(load('dated')).toBe(join('deep', 'dated@2023-01-01.yang'));
    expect(load('plain')).toBe('plain.yang');
    expect(load('none')).toBe('none.yang');
  });

  test('with a revision that one, by file name or by what the text says', () => {
    expect(load('dated', '2021-01-01')).toBe('dated@2021-01-01.yang');
    expect(load('dated', '2022-01-01')).toBe(join('deep', 'deeper', 'dated.yang'));
    expect(load('plain', '2020-01-01')).toBe('plain.yang');
  });

  test('nothing when there is no such file or revision', () => {
    expect(load('plain', '2019-01-01')).toBeUndefined();
    expect(load('pla')).toBeUndefined();
    expect(load('none', '2020-01-01')).toBeUndefined();
  });

  // The superuser reads everything.
  test.skipIf(process.getuid?.() === 0)('directories inside that may not be read hold nothing', () => {
    const closed = join(directory, 'closed');
    mkdirSync(closed, { mode: 0 });
    expect(load('plain')).toBe('plain.yang');
    rmdirSync(closed);
  });

  test('links are followed; those in a circle, to themselves or to nothing do no harm', () => {
    const linked = mkdtempSync(join(tmpdir(), 'sly-links-'));
    for (const [to, from] of [
      [directory, 'models'],
      [linked, 'circle'],
      ['self', 'self'],
      ['nowhere', 'gone.yang'],
    ]) {
      symlinkSync(to!, join(linked, from!));
    }
    expect(directoryLoader([linked])('plain')?.file).toBe(join(linked, 'models', 'plain.yang'));
    rmSync(linked, { recursive: true });
  });
});
