/** `unique` over leaves at different depths, with defaults (RFC 7950 section 7.8.3). */
import type { Kind } from '../kind.ts';
import { many, maybe, module, mostly, one, seldom, text } from '../text.ts';

const path = mostly(['v', 'c/v', 'h', 'k', 'a:c/a:v', 'c/d/x'], ['ll', 'in/v', 'c', 'c/w', 'no']);
const unique = text`unique "${path}${one('', text` ${path}`)}";`;
const leaf = (name: string) =>
  text`leaf ${name} { type int8; ${maybe('default "1";')} ${seldom('config false;')} }`;

export const uniques: Kind = {
  modules: [
    module(
      'a',
      text`list l { key "k"; ${many(unique, 1, 2)}
  leaf k { type string; }
  leaf v { type int8; ${maybe('default "1";')} }
  leaf-list ll { type string; }
  list in { key "k"; leaf k { type string; } leaf v { type string; } }
  choice hs { leaf h { type int8; } ${leaf('hh')} }
  container c { ${one('presence "here"; leaf v { type int8; }', text`leaf v { type int8; ${maybe('default "2";')} } ${leaf('w')}`)}
    container d { leaf x { type string; ${maybe('when "../../v = 1";')} } } }
}`,
    ),
  ],
};
