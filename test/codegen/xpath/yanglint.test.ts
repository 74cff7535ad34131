/** Conditions that look entries up mean what they mean to yanglint. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { ProtocolError } from '../../../src/data/error.ts';
import { validateConfig } from '../../../src/data/validate/validate.ts';
import { yanglint } from '../../corpus/yanglint.ts';
import { describeWith } from '../../interop/clients.ts';
import { compile, module } from '../schema/support.ts';

const CONDITIONS = [
  'count(../item[s = current()/s]) <= 3',
  'count(../item[s = current()/s and n = current()/n]) = 1',
  'not(../item[s = current()/s and n = current()/n][position() > 1])',
  'not(preceding-sibling::item[s = current()/s])',
  'count(following-sibling::item[n = current()/n]) < 3',
  'count(//item[s = current()/s]) < 4',
  'count(/m:top/m:item[m:more = current()/m:more]) < 6',
  'not(../item[k != current()/k][id = current()/id][s = current()/s])',
  'not(s = ../item[k != current()/k]/s)',
  'not(../item[n = current()/n + 1])',
  'count(../item[sub/v = current()/sub/v]) < 2',
  'count(/top/item/sub[v = current()/sub/v]) < 3',
  'sum(../item[s = current()/s]/n) < 500',
  'string(../item[s = current()/s]/k) != "7"',
];

/** An entry with values among so many, so that they meet often or hardly ever. */
function entryAmong(many: number) {
  const word = fc.nat(many).map((n) => `w${n}`);
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 15 });
  return fc.record({
    s: maybe(word),
    n: fc.nat(many),
    id: maybe(fc.constantFrom('m:one', 'm:two')),
    more: maybe(fc.uniqueArray(word, { minLength: 1, maxLength: 2 })),
    sub: maybe(
      fc.uniqueArray(fc.record({ k: word, v: word }), { minLength: 1, maxLength: 2, selector: ({ k }) => k }),
    ),
  });
}
/** Number of entries, and of values. */
const SIZES = [
  [3, 3],
  [14, 3],
  [14, 14],
  [14, 100],
  [16, 2000],
  [20, 30],
  [20, 300],
  [30, 60],
  [30, 5000],
] as const;
const documents = SIZES.map(([length, many], seed) => {
  const list = fc.array(entryAmong(many), { minLength: length, maxLength: length });
  const [entries] = fc.sample(fc.noBias(list), { numRuns: 1, seed });
  const item = entries!.map((each, i) => ({ k: `${i}`, ...each }));
  return JSON.parse(JSON.stringify({ 'm:top': { item } })) as JsonObject;
});

function moduleWith(condition: string): string {
  return module(`
    identity kind; identity one { base kind; } identity two { base kind; }
    container top { list item { key k; ordered-by user; must '${condition}';
      leaf k { type string; } leaf s { type string; default a; } leaf n { type uint16; }
      leaf id { type identityref { base kind; } } leaf-list more { type string; }
      list sub { key k; leaf k { type string; } leaf v { type string; } } } }`);
}

describeWith([yanglint], 'the same documents are valid', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sly-xpath-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const files = documents.map((document, i) => {
    const file = join(directory, `${i}.json`);
    writeFileSync(file, JSON.stringify(document));
    return file;
  });

  test.each(CONDITIONS)('%s', { timeout: 60_000 }, (condition) => {
    const file = join(directory, 'm.yang');
    writeFileSync(file, moduleWith(condition));
    const schema = compile(moduleWith(condition));
    const theirs = files.map((each) => {
      const { status, stderr } = spawnSync('yanglint', ['-t', 'config', file, each], { encoding: 'utf8' });
      return status === 0 || (/Must condition/.test(stderr) ? false : stderr);
    });
    const ours = documents.map((document) => {
      try {
        validateConfig(schema, document);
      } catch (error) {
        if (error instanceof ProtocolError) return false;
        throw error;
      }
      return true;
    });
    expect(ours).toEqual(theirs);
  });
});
