/** Numbers of entries, presence and conditions of containers (RFC 7950 sections 7.5.3 to 7.7.6). */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, seldom, text } from '../text.ts';

const bounds = text`${maybe(one('min-elements 1;', 'min-elements 2;', 'min-elements 0;'))}
  ${maybe(one('max-elements 2;', 'max-elements 3;', 'max-elements unbounded;'))} ${maybe(one('when "../n";', 'must "../n";'))}
  ${seldom(one('max-elements 0;', 'max-elements 1;', 'min-elements 4;', 'min-elements -1;', 'ordered-by system;', 'ordered-by key;'))}`;
const must = mostly(
  [
    'must "n";',
    'must "count(l) < 3";',
    'must "count(s) > 1 or n = 1";',
    'must "not(l[v = 1])";',
    'must "sum(l/v) < 4";',
    'must "in/x";',
    'must "s[. = \'x\']";',
    'must "l[last()]/k = \'x\'";',
    'must "count(.//v) = count(l)";',
    'must "not(s) or string-length(s[1]) < 3";',
    "must \"contains(concat(n, '1'), '1')\";",
    'must "boolean(l) = boolean(s) or position() = 1";',
  ],
  ['must "every(l)";', 'must "count(l";', 'must "n +";'],
);
const body = text`
  leaf n { type int8; ${maybe('default "1";')} }
  leaf-list s { ${maybe('ordered-by user;')} type string; ${bounds} }
  list l { key "k"; ${maybe('ordered-by user;')} ${bounds} leaf k { type string; } leaf v { type int8; ${maybe('mandatory true;')} } }
  container in { ${maybe('presence "here";')} ${maybe('when "../n = 1";')} ${maybe(one('must "../l";', 'must "x";'))}
    leaf x { type string; ${maybe('mandatory true;')} } leaf-list y { type int8; ${bounds} } }`;

export const elements: Kind = {
  modules: [
    module(
      'a',
      text`container top { ${maybe('presence "here";')} ${maybe(must)} ${maybe(must)} ${body} }
${maybe(text`list o { key "k"; leaf k { type string; } container c { ${maybe(must)} ${body} } }`)}`,
    ),
  ],
};
