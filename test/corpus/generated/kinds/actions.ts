/** Actions in lists and containers, and RPCs, with conditions on their input and output (RFC 7950 sections 7.14, 7.15). */
import type { Kind } from '../kind.ts';
import { maybe, module, one, seldom, some, type Text, text } from '../text.ts';

const property = maybe(one('mandatory true;', 'default "2";', 'must ". < 3";', 'must "../q or ../p";'));
const fields = (
  property: Text,
) => text`leaf p { type int8; ${property} } leaf q { type int8; ${maybe(one('mandatory true;', 'default "1";'))} }
    ${some(
      text`leaf-list s { type string; ${maybe(one('min-elements 1;', 'max-elements 1;'))} }`,
      text`list in { key "k"; ${maybe('unique "v";')} leaf k { type string; } leaf v { type int8; ${property} } }`,
      text`choice c { ${maybe(one('mandatory true;', 'default "c1";'))} leaf c1 { type string; } leaf c2 { type string; } }`,
      text`container d { ${maybe('presence "here";')} leaf w { type string; ${maybe('mandatory true;')} } }`,
      'anydata any;',
    )}`;
const wrong = seldom(
  one('leaf q { type string; }', 'action no { }', 'notification n;', 'config true;', 'presence "x";'),
);
const body = text`${maybe(text`input { ${maybe('must "p or q";')} ${fields(one(property, 'when "../q = 1";'))} ${wrong} }`)}
  ${maybe(text`output { ${fields(maybe(one('mandatory true;', 'default "2";', 'must ". < 3";')))} leaf o { type string; ${maybe('mandatory true;')} } }`)}`;
const action = (name: string) => text`action ${name} { ${body} }`;

export const actions: Kind = {
  data: ['rpc', 'reply'],
  modules: [
    module(
      'a',
      text`
list l { key "k j"; leaf k { type string; } leaf j { type int8; } ${action('go')}
  container c { ${maybe('presence "here";')} ${action('stop')} }
  list m { ${one('key "i";', 'key "i"; config false;')} ${seldom('config false;')} leaf i { type string; } ${maybe(action('turn'))} } }
container e { ${action('run')} }
rpc r { ${body} }`,
    ),
  ],
};
