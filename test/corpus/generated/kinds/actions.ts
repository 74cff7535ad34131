/** Actions in lists and containers, and RPCs, with conditions on their input (RFC 7950 sections 7.14 and 7.15). */
import type { Kind } from '../kind.ts';
import { maybe, module, one, some, text } from '../text.ts';

const property = maybe(
  one('mandatory true;', 'default "2";', 'must ". < 3";', 'must "../q";', 'when "../q = 1";'),
);
const body = text`input { ${maybe('must "p or q";')}
    leaf p { type int8; ${property} } leaf q { type int8; ${property} }
    ${some(
      text`leaf-list s { type string; ${maybe(one('min-elements 1;', 'max-elements 1;'))} }`,
      text`list in { key "k"; ${maybe('unique "v";')} leaf k { type string; } leaf v { type int8; ${property} } }`,
      text`choice c { ${maybe(one('mandatory true;', 'default "c1";'))} leaf c1 { type string; } leaf c2 { type string; } }`,
      text`container d { ${maybe('presence "here";')} leaf w { type string; ${maybe('mandatory true;')} } }`,
      'anydata any;',
    )} }
  ${maybe(text`output { leaf o { type string; ${maybe('mandatory true;')} } }`)}`;
const action = (name: string) => text`action ${name} { ${body} }`;

export const actions: Kind = {
  data: 'rpc',
  modules: [
    module(
      'a',
      text`
list l { key "k j"; leaf k { type string; } leaf j { type int8; } ${action('go')}
  container c { ${maybe('presence "here";')} ${action('stop')} }
  list m { ${one('key "i";', 'config false;', 'key "i"; config false;')} leaf i { type string; } ${maybe(action('turn'))} } }
container e { ${action('run')} }
rpc r { ${body} }`,
    ),
  ],
};
