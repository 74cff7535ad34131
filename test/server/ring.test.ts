import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ring } from '../../src/server/ring.ts';

test('keeps the latest entries in their order, with the numbers they were added under', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(), { maxLength: 40 }), (size, added) => {
      const ring = new Ring<number>(size);
      for (const entry of added) ring.add(entry);
      const kept = added.slice(-size);
      expect(ring.entries).toEqual(kept);
      expect(ring.added).toBe(added.length);
      expect(ring.first).toBe(added.length - kept.length + 1);
    }),
  );
});

test('is empty once cleared, and numbers from 1 again', () => {
  const ring = new Ring<string>(2);
  for (const entry of ['a', 'b', 'c']) ring.add(entry);
  ring.clear();
  expect([ring.entries, ring.first, ring.added]).toEqual([[], 1, 0]);
  ring.add('d');
  expect(ring.entries).toEqual(['d']);
});
