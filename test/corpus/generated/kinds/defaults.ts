/** Defaults of types whose values have several forms: their own, of typedefs, refined ones (RFC 7950 section 7.6.1). */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, type Text, text } from '../text.ts';

/** Types, each with some of its values. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  'bits { bit x; bit y; bit z; }': ['', 'x', 'x y', 'y x', 'z  x'],
  'bits { bit x { position 3; } bit y { position 1; } }': ['x', 'x y', 'y x', ''],
  'decimal64 { fraction-digits 2; }': ['1', '1.0', '1.50', '-0', '+1', '9.000', ' 1 ', '010'],
  'decimal64 { fraction-digits 2; range "1..3.5 | 9"; }': ['1', '1.50', '9.00', '3.5', '+1'],
  'decimal64 { fraction-digits 18; }': ['1', '9.001', '3.14159', '-0', '-9.223372036854775808'],
  'int8 { range "-3..3"; }': ['1', '-0', '+1', '0x1', '01', ' 1 '],
  uint64: ['1', '0x10', '010', '18446744073709551615', '+1'],
  int64: ['1', '-9223372036854775808', '0x10', '010', '-0'],
  boolean: ['true', 'false'],
  empty: [''],
  'binary { length "1..2"; }': ['YQ==', 'YWI='],
  'enumeration { enum x; enum y { value 7; } enum "x y"; }': ['x', 'y', 'x y'],
  'identityref { base base; }': ['i1', 'a:i1'],
  'string { length "1..3"; pattern "[a-z ]*"; }': ['x', 'x y', ' x '],
  'string { pattern "[0-9].*" { modifier invert-match; } pattern "x.*"; }': ['x', 'xy', 'x y'],
  'instance-identifier { require-instance false; }': ['/a:top', '/a:top/a:v'],
  'union { type int8 { range "1..2"; } type enumeration { enum x; } type string { length "3"; } }': [
    '1',
    'x',
    'x y',
    '010',
  ],
};
const ODD = [
  '',
  'x',
  'x x',
  'z y',
  '1.0',
  '+1',
  '9.2',
  'YWJj',
  'i4',
  'TRUE',
  '/a:nothing',
  '18446744073709551616',
  '4',
];

function body(type: string, values: readonly string[]): Text {
  const property = text`default "${mostly(values, ODD)}";`;
  const typed = type.endsWith('}') ? type : `${type};`;
  return text`
identity base; identity i1 { base base; } identity i4;
typedef t { type ${typed} ${maybe(property)} }
typedef tt { type t; ${maybe(property)} }
container top {
  leaf n { type ${one('t', 'tt')}; ${mostly([property, ''], ['mandatory true;'])} }
  leaf v { type ${typed} ${maybe(property)} }
  leaf-list s { type ${one(typed, 'tt;')} ${mostly(['', property], [text`${property} ${property}`])} ${maybe('ordered-by user;')} }
  list l { key "k"; leaf k { type string; } leaf v { type tt; } }
}`;
}

export const defaults: Kind = {
  modules: [module('a', one(...Object.entries(TYPES).map(([type, values]) => body(type, values))))],
};
