/** Unions whose members are references, in every order (RFC 7950 section 9.12). */
import type { Kind } from '../kind.ts';
import { many, maybe, module, one, type Text, text } from '../text.ts';

const member = one(
  'type leafref { path "/a:top/a:n"; }',
  'type leafref { path "/a:top/a:n"; require-instance false; }',
  'type leafref { path "/a:top/a:l/a:k"; }',
  'type instance-identifier;',
  'type instance-identifier { require-instance false; }',
  'type identityref { base base; }',
  'type identityref { base i1; }',
  'type int8 { range "2..3"; }',
  'type decimal64 { fraction-digits 1; }',
  'type enumeration { enum x; enum i1; }',
  'type bits { bit x; bit y; }',
  'type boolean;',
  'type empty;',
  'type string { pattern "[xyz1]*"; }',
  'type string { length "2"; }',
  'type union { type int8; type identityref { base base; } }',
  'type binary;',
);

/** A union, with a default only if that need not refer to something. */
const union = (value: Text): Text =>
  text`type union { ${many(member, 1, 3)} } ${maybe(value)}`.map((each) =>
    /"; }|instance-identifier;/.test(each) ? each.replace(/default "[^"]*";/, '') : each,
  );

export const unions: Kind = {
  compareValues: false,
  modules: [
    module(
      'a',
      text`
identity base; identity i1 { base base; } identity i2 { base i1; } identity i4;
typedef u { ${union(one('default "x";', 'default "1";', 'default "a:i1";', 'default "i2";'))} }
container top {
  leaf n { type ${one('string', 'u')}; }
  list l { key "k"; leaf k { type ${one('string', 'u')}; } leaf v { type u; ${maybe('must ". = 1";')} } }
  leaf w { ${union(one('default "2";', 'default "x y";'))} }
  leaf-list many { type u; }
}`,
    ),
    module('b', 'identity i3 { base a:base; }', { imports: ['a'] }),
  ],
};
