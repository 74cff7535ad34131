import { describe, expect, test } from 'vitest';
import { problemsIn, problemsOf } from './support.ts';

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

describe('what breaks the grammar is left out, and the rest looked at', () => {
  const WRONG = 'leef z;';
  const GRAMMAR = 'unknown statement "leef" [7]';

  test('types, defaults, expressions and names', () => {
    const body = `leaf a { type int8; default 300; leef z; } leaf b { type string { pattern "["; } } leaf c;
      leaf d { config maybe; type int8; must "1 +"; } leaf a { type int8; }`;
    expect(said(body)).toEqual([
      expect.stringContaining('default "300" of leaf "a" is wrong'),
      GRAMMAR,
      expect.stringContaining('pattern "["'),
      '"leaf c" needs a "type" statement [7.6]',
      '"maybe" is not a valid argument of "config"; expected "true" or "false" [7.21.1]',
      expect.stringContaining('expression "1 +"'),
      'leaf "a" has the name of a leaf defined in line 2 [6.2.1]',
    ]);
  });

  test.each([
    ['a typedef', 'typedef t { type int8; type int8; } leaf a { type t; }'],
    ['the typedef of a default', 'typedef t { type int8 { range 1.5x; } } leaf a { type t; default 3; }'],
    ['a grouping', 'grouping "a b" { leaf c { type int8; } } uses g { refine c { default 1; } }'],
    [
      'an identity',
      'identity "a b"; identity c { base a; } leaf d { type identityref { base a; } default c; }',
    ],
    ['a feature', 'feature f { config true; } leaf a { if-feature "f g"; type int8; }'],
    ['an extension', 'extension "a b"; m:a;'],
    ['the target of an augment', 'container "a b"; augment /a { leaf c { type int8; } }'],
    ['the target of a deviation', 'container "a b"; deviation /a { deviate not-supported; }'],
    ['a key', 'list l { key k; leaf k; }'],
    ['the key statement', 'list l { key "k,j"; leaf k { type int8; } }'],
    [
      'the parts of a type',
      'leaf a { type decimal64 { fraction-digits 99; } } leaf b { type bits { bit "a b"; } }',
    ],
    ['the target of a leafref', 'leaf a; leaf b { type leafref { path "../a"; } }'],
    ['all of an input', 'rpc r { input { leaf a; } }'],
  ])('%s that is left out is missed nowhere', (_, body) => {
    for (const problem of said(body))
      expect(problem).toMatch(/is not a valid argument|takes only one|needs a "type"|is not allowed/);
  });

  test('a header, an import or a revision that is wrong is reported alone', () => {
    expect(
      problemsOf(`module m { yang-version 1.1; namespace ""; prefix m; leaf a { type nothing; } }`),
    ).toHaveLength(1);
    expect(said('import n; leaf a { type n:t; }')).toEqual(['"import n" needs a "prefix" statement [7.1.5]']);
    expect(said('revision 2020-02-30; leaf a { type nothing; }')).toHaveLength(1);
  });

  test('a module that is not found is reported with what is wrong in the grammar', () => {
    expect(said(`import n { prefix n; } ${WRONG}`)).toEqual(['module "n" is not found [5.1.1]', GRAMMAR]);
  });
});
