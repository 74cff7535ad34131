import { describe, expect, test } from 'vitest';
import { problemsIn } from './support.ts';

describe('RFC 7950 section 7.21.5: no "when" depends on itself through those of others', () => {
  const LEAF = 'type int8;';

  test.each([
    [`leaf a { when "../b"; ${LEAF} } leaf b { when "../a"; ${LEAF} }`, '"a" → "b" → "a"'],
    [`leaf a { when "not(../b)"; ${LEAF} } leaf b { when "count(/m:a) = 0"; ${LEAF} }`, '"a" → "b" → "a"'],
    [
      `leaf a { when "../b"; ${LEAF} } leaf b { when "../c"; ${LEAF} } leaf c { when "../a"; ${LEAF} }`,
      '"a" → "b" → "c" → "a"',
    ],
    [`leaf a { when "../b"; ${LEAF} } leaf b { when "../*"; ${LEAF} }`, '"a" → "b" → "a"'],
    [`choice c { when "b"; leaf a { ${LEAF} } } leaf b { when "../a"; ${LEAF} }`, '"a" → "b" → "a"'],
    [
      `grouping g { leaf a { ${LEAF} } } uses g { when "b"; } leaf b { when "../a"; ${LEAF} }`,
      '"a" → "b" → "a"',
    ],
    [`container c { when "../b"; leaf a { ${LEAF} } } leaf b { when "../c/a"; ${LEAF} }`, '"c" → "b" → "c"'],
  ])('%s', (body, circle) => {
    expect(problemsIn(body)).toEqual([
      expect.stringMatching(
        new RegExp(`^m:2:\\d+ the "when" of "\\w" depends on itself: ${circle} \\[7\\.21\\.5\\]$`),
      ),
    ]);
  });

  test.each([
    `leaf a { when "../b"; ${LEAF} } leaf b { when "../c"; ${LEAF} } leaf c { ${LEAF} }`,
    `container c { when "../d"; leaf a { when "../b"; ${LEAF} } leaf b { ${LEAF} } } leaf d { ${LEAF} }`,
    `container c { when "a = 1"; leaf a { when "../../d"; ${LEAF} } } leaf d { ${LEAF} }`,
    `leaf a { when ". = 1"; ${LEAF} }`,
    `list l { key k; leaf k { ${LEAF} } leaf a { when "../../l[k = 1]"; ${LEAF} } }`,
    `container c { leaf a { when "../b"; ${LEAF} } leaf b { ${LEAF} } } leaf b { when "../c/b"; ${LEAF} }`,
  ])('taken: %s', (body) => {
    expect(problemsIn(body)).toEqual([]);
  });
});
