/**
 * Generated modules and data beside yanglint: the same verdict on the modules and on each document, the same trees and
 * YIN, the same values with and without defaults, converted either way. `GENERATED=2000 SEED=7 npx vitest run
 * test/corpus/generated` tries many from another seed; `SHARES=1` prints how much of each kind both accept,
 * `SHARES=reasons` also why both refuse the rest.
 */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { describeWith } from '../../interop/clients.ts';
import { KNOWN_DIFFERENCES, NOT_GENERATED, OPEN } from '../differences.ts';
import { yanglint } from '../yanglint.ts';
import { differenceOf } from './compare.ts';
import { casesOf } from './kind.ts';
import { KINDS } from './kinds/index.ts';
import { Tally } from './tally.ts';
import { YanglintSession } from './yanglint-session.ts';

const { GENERATED, SEED, SHARES } = process.env;
const runs = { numRuns: Number(GENERATED ?? 10), seed: Number(SEED ?? 1) };

const session = new YanglintSession();
afterAll(() => session.close());

describeWith([yanglint], 'generated modules and data', () => {
  test.each(Object.entries(KINDS))('%s', { timeout: 600_000 }, (name, kind) => {
    const tally = new Tally();
    fc.assert(
      fc.property(casesOf(kind), (each) => {
        expect(differenceOf(session, each, tally)).toBeUndefined();
      }),
      runs,
    );
    // Enough of both is left to be judged, whatever a kind is made of.
    expect(tally.modules.share).toBeGreaterThan(0.25);
    expect(tally.documents.share).toBeGreaterThan(0.2);
    expect(Math.min(tally.modules.share, tally.documents.share)).toBeLessThan(0.95);
    if (SHARES) console.log(`${name.padEnd(46)} modules: ${tally.modules}   data: ${tally.documents}`);
    if (SHARES === 'reasons') console.log(tally.reasons());
  });
});

test('each known difference has a reason, and there are no more than there were', () => {
  const reasons = [...KNOWN_DIFFERENCES.map(({ reason }) => reason), ...NOT_GENERATED, ...OPEN];
  for (const reason of reasons) expect(reason).toMatch(/^RFC \d+ section(s [\d.]+ and)? [\d.]+; .{20}/);
  expect(reasons.length).toBeLessThanOrEqual(44);
});
