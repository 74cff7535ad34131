/** Deviations (RFC 7950 section 7.20.3): any property of any node, added, replaced or taken away. */
import type { Kind } from '../kind.ts';
import { many, maybe, module, one, some, text } from '../text.ts';

const base = module(
  'a',
  text`
feature f;
container top {
  ${some('must "n or not(v)";', 'presence "here";')}
  leaf n { type int8 { range "0..5"; } ${some('default "1";', 'units "m";', 'must ". < 4";')} }
  leaf m { type string; ${one('', 'mandatory true;')} }
  leaf v { type string; ${some('when "../n = 2";')} }
  leaf-list s { type string; ${maybe(one('default "x";', 'min-elements 1;'))} ${maybe('max-elements 2;')} }
  list l { key "k"; ${some('unique "v";', 'max-elements 2;', 'must "v";')}
    leaf k { type string; } leaf v { type string; } leaf w { type int8; default "3"; } }
  choice c { ${one('', 'default "c1";', 'mandatory true;')}
    case c1 { leaf c1l { type string; default "q"; } } leaf c2 { type string; } }
}`,
);

const target = one(
  ...[
    '',
    '/a:n',
    '/a:m',
    '/a:v',
    '/a:s',
    '/a:l',
    '/a:l/a:k',
    '/a:l/a:v',
    '/a:l/a:w',
    '/a:c',
    '/a:c/a:c1',
  ].map((path) => `/a:top${path}`),
  '/a:top/a:c/a:c2/a:c2',
  '/a:top/a:nothing',
);

const property = one(
  'default "2";',
  'default "x";',
  'default "c2";',
  'units "m";',
  'units "s";',
  'mandatory true;',
  'mandatory false;',
  'config true;',
  'config false;',
  'min-elements 1;',
  'min-elements 2;',
  'max-elements 2;',
  'max-elements 1;',
  'must "v";',
  'must ". < 4";',
  'must "n or not(v)";',
  'unique "v";',
  'unique "w";',
);

const deviate = one(
  'deviate not-supported;',
  text`deviate ${one('add', 'replace', 'delete')} { ${many(property, 1, 2)} }`,
  text`deviate replace { type ${one('int16;', 'string;', 'int8 { range "2..9"; }', 'leafref { path "../n"; }')} }`,
);

const deviation = text`deviation ${target} { ${many(deviate, 1, 2)} }`;

export const deviations: Kind = {
  modules: [base, module('b', many(deviation, 1, 3), { imports: ['a'] })],
};
