/** Anydata and anyxml among conditions (RFC 7950 sections 7.10 and 7.11). */
import type { Kind } from '../kind.ts';
import { many, maybe, module, one, seldom, some, text } from '../text.ts';

const properties = text`${maybe('mandatory true;')} ${some('when "../n";', 'status deprecated;')}
  ${maybe(one('must "../n";', 'must "not(../n = 1)";'))} ${seldom(one('default "x";', 'type string;', 'config true; config false;'))}`;
const any = (name: string) => text`${one('anydata', 'anyxml')} ${name} { ${properties} }`;
const plain = (name: string) => text`${one('anydata', 'anyxml')} ${name} { ${maybe('when "../n";')} }`;

export const anydata: Kind = {
  modules: [
    module(
      'a',
      text`
container top { ${maybe(one('must "any or not(n)";', 'presence "here";'))} leaf n { type int8; } ${any('any')}
  choice c { ${maybe(one('default "one";', 'mandatory true;'))} ${plain('one')} ${seldom(any('none'))}
    case two { ${any('other')} leaf t { type int8; default "1"; } } }
  list l { key "k"; leaf k { type string; } ${maybe(any('any'))} }
}
${maybe(plain('outside'))}
${maybe(text`rpc r { input { ${many(any('any'), 1, 1)} } }`)}`,
    ),
  ],
};
