/** Augments with `when`, of the same module and of another (RFC 7950 section 7.17). */
import type { Kind } from '../kind.ts';
import { many, maybe, module, one, text } from '../text.ts';

const base = module(
  'a',
  text`
container top {
  leaf n { type int8; ${maybe('default "1";')} }
  ${maybe('presence "here";')}
  container inner { leaf flag { type boolean; ${maybe('default "true";')} } }
  list l { key "k"; leaf k { type string; } leaf v { type string; } }
  choice c { ${maybe('default "c1";')} case c1 { leaf c1l { type string; ${maybe('default "q";')} } } leaf c2 { type string; } }
}
${maybe('augment "/top" { when "n = 1"; leaf own { type string; default "x"; } }')}`,
);

const target = one(
  '/a:top',
  '/a:top/a:inner',
  '/a:top/a:l',
  '/a:top/a:c',
  '/a:top/a:c/a:c1',
  '/a:top/a:n',
  '/a:top/a:c/a:c2/a:c2',
);
const when = one(
  'when "a:n = 1";',
  'when "../a:n > 1";',
  'when "a:k = \'x\'";',
  'when "/a:top/a:n = 2";',
  'when "a:inner/a:flag = \'true\'";',
  'when "a:c2";',
  'when "not(b:z)";',
);

const name = one('p', 'q', 'r', 'v');
const leaf = text`leaf ${name} { type ${one('string;', 'int8;')} ${maybe(one('default "3";', 'mandatory true;', 'when "../a:n = 1";'))} }`;
const node = one(
  leaf,
  text`container ${name} { ${maybe('presence "here";')} ${leaf} }`,
  text`list ${name} { key "k"; leaf k { type string; } ${leaf} }`,
  text`leaf-list ${name} { type string; ${maybe('default "x";')} }`,
  text`case ${name} { ${leaf} }`,
  'uses g { when "a:n = 2"; }',
);

const augment = text`augment "${target}" { ${maybe(when)} ${many(node, 1, 2)} }`;

export const augments: Kind = {
  modules: [
    base,
    module('b', text`grouping g { leaf z { type string; default "zz"; } }\n${many(augment, 1, 3)}`, {
      imports: ['a'],
    }),
  ],
};
