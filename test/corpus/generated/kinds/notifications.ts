/** Notifications, at top and inside of data, with conditions (RFC 7950 section 7.16). */
import type { Kind } from '../kind.ts';
import { maybe, module, one, seldom, some, text } from '../text.ts';

const property = maybe(one('mandatory true;', 'default "2";', 'must ". < 3";', 'when "../q = 1";'));
const body = text`${maybe('must "p or q";')}
    leaf p { type int8; ${property} } leaf q { type int8; ${maybe('default "1";')} }
    ${some(
      text`leaf-list s { type string; ${maybe(one('min-elements 1;', 'max-elements 1;'))} }`,
      text`list in { ${one('key "k";', '')} leaf k { type string; } leaf v { type int8; ${property} } }`,
      text`choice c { ${maybe(one('mandatory true;', 'default "c1";'))} leaf c1 { type string; } leaf c2 { type string; } }`,
      'leaf r { type leafref { path "../q"; } }',
      'anydata any;',
    )}
    ${seldom(one('leaf q { type string; }', 'action no;', 'notification n;', 'config true;', 'input { }'))}`;
const notification = (name: string) => text`notification ${name} { ${body} }`;

export const notifications: Kind = {
  data: ['notif'],
  modules: [
    module(
      'a',
      text`
list l { key "k"; leaf k { type int8; } ${notification('moved')}
  container c { ${maybe('presence "here";')} ${notification('gone')} } }
container e { ${notification('full')} ${seldom(text`leaf full { type string; }`)} }
${notification('n')}`,
    ),
  ],
};
