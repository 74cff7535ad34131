/** Indexes of arrays that descend from each other by edits. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArrayIndexes } from '../../../codegen/xpath/array-index.ts';

/** An entry and the keys it is found by. */
const entry = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }).map((keys) => ({ keys }));
const change = fc.record({
  at: fc.nat(60),
  remove: fc.nat(4),
  insert: fc.array(entry, { maxLength: 4 }),
  /** Look at an older array in between. */
  back: fc.boolean(),
});

type Entries = readonly { readonly keys: readonly string[] }[];

function plain(entries: Entries): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  entries.forEach(({ keys }, position) => {
    for (const key of keys) found[key] = [...(found[key] ?? []), position];
  });
  return found;
}

test('an index that was handed on through many edits is the one that would be made anew', () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 20, maxLength: 60 }),
      fc.array(change, { minLength: 5, maxLength: 20 }),
      (first, changes) => {
        const indexes = new ArrayIndexes();
        const check = (entries: Entries) => {
          let asked = 0;
          const positions = indexes.of(entries, (each) => {
            asked++;
            return (each as unknown as Entries[number]).keys;
          });
          if (asked < entries.length) taken++;
          expect(Object.fromEntries(positions)).toEqual(plain(entries));
        };
        let entries: Entries = first;
        check(entries);
        for (const { at, remove, insert, back } of changes) {
          const place = at % (entries.length + 1);
          const next = [...entries.slice(0, place), ...insert, ...entries.slice(place + remove)];
          check(next);
          if (back) check(entries);
          entries = next;
        }
      },
    ),
  );
  expect(taken).toBeGreaterThan(500);
});
