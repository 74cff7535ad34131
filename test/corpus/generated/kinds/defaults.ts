/** Defaults of types whose values have several forms: their own, of typedefs, refined ones (RFC 7950 section 7.6.1). */
import type { Kind } from '../kind.ts';
import { maybe, module, one, text } from '../text.ts';

const type = one(
  'bits { bit x; bit y; bit z; }',
  'bits { bit x { position 3; } bit y { position 1; } }',
  'decimal64 { fraction-digits 2; }',
  'decimal64 { fraction-digits 2; range "1..3.5 | 9"; }',
  'decimal64 { fraction-digits 18; }',
  'int8 { range "-3..3"; }',
  'uint64',
  'int64',
  'boolean',
  'empty',
  'binary { length "1..2"; }',
  'enumeration { enum x; enum y { value 7; } }',
  'identityref { base base; }',
  'string { length "1..3"; pattern "[a-z ]*"; }',
  'instance-identifier { require-instance false; }',
);
const value = one(
  '',
  'x',
  'x y',
  'y x',
  'z  x',
  'x x',
  '1',
  '1.0',
  '1.50',
  '-0',
  '+1',
  '0x10',
  '010',
  '9.000',
  '9.001',
  '3.14159',
  'true',
  'YQ==',
  'Y Q==',
  'YWJj',
  'i1',
  'a:i1',
  'i4',
  ' 1 ',
  '/a:top',
  '9.2',
  '-9223372036854775808',
  '18446744073709551615',
);
const property = text`default "${value}";`;
const typed = text`type ${type}`;
const end = (part: typeof type) => part.map((each) => (each.endsWith('}') ? each : `${each};`));

export const defaults: Kind = {
  modules: [
    module(
      'a',
      text`
identity base; identity i1 { base base; } identity i4;
typedef t { ${end(typed)} ${maybe(property)} }
typedef tt { type t; ${maybe(property)} }
container top {
  leaf n { type ${one('t', 'tt')}; ${maybe(one(property, 'mandatory true;'))} }
  leaf v { ${end(typed)} ${maybe(property)} }
  leaf-list s { ${one(end(typed), 'type tt;')} ${maybe(property)} ${maybe(property)} ${maybe('ordered-by user;')} }
  list l { key "k"; leaf k { type string; } leaf v { type tt; } }
}`,
    ),
  ],
};
