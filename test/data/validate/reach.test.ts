/** How far up an expression looks, which decides where a change can concern it. */
import { expect, test } from 'vitest';
import { reachOf } from '../../../src/data/validate/reach.ts';

test.each<[string, number | undefined]>([
  ['. > 3', 0],
  ['a/b = c', 0],
  ['../a', 1],
  ['../a/../b', 1],
  ['../../a + ../b', 2],
  ['../a[../../b]', 2],
  ['a[../b = ../../c]', 1],
  ['../a[b = current()/../../c]', 2],
  ['current()/../x', 1],
  ['(../a | ../../b)/../c', 2],
  ['(../a)[../b]', 1],
  ['preceding-sibling::a', 1],
  ['../following-sibling::a/b', 2],
  ['count(..//a)', 1],
  ['.//a/..', 0],
  ["'../../..'", 0],
  ['a - ../b', 1],
  ['not(../a) or ../../b', 2],
  ['/a/b', undefined],
  ['a or/b', undefined],
  ['2*/a', undefined],
  ['1 -/a', undefined],
  ['a[/b]', undefined],
  ['//a', undefined],
  ['ancestor::a/b', undefined],
  ['following::a', undefined],
  ['deref(../a)/../b', undefined],
])('%s: %s', (text, expected) => {
  expect(reachOf(text)).toBe(expected);
});
