/** Expressions of if-feature, with any of the features on (RFC 7950 section 7.20.2). */
import fc from 'fast-check';
import type { Kind } from '../kind.ts';
import { many, maybe, module, mostly, one, seldom, type Text, text } from '../text.ts';

const { expression } = fc.letrec<{ expression: string; factor: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('factor'),
    text`${tie('factor') as Text} ${one('and', 'or', '  or\n')} ${tie('expression') as Text}`,
  ),
  factor: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    one('f', 'g', 'a:f', 'h'),
    text`not ${tie('factor') as Text}`,
    text`(${tie('expression') as Text})`,
    text`( ${tie('expression') as Text} )`,
  ),
}));
const wrong = one('f or', 'and f', '(f', 'not', 'notf', 'nothing', 'f g', 'f)', 'b:f', '');
const condition = text`if-feature "${mostly([expression], [wrong])}";`;

const node = one(
  text`leaf n { ${condition} type int8; ${maybe('default "1";')} }`,
  text`leaf m { ${condition} type int8; mandatory true; }`,
  text`container c { ${condition} presence "here"; leaf x { ${condition} type string; } }`,
  text`choice h { ${maybe('default "h1";')} leaf h1 { ${condition} type string; } leaf h2 { type string; ${maybe(condition)} } }`,
  text`leaf e { type enumeration { enum x { ${condition} } enum y { ${maybe(condition)} } } ${maybe('default "x";')} }`,
  text`leaf b { type bits { bit x { ${condition} } bit y; } ${maybe('default "x";')} }`,
  text`leaf i { type identityref { base base; } ${maybe('default "i1";')} }`,
  text`list l { key "k"; leaf k { type string; ${seldom(condition)} } leaf v { ${condition} type string; } }`,
  text`leaf target { ${maybe(condition)} type int8; } leaf r { type leafref { path "../target"; } ${maybe(condition)} }`,
  text`leaf w { ${maybe(condition)} type string; must "../n or true()"; }`,
);

export const features: Kind = {
  features: fc.subarray(['f', 'g']),
  modules: [
    module(
      'a',
      text`feature f; feature g; feature h { ${maybe(one('if-feature f;', 'if-feature "f or not g";', 'if-feature "f and g";'))} ${seldom(condition)} }
identity base; identity i1 { base base; ${maybe(condition)} } identity i2 { base base; }
container top { ${many(node, 1, 3)} }`,
    ),
  ],
};
