/** Groupings, used where their definitions are not in sight, with augments and conditions (RFC 7950 sections 7.12, 7.13). */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, seldom, text } from '../text.ts';

const when = maybe(
  one('when "n = 1";', 'when "a:n or not(a:n)";', 'when "../x = \'y\'";', 'if-feature a:f;'),
);
const augment = one(
  text`augment "in" { ${when} leaf more { type a:t; ${maybe('default "1";')} } }`,
  text`augment "c" { ${when} case c3 { leaf c3l { type string; } } }`,
  text`augment "l" { leaf lm { type a:t; ${maybe('mandatory true;')} } }`,
  text`augment ${mostly(['"c"'], ['"no"', '"x"', '"/a:top"', '"in/no"'])} { leaf c4 { type empty; } }`,
);
const uses = text`uses ${mostly(['a:g'], ['g', 'a:no', 'a:h2'])} { ${when} ${maybe(augment)} ${maybe('refine in { presence "x"; }')} ${maybe('refine x { default "y"; }')} }`;

export const groupings: Kind = {
  modules: [
    module(
      'a',
      text`feature f; typedef t { type int8 { range "0..3"; } } identity base; identity i1 { base base; }
grouping g { typedef own { type t; } grouping h { leaf hx { type own; ${maybe('default "2";')} } }
  leaf x { type string; ${maybe('must "../n = 1 or ../in";')} }
  container in { ${maybe('presence "here";')} uses h; leaf ref { type leafref { path "../../x"; } } }
  list l { key "k"; leaf k { type own; } ${maybe('uses h;')} leaf id { type identityref { base base; } ${maybe('default "i1";')} } }
  choice c { ${maybe('default "c1";')} leaf c1 { type string; ${maybe('default "q";')} } case c2 { uses h; ${maybe('leaf c2l { type string; }')} } }
  ${maybe('action act { input { uses h; } }')} ${maybe('notification note { uses h; }')}
}
${seldom(one('grouping g2 { uses g2; }', 'grouping g3 { uses g4; } grouping g4 { uses g3; }', 'grouping g { leaf y { type string; } }'))}
container top { leaf n { type int8; } uses g; ${seldom('uses g;')} }`,
    ),
    module(
      'b',
      text`container other { leaf n { type int8; ${maybe('default "1";')} } ${uses} }\n${maybe('augment "/a:top/a:in" { leaf bx { type a:t; } }')} ${maybe(text`list bl { key "n"; leaf n { type int8; } ${uses} }`)}`,
      {
        imports: ['a'],
      },
    ),
  ],
};
