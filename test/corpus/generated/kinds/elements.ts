/** Numbers of entries, presence and conditions of containers (RFC 7950 sections 7.5.3 to 7.7.6). */
import type { Kind } from '../kind.ts';
import { maybe, module, one, some, text } from '../text.ts';

const bounds = some(
  'min-elements 1;',
  'max-elements 2;',
  one('min-elements 3;', 'max-elements unbounded;', 'max-elements 0;', 'when "../n";', 'must "../n";'),
);
const must = one(
  'must "n";',
  'must "count(l) < 3";',
  'must "count(s) > 1 or n = 1";',
  'must "not(l[v = 1])";',
  'must "sum(l/v) < 4";',
  'must "in/x";',
  'must "s[. = \'x\']";',
  'must "l[last()]/k = \'x\'";',
  'must "every(l)";',
  'must "count(.//v) = count(l)";',
);
const body = text`
  leaf n { type int8; ${maybe('default "1";')} }
  leaf-list s { type string; ${bounds} ${maybe('ordered-by user;')} }
  list l { key "k"; ${bounds} leaf k { type string; } leaf v { type int8; ${maybe('mandatory true;')} } }
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
