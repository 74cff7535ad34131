/** Anydata and anyxml among conditions (RFC 7950 sections 7.10 and 7.11). */
import type { Kind } from '../kind.ts';
import { many, maybe, module, one, some, text } from '../text.ts';

const properties = some('mandatory true;', 'when "../n";', 'must "../n";', 'status deprecated;');
const any = (name: string) => text`${one('anydata', 'anyxml')} ${name} { ${properties} }`;

export const anydata: Kind = {
  modules: [
    module(
      'a',
      text`
container top { ${maybe('must "any";')} leaf n { type int8; } ${any('any')}
  choice c { ${maybe(one('default "one";', 'mandatory true;'))} ${any('one')} case two { ${any('other')} leaf t { type int8; default "1"; } } }
  list l { key "k"; leaf k { type string; } ${maybe(any('any'))} }
}
${maybe(any('outside'))}
${maybe(text`rpc r { input { ${many(any('any'), 1, 1)} } }`)}`,
    ),
  ],
};
