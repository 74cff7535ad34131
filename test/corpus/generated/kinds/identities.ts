/** Identities of several modules with several bases, and references to them (RFC 7950 sections 7.18 and 9.10). */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, seldom, text } from '../text.ts';

const bases = (...names: string[]) =>
  text`${maybe(`base ${names[0]};`)} ${maybe(`base ${names[1]};`)} ${seldom(one('base no;', `base ${names[2]};`))}`;
const base = text`base ${mostly(['base', 'other', 'a:base'], ['i1', 'no', 'c:base'])};`;
const value = mostly(['i1', 'i2', 'a:i1'], ['i3', 'b:i3', 'base', 'x']);
const ref = text`type identityref { ${base} ${seldom(one('base other;', 'base i2;', 'fraction-digits 2;'))} }`;

const must = one(
  'must "derived-from-or-self(., \'a:i1\')";',
  'must "derived-from(., \'base\')";',
  'must "not(derived-from(., \'a:i2\'))";',
  "must \". = 'a:i1' or . = 'b:i3'\";",
  'must "derived-from(../n, \'a:base\') or not(../n)";',
);

export const identities: Kind = {
  modules: [
    module(
      'a',
      text`
identity base; identity other;
identity i1 { base base; ${maybe('base other;')} } identity i2 { ${maybe('base i1;')} ${maybe('base other;')} } identity i4 { ${bases('base', 'other', 'i5')} }
typedef t { type identityref { base base; } ${maybe(mostly(['default "i1";'], ['default "i4";']))} }
container top {
  leaf n { ${one(ref, 'type t;')} ${maybe(must)} ${seldom(text`default "${value}";`)} }
  leaf m { ${ref} ${maybe(must)} }
  leaf-list s { type t; ${maybe(must)} ${maybe('ordered-by user;')} }
  list l { key "k"; leaf k { type t; } leaf v { ${ref} } }
}`,
    ),
    module(
      'b',
      text`identity i3 { base a:base; ${maybe('base a:other;')} }
identity i5 { ${maybe('base i3;')} }
augment "/a:top" { leaf own { type identityref { base ${mostly(['a:base', 'i3'], ['base'])}; } ${maybe(text`default "${mostly(['b:i5', 'i5'], ['a:i1', 'i1'])}";`)} } }`,
      { imports: ['a'] },
    ),
  ],
};
