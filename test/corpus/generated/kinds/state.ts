/** State beside configuration: lists without keys, values that repeat, conditions that look at both (RFC 7950 section 7.21.1). */
import type { Kind } from '../kind.ts';
import { maybe, module, one, seldom, text } from '../text.ts';

const property = maybe(one('mandatory true;', 'must "../../n or ../n";', 'when "../../n = 1 or ../n = 1";'));

export const state: Kind = {
  data: ['data', 'data', 'config'],
  compareValues: false,
  modules: [
    module(
      'a',
      text`
container top { leaf n { type int8; ${maybe('default "1";')} ${maybe('must "../st/q or true()";')} }
  container st { config false; ${maybe('must "q";')} ${maybe('presence "here";')}
    leaf q { type int8; ${property} ${maybe('config false;')} }
    leaf-list s { type string; ${maybe(one('max-elements 2;', 'min-elements 1;'))} ${maybe('ordered-by user;')} }
    list l { ${maybe('key "k";')} ${maybe('unique "v";')} leaf k { type string; } leaf v { type int8; ${maybe('default "2";')} } }
    leaf r { type leafref { path ${one('"../../n"', '"../q"', '"../l/k"', '"../../c/k"')}; ${maybe('require-instance false;')} } }
    ${seldom(one('leaf t { config true; type string; }', 'list m { key "k"; leaf k { type string; config true; } }'))}
    container cs { leaf d { type string; default "x"; } }
  }
  list c { ${maybe('max-elements 2;')} key "k"; ${maybe('unique "v";')} leaf k { type string; } leaf v { type int8; }
    leaf up { config false; type int8; ${property} } leaf-list t { config false; type string; } }
  ${seldom(one('list x { leaf k { type string; } }', 'leaf y { type leafref { path "../st/q"; } }', 'list z { key "k"; leaf k { type string; config false; } }'))}
}`,
    ),
  ],
};
