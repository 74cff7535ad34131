import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { treeText } from '../../../src/app/modules/tree-text.ts';

test('the pieces are the JSON of the tree', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (tree) => {
      expect([...treeText(tree as JsonObject)].join('')).toBe(JSON.stringify(tree));
    }),
  );
});

test('a large tree is many pieces, each of bounded length', () => {
  const entries = Array.from({ length: 10_000 }, (_, id) => ({ id, text: 'x'.repeat(100) }));
  const pieces = [...treeText({ list: entries })];
  expect(pieces.length).toBeGreaterThan(10);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(128 * 1024);
});
