/** Nodes and values with names that mean something in JavaScript, or look alike (RFC 7950 section 6.2). */
import fc from 'fast-check';
import type { Kind } from '../kind.ts';
import { maybe, module, one, text } from '../text.ts';

const NAMES = [
  'constructor',
  '__proto__',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'length',
  'xmlns',
  'text',
  'Xml',
  '_',
  'a.b-c',
  'prototype',
];
const node = (name: string) =>
  one(
    text`leaf ${name} { type ${one('string', 'int8')}; ${maybe('default "1";')} }`,
    text`leaf ${name} { type identityref { base constructor; } ${maybe('default "__proto__";')} }`,
    text`leaf ${name} { type enumeration { enum __proto__; enum constructor; enum toString; } }`,
    text`leaf-list ${name} { type string; ${maybe('default "valueOf";')} ${maybe('ordered-by user;')} }`,
    text`container ${name} { ${maybe('presence "here";')} leaf ${name} { type string; ${maybe('default "x";')} } }`,
    text`list ${name} { key "${name}"; ${maybe('unique "valueOf2";')} leaf ${name} { type string; } leaf valueOf2 { type int8; } }`,
    text`choice ${name} { ${maybe(`default "${name}";`)} case ${name} { leaf ${name} { type string; ${maybe('default "x";')} } } leaf z${name} { type empty; } }`,
    text`leaf ${name} { type leafref { path "../n/constructor"; } must "../n or not(../${name})"; }`,
  );
const nodes = fc
  .shuffledSubarray(NAMES, { minLength: 1, maxLength: 4 })
  .chain((names) => fc.tuple(...names.map(node)).map((all) => all.join('\n')));

export const names: Kind = {
  modules: [
    module(
      'a',
      text`identity constructor; identity __proto__ { base constructor; } identity toString { base __proto__; }
container top { container n { leaf constructor { type string; ${maybe('default "x";')} } } ${nodes} }
${maybe('container __proto__ { leaf constructor { type string; } }')}
${maybe('leaf constructor { type string; default "x"; }')}`,
    ),
  ],
};
