/** Refine (RFC 7950 section 7.13.2): any property of any node of a grouping. */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, some, text } from '../text.ts';

/** What can be refined of each node. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  n: ['default "2";', 'must ". < 3";', 'if-feature f;', 'description "new";', 'config true;'],
  m: ['mandatory true;', 'mandatory false;', 'must "../n";', 'if-feature f; must "../n = 1";'],
  s: ['max-elements 1;', 'max-elements 2;', 'must ". != \'z\'";', 'default "x";', 'if-feature "not f";'],
  l: ['min-elements 1;', 'max-elements 1;', 'must "v";', 'must "v = 4 or k = \'x\'";'],
  'l/v': ['default "2";', 'must ". < 5";', 'mandatory false;'],
  in: ['presence "now";', 'must "x";', 'if-feature f;'],
  'in/x': ['default "y";', 'must "../../n";', 'if-feature f;'],
  c: ['default "c1";', 'default "c2";', 'mandatory false;'],
  'c/c1/c1l': ['default "x";', 'mandatory false;', 'if-feature f;'],
  any: ['mandatory true;', 'must "../n";', 'if-feature f;', 'reference "x";'],
  'inner/z': ['default "2";', 'must ". < 3";'],
};
const WRONG = [
  'default "x";',
  'default "c9";',
  'mandatory true;',
  'presence "now";',
  'min-elements 2;',
  'max-elements 1;',
  'config false;',
  'if-feature g;',
  'type string;',
  'units "m";',
  'when "n";',
  'default "1"; default "2";',
];

const all = [
  ...Object.entries(RIGHT).map(([path, right]) => text`refine "${path}" { ${mostly(right, WRONG)} }`),
  text`refine "${one('l/k', 'c/c1', 'nothing', 'a:n', '/n')}" { ${one(...WRONG, 'must "../v";')} }`,
];
const refines = text`${one(...all)} ${one(...all)} ${maybe(one(...all))}`;

export const refinements: Kind = {
  modules: [
    module(
      'a',
      text`feature f;
grouping deep { container inner { leaf z { type int8; ${maybe('default "1";')} } } }
grouping g {
  leaf n { type int8; ${maybe('default "1";')} }
  leaf m { type string; ${maybe('mandatory true;')} }
  leaf-list s { type string; ${some('default "y";', 'max-elements 2;')} }
  list l { key "k"; ${some('min-elements 1;')} leaf k { type string; } leaf v { type int8; ${maybe('default "4";')} } }
  container in { ${maybe('presence "here";')} leaf x { type string; ${maybe('default "x";')} } }
  choice c { ${maybe(one('default "c2";'))} case c1 { leaf c1l { type string; } } leaf c2 { type string; default "2"; } }
  anydata any;
  uses deep ${one(';', '{ refine "inner/z" { must ". < 3"; } }')}
}
container top { uses g { ${refines} } }
${maybe(text`container other { config false; uses g { ${maybe(one(...all))} } }`)}`,
    ),
  ],
};
