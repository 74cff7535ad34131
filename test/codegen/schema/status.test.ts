import { describe, expect, test } from 'vitest';
import { module, problemsIn, problemsOf } from './support.ts';

describe('RFC 7950 section 7.21.2: a definition must not refer to one that is more outdated', () => {
  const OLD = 'status deprecated;';
  const NEVER = 'status obsolete;';

  test.each([
    ['the type of a leaf', `typedef t { ${OLD} type int8; } leaf a { type t; }`],
    ['a deprecated leaf to an obsolete type', `typedef t { ${NEVER} type int8; } leaf a { ${OLD} type t; }`],
    ['the type of a typedef', `typedef t { ${OLD} type int8; } typedef u { type t; }`],
    ['a member of a union', `typedef t { ${OLD} type int8; } leaf a { type union { type t; type string; } }`],
    ['a grouping', `grouping g { ${OLD} leaf a { type int8; } } uses g;`],
    ['the base of an identity', `identity b { ${NEVER} } identity a { base b; }`],
    ['the base of an identityref', `identity b { ${NEVER} } leaf a { type identityref { base b; } }`],
    [
      'an identity as default',
      `identity b; identity x { base b; ${OLD} } leaf a { type identityref { base b; } default x; }`,
    ],
    [
      'an identity as default of a type',
      `identity b; identity x { base b; ${OLD} } typedef t { type identityref { base b; } default x; }`,
    ],
    ['a feature of a leaf', `feature f { ${OLD} } leaf a { if-feature f; type int8; }`],
    [
      'a feature in an expression',
      `feature f { ${OLD} } feature g; leaf a { if-feature "g or not f"; type int8; }`,
    ],
    ['a feature of a feature', `feature f { ${OLD} } feature g { if-feature f; }`],
    ['a feature of an identity', `feature f { ${OLD} } identity i { if-feature f; }`],
    [
      'a feature of a uses',
      `feature f { ${OLD} } grouping g { leaf a { type int8; } } uses g { if-feature f; }`,
    ],
    [
      'a feature of an augment',
      `feature f { ${OLD} } container c; augment /c { if-feature f; leaf a { type int8; } }`,
    ],
    [
      'a feature of a refine',
      `feature f { ${OLD} } grouping g { leaf a { type int8; } } uses g { refine a { if-feature f; } }`,
    ],
    ['the leaf of a leafref', `leaf b { ${OLD} type int8; } leaf a { type leafref { path "../b"; } }`],
    ['a key', `list l { key k; leaf k { ${OLD} type int8; } }`],
    ['a leaf of unique', `list l { key k; unique u; leaf k { type int8; } leaf u { ${OLD} type int8; } }`],
    ['the default case', `choice c { default b; leaf a { type int8; } leaf b { ${OLD} type int8; } }`],
  ])('%s', (_, body) => {
    expect(problemsIn(body)).toEqual([
      expect.stringMatching(/ must not refer to .*, which is .* \[7\.21\.2\]$/),
    ]);
    expect(problemsIn(body.replaceAll(/status \w+;/g, ''))).toEqual([]);
  });

  test('what is as outdated may be referred to', () => {
    expect(
      problemsIn(`feature f { ${OLD} } container c { ${OLD} leaf a { if-feature f; type int8; } }`),
    ).toEqual([]);
    expect(problemsIn(`list l { ${OLD} key k; leaf k { ${OLD} type int8; } }`)).toEqual([]);
  });

  test('definitions of other modules may be of any status', () => {
    const other = `module n { namespace "urn:n"; prefix n; feature f { ${NEVER} } typedef t { ${NEVER} type int8; } }`;
    const text = module('import n { prefix n; } leaf a { if-feature n:f; type n:t; }');
    expect(problemsOf(text, other)).toEqual([]);
  });
});
