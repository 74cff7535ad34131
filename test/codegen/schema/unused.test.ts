import { describe, expect, test } from 'vitest';
import { problemsIn } from './support.ts';

describe('groupings that nothing uses are checked as far as that can be told', () => {
  test.each([
    ['leaf a { type int8; mandatory true; default 1; }', 'mandatory and cannot have a default'],
    ['leaf a { type int8; default x; }', 'default "x" of leaf "a" is wrong'],
    ['list l { key b; leaf a { type int8; } }', 'key "b" is not a leaf of list "l"'],
    ['list l { unique b; leaf a { type int8; } }', 'unique "b" is not a leaf of list "l"'],
    ['leaf-list a { type int8; min-elements 2; max-elements 1; }', 'min-elements 2 is more'],
    ['choice c { default b; leaf a { type int8; } }', 'default "b" is not a case'],
  ])('%s', (body, message) => {
    const [first, ...more] = problemsIn(`grouping g { ${body} }`);
    expect(first).toContain(message);
    expect(more).toEqual([]);
  });

  test.each([
    'leaf a { type leafref { path "../../somewhere/else"; } }',
    'list l { leaf a { type int8; } }',
    'leaf a { config true; type int8; }',
  ])('%s', (body) => {
    expect(problemsIn(`grouping g { ${body} }`)).toEqual([]);
  });
});
