/** Refine (RFC 7950 section 7.13.2): any property of any node of a grouping. */
import type { Kind } from '../kind.ts';
import { many, maybe, module, one, some, text } from '../text.ts';

const target = one(
  'n',
  'm',
  's',
  'l',
  'l/k',
  'l/v',
  'in',
  'in/x',
  'c',
  'c/c1',
  'c/c1/c1l',
  'any',
  'nothing',
  'a:n',
  'inner/z',
);
const property = one(
  'default "2";',
  'default "x";',
  'default "c1";',
  'mandatory true;',
  'mandatory false;',
  'presence "now";',
  'must "../n";',
  'must ". = 2";',
  'config false;',
  'config true;',
  'min-elements 2;',
  'max-elements 1;',
  'if-feature f;',
  'description "new";',
);
const refine = text`refine "${target}" { ${many(property, 1, 2)} }`;

export const refinements: Kind = {
  modules: [
    module(
      'a',
      text`feature f;
grouping deep { container inner { leaf z { type int8; ${maybe('default "1";')} } } }
grouping g {
  leaf n { type int8; ${maybe(one('default "1";', 'mandatory true;'))} }
  leaf m { type string; ${maybe('mandatory true;')} }
  leaf-list s { type string; ${some('default "y";', 'max-elements 2;')} }
  list l { key "k"; ${some('min-elements 1;')} leaf k { type string; } leaf v { type int8; ${maybe('default "4";')} } }
  container in { ${maybe('presence "here";')} leaf x { type string; ${maybe('default "x";')} } }
  choice c { ${maybe(one('default "c2";', 'mandatory true;'))} case c1 { leaf c1l { type string; } } leaf c2 { type string; default "2"; } }
  anydata any;
  uses deep ${one(';', '{ refine "inner/z" { must ". < 3"; } }')}
}
container top { uses g { ${many(refine, 1, 3)} } }
${maybe(text`container other { config false; uses g { ${many(refine, 0, 2)} } }`)}`,
    ),
  ],
};
