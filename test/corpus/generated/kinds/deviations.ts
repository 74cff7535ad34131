/** Deviations (RFC 7950 section 7.20.3): any property of any node, added, replaced or taken away. */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, type Part, seldom, some, text } from '../text.ts';

const base = module(
  'a',
  text`
feature f;
container top {
  ${maybe('must "n or not(v)";')} ${maybe('presence "here";')}
  leaf n { type int8 { range "0..5"; } default "1"; units "m"; must ". < 4"; }
  leaf m { type string; ${maybe('mandatory true;')} }
  leaf v { type string; ${some('when "../n = 2";')} }
  leaf-list s { type string; ${maybe(one('default "x";', 'min-elements 1;'))} max-elements 2; }
  list l { key "k"; unique "v"; ${maybe('max-elements 2;')} ${maybe('must "v";')}
    leaf k { type string; } leaf v { type string; } leaf w { type int8; default "3"; } }
  choice c { default "c1"; case c1 { leaf c1l { type string; default "q"; } } leaf c2 { type string; } }
  choice d { mandatory true; leaf d1 { type string; } leaf d2 { type string; } }
}`,
);

/** What can be done to each node. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  '': ['add { must "n"; }', 'add { must "not(v)"; must "n < 3"; }'],
  '/a:n': [
    'delete { default "1"; }',
    'replace { default "2"; }',
    'delete { must ". < 4"; units "m"; }',
    'replace { units "s"; }',
    'replace { type int16; }',
    'replace { type int8 { range "1..9"; } } deviate add { must ". > 1"; }',
    'add { mandatory true; } deviate delete { default "1"; }',
  ],
  '/a:m': [
    'replace { mandatory false; }',
    'replace { type int8; }',
    'add { must "../n = 1"; }',
    'not-supported;',
  ],
  '/a:v': ['not-supported;', 'add { default "x"; }', 'add { units "s"; }', 'replace { config false; }'],
  '/a:s': [
    'replace { max-elements 3; }',
    'add { must ". != \'z\'"; }',
    'not-supported;',
    'replace { type int8; }',
  ],
  '/a:l': [
    'delete { unique "v"; }',
    'add { unique "w"; }',
    'add { min-elements 1; }',
    'add { must "w"; }',
    'not-supported;',
    'add { unique "v w"; }',
  ],
  '/a:l/a:w': ['delete { default "3"; }', 'not-supported;', 'replace { type uint64; }'],
  '/a:c': ['delete { default "c1"; }', 'replace { default "c2"; }', 'not-supported;'],
  '/a:c/a:c2/a:c2': ['add { default "x"; }', 'add { must "../n"; }'],
  '/a:d': ['replace { mandatory false; }', 'replace { mandatory true; }'],
  '/a:d/a:d1': ['not-supported;', 'add { if-feature f; }'],
};
const WRONG = [
  'add { default "2"; }',
  'replace { default "x"; }',
  'delete { default "7"; }',
  'add { mandatory true; }',
  'add { config false; }',
  'replace { min-elements 2; }',
  'add { max-elements 1; }',
  'delete { must "x"; }',
  'delete { unique "w"; }',
  'add { type string; }',
  'delete { type int8; }',
  'replace { type leafref { path "../n"; } }',
  'replace { must "v"; }',
  'not-supported { default "1"; }',
  'change { default "1"; }',
];

const deviation = (path: string, deviate: Part) => text`deviation /a:top${path} { deviate ${deviate} }`;
const deviationOf = (path: string, right: readonly string[]) => deviation(path, mostly(right, WRONG));

const all = Object.entries(RIGHT).map(([path, right]) => deviationOf(path, right));
const wrong = one(
  ...['/a:nothing', '/a:l/a:k', '/a:c/a:c1', '/a:l/a:v'].map((path) => deviation(path, one(...WRONG))),
);

export const deviations: Kind = {
  // yanglint shows types as they were before.
  compareTrees: false,
  modules: [
    base,
    module('b', text`${one(...all)} ${one(...all)} ${maybe(one(...all))} ${seldom(wrong)}`, {
      imports: ['a'],
    }),
  ],
};
