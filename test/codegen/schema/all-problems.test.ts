import { describe, expect, test } from 'vitest';
import { problemsIn } from './support.ts';

/** What is said about a body, without positions. */
const said = (body: string) => problemsIn(body).map((problem) => problem.replace(/^m:\d+:\d+ /, ''));

describe('all problems of a text are reported together', () => {
  test('what is not defined, and what is wrong in nodes beside it', () => {
    const body = `leaf a { type nothing; }
      leaf b { type int8; default 300; }
      uses nothing;
      leaf d { type int8; must "1 +"; }
      augment /none { leaf x { type int8; } }
      identity i { base nothing; }
      leaf f { if-feature nothing; type int8; }
      leaf g { type string { pattern "["; } }
      leaf h { type enumeration { enum a; enum a; } }
      leaf-list j { type int8; min-elements 2; max-elements 1; }
      grouping unused { leaf k { type string { length 2..1; } } }
      leaf a { type string; }`;
    expect(said(body)).toEqual([
      'type "nothing" is not defined [7.4]',
      expect.stringContaining('default "300" of leaf "b" is wrong'),
      'grouping "nothing" is not defined [7.13]',
      expect.stringContaining('expression "1 +"'),
      'path "/none" of augment leads nowhere: there is no node "none" [7.17]',
      'identity "nothing" is not defined [7.18.2]',
      'feature "nothing" is not defined [7.20.2]',
      expect.stringContaining('pattern "["'),
      'enum "a" is defined twice [9.6.4]',
      'min-elements 2 is more than max-elements 1 [7.7.5]',
      'length "2..1" has its lower bound above its upper bound [9.4.4]',
      'leaf "a" has the name of a leaf defined in line 2 [6.2.1]',
    ]);
  });

  test.each([
    ['a key', 'list l { key k; uses nothing; }'],
    ['a leaf of unique', 'list l { key k; unique u; leaf k { type int8; } uses nothing; }'],
    ['a default case', 'choice c { default d; case e { uses nothing; } }'],
    ['the target of a leafref', 'uses nothing; leaf l { type leafref { path "../k"; } }'],
    ['the default of a leafref', 'uses nothing; leaf l { type leafref { path "../k"; } default 1; }'],
  ])('but not %s that may only be missing for another problem', (_, body) => {
    expect(said(body)).toEqual(['grouping "nothing" is not defined [7.13]']);
  });

  test('an identity without its base is no value, which is not said again of a default', () => {
    const body =
      'identity b; identity i { base nothing; } leaf l { type identityref { base b; } default i; }';
    expect(said(body)).toEqual(['identity "nothing" is not defined [7.18.2]']);
  });
});
