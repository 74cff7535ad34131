/** Structures outside of datastores (RFC 8791; RFC 8040 section 8): what is wrong with them, and their trees. */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, seldom, some, text } from '../text.ts';

const leaf = text`leaf n { type int8; ${one('', 'default "1";', 'mandatory true;')} ${maybe('units "m";')} }`;
const body = text`${leaf} ${some(
  text`list l { ${maybe('key "k";')} leaf k { type string; } leaf v { type t; } }`,
  text`container in { ${maybe('presence "x";')} uses g; }`,
  text`choice c { leaf c1 { type empty; } case c2 { leaf c2l { type t; } } }`,
  text`leaf-list s { type t; ${maybe('ordered-by user;')} }`,
  'anydata any;',
  'uses g;',
)} ${seldom(one('leaf n { type string; }', 'rpc x;', 'leaf r { type no; }', 'uses no;'))}`;

export const structures: Kind = {
  modules: [
    module(
      'a',
      text`typedef t { type string { length "1..3"; } }
grouping g { leaf gx { type t; } }
sx:structure one { ${maybe('must "n";')} ${body} }
${maybe(text`sx:structure ${mostly(['two'], ['one'])} { ${body} ${maybe('typedef u { type t; }')} }`)}
${maybe(text`rc:yang-data three { container c { ${body} } ${seldom('leaf x { type string; }')} }`)}
leaf top { type t; }`,
      { imports: ['ietf-yang-structure-ext sx', 'ietf-restconf rc'] },
    ),
  ],
};
