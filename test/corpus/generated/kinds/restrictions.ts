/** Ranges, lengths, patterns, fraction digits, enums and bits, narrowed from typedef to typedef (RFC 7950 section 9). */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, type Text, text } from '../text.ts';

/** A chain of types, from the widest to a leaf. */
const chain = (first: Text, second: Text, last: Text): Text => text`
typedef t1 { type ${first} }
typedef t2 { type t1 ${second} }
container top { leaf n { type t2 ${last} } leaf-list s { type t2 ${last} } leaf v { type t1; } list l { key "k"; leaf k { type t2; } leaf v { type t1; } } }`;

const range = mostly(
  [
    'range "1..3";',
    'range "0..5";',
    'range "2";',
    'range "min..max";',
    'range "1 | 3..5";',
    'range "min..2 | 4 .. max";',
    'range "1|3|5";',
  ],
  [
    'range "5..1";',
    'range "1..3 | 2..4";',
    'range "x";',
    'range "0..300";',
    'range "1.5..2";',
    'length "1..2";',
    'range "";',
  ],
);
const length = mostly(
  ['length "1..3";', 'length "0..2";', 'length "1";', 'length "min..max";', 'length "1 | 3";'],
  [
    'length "3..1";',
    'length "-1..2";',
    'length "x";',
    'range "1..2";',
    'length "1..99999999999999999999999";',
  ],
);
const pattern = mostly(
  [
    'pattern "[a-z]*";',
    'pattern "[xyz1]+";',
    'pattern ".";',
    'pattern "\\\\d|\\\\w*";',
    'pattern "x" { modifier invert-match; }',
    'pattern "[a-y-]*" { error-message "no"; }',
  ],
  [
    'pattern "[a-z";',
    'pattern "(";',
    'pattern "*";',
    'pattern "x" { modifier other; }',
    'pattern "\\\\p{Xy}";',
    'pattern "a{2,1}";',
  ],
);
const enums = mostly(
  ['enum x; enum y;', 'enum x { value 1; } enum y;', 'enum y;', 'enum x { value -3; } enum z { value 7; }'],
  [
    'enum x; enum x;',
    'enum x { value 1; } enum y { value 1; }',
    'enum x { value 2147483647; } enum y;',
    'enum " x";',
    'enum "";',
    'enum w;',
  ],
);
const bits = mostly(
  ['bit x; bit y;', 'bit x { position 1; } bit y;', 'bit y;', 'bit x { position 5; } bit z { position 2; }'],
  [
    'bit x; bit x;',
    'bit x { position 1; } bit y { position 1; }',
    'bit x { position 4294967295; } bit y;',
    'bit "x y";',
    'bit w;',
  ],
);
const block = (part: Text): Text => text`{ ${part} }`;
const more = (part: Text): Text => one(';', text`{ ${part} }`);
const digits = mostly(['1', '2', '3', '18'], ['0', '19', 'x', '-1']);

export const restrictions: Kind = {
  modules: [
    module(
      'a',
      one(
        chain(
          text`${one('int8', 'int16', 'uint8', 'int64', 'uint64')} ${more(range)}`,
          more(range),
          more(range),
        ),
        chain(
          text`string { ${maybe(length)} ${maybe(pattern)} }`,
          more(length),
          more(text`${pattern} ${maybe(pattern)}`),
        ),
        chain(
          text`decimal64 { fraction-digits ${digits}; ${maybe(range)} }`,
          more(range),
          more(one(range, 'range "1.5..2.5";', 'range "1.25";')),
        ),
        chain(
          text`enumeration { enum x; enum y; enum z; }`,
          one(';', '{ enum x; enum y; }', block(enums)),
          more(enums),
        ),
        chain(text`enumeration ${block(enums)}`, text`;`, text`;`),
        chain(text`bits { bit x; bit y; bit z; }`, one(';', '{ bit x; bit y; }', block(bits)), more(bits)),
        chain(text`bits ${block(bits)}`, text`;`, text`;`),
        chain(text`binary ${more(length)}`, more(length), text`;`),
      ),
    ),
  ],
};
