/** Leafrefs to leafrefs, with predicates, and deref() in must (RFC 7950 sections 9.9 and 10.3.1). */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, text } from '../text.ts';

const require = one('', '', 'require-instance false;');
const ref = (path: string) => text`type leafref { path "${path}"; ${require} }`;

const must = one(
  'must "deref(.)/../v = 2 or true()";',
  'must "deref(.)/../v = 2";',
  'must "deref(.)/../v";',
  'must "count(deref(.)) = 1";',
  'must "deref(../first)/../k = .";',
  'must "deref(deref(.)/../first)/../v = 1";',
  'must "not(deref(.)/../v = ../../l[k = current()]/v) or true()";',
);

export const leafrefs: Kind = {
  modules: [
    module(
      'a',
      text`
typedef key { ${ref('/a:top/a:l/a:k')} }
container top {
  list l { key "k"; leaf k { type ${one('string;', 'string;', 'int8;', 'string { length "1"; }')} }
    leaf v { type int8; ${maybe('default "2";')} }
    leaf peer { ${ref('../../l/k')} ${maybe(must)} }
    list m { key "j"; leaf j { type string; } leaf value { type string; } }
  }
  leaf first { ${one(ref('../l/k'), 'type key;', 'type leafref { path "../l/k"; require-instance false; } default "x";')} ${maybe(must)} }
  leaf second { ${ref('../first')} ${maybe(must)} }
  leaf third { ${mostly([ref('../second')], [ref('../third'), ref('../nothing'), ref('../l'), ref('../l/k[j=1]')])} ${maybe(must)} }
  leaf inner { ${mostly([ref('../l[k = current()/../first]/m/j'), ref('../l[k = current()/../second]/v')], [ref('../l[v = current()/../first]/k')])} ${maybe(must)} }
  leaf-list all { ${one(ref('../l/k'), ref('../l/peer'))} ${maybe(must)} }
}`,
    ),
  ],
};
