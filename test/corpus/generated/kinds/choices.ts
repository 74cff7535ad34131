/** Choices inside each other, with default cases, mandatory ones and conditions (RFC 7950 section 7.9). */
import type { Kind } from '../kind.ts';
import { maybe, module, one, seldom, some, text } from '../text.ts';

const leaf = (name: string) =>
  text`leaf ${name} { type int8; ${one('', 'default "1";', 'when "../n = 1";', seldom('mandatory true;'))} }`;

const inner = text`choice d { ${maybe(one('default "d1";', 'default "d2";', 'mandatory true;'))}
    case d1 { ${leaf('d1l')} ${leaf('d1m')} } ${leaf('d2')} }`;

const choice = text`choice c { ${maybe(one('default "c1";', 'default "c2";', 'mandatory true;'))} ${seldom(one('default "c9";', 'default "c3";', 'leaf n { type int8; }'))}
  ${maybe('when "n";')}
  case c1 { ${maybe('when "n = 1";')} ${one(leaf('c1l'), text`leaf c1l { type int8; } ${inner}`)} }
  case c2 { container c2c { ${maybe('presence "here";')} ${leaf('c2l')} } ${maybe(leaf('c2m'))} }
  ${some('leaf-list c3 { type string; }', 'container c4 { leaf c4l { type string; default "v"; } }')}
}`;

export const choices: Kind = {
  modules: [
    module(
      'a',
      text`container top { ${maybe('presence "here";')} leaf n { type int8; ${maybe('default "1";')} } ${choice} }
list l { key "k"; leaf k { type string; } leaf n { type int8; } ${choice} }`,
    ),
  ],
};
