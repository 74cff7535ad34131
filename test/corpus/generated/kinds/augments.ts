/** Augments with `when`, of the same module and of another (RFC 7950 section 7.17). */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, seldom, type Text, text } from '../text.ts';

const base = module(
  'a',
  text`
container top {
  leaf n { type int8; ${maybe('default "1";')} }
  ${maybe('presence "here";')}
  container inner { leaf flag { type boolean; ${maybe('default "true";')} } }
  list l { key "k"; leaf k { type string; } leaf v { type string; } }
  choice c { ${maybe('default "c1";')} case c1 { leaf c1l { type string; ${maybe('default "q";')} } } leaf c2 { type string; } }
}
${maybe('augment "/top" { when "n = 1"; leaf own { type string; default "x"; } }')}`,
);

const when = one(
  'when "a:n = 1";',
  'when "../a:n > 1";',
  'when "a:k = \'x\'";',
  'when "/a:top/a:n = 2";',
  'when "a:inner/a:flag = \'true\'";',
  'when "a:c2";',
  'when "not(b:z)";',
);

/** Nodes whose names begin alike, so that those of several augments are different ones unless they are meant not to be. */
const nodes = (prefix: string): Text => {
  const name = mostly([prefix], ['v', 'k', 'p']);
  const property = one('', 'default "3";', 'when "../a:n = 1";', seldom('mandatory true;'));
  const leaf = (end: string) => text`leaf ${name}${end} { type ${one('string;', 'int8;')} ${property} }`;
  const data = one(
    leaf('l'),
    text`container ${name}c { ${maybe('presence "here";')} ${leaf('l')} ${leaf('m')} }`,
    text`list ${name}i { key "k"; leaf k { type string; } ${leaf('l')} }`,
    text`leaf-list ${name}s { type string; ${maybe('default "x";')} }`,
  );
  return data;
};
const inData = one('/a:top', '/a:top/a:inner', '/a:top/a:l', '/a:top/a:c/a:c1', '/a:top/a:c/a:c2');
const inChoice = (prefix: string) => one(text`case ${prefix}k { ${nodes(prefix)} }`, nodes(prefix));
const augment = (prefix: string) =>
  one(
    text`augment "${inData}" { ${maybe(when)} ${nodes(prefix)} ${one('', '', nodes(`${prefix}2`), `uses g${prefix} { when "a:n = 2"; }`)} }`,
    text`augment "/a:top/a:c" { ${maybe(when)} ${inChoice(prefix)} ${maybe(inChoice(`${prefix}2`))} }`,
    text`augment "${mostly([inData], ['/a:top/a:n', '/a:top/a:no', '/a:top/a:c', 'top'])}" { ${mostly([nodes(prefix)], [inChoice(prefix)])} }`,
  );

export const augments: Kind = {
  modules: [
    base,
    module(
      'b',
      text`${['p', 'q', 'r'].map((each) => `grouping g${each} { leaf ${each}z { type string; default "zz"; } }\n`).join('')}
${augment('p')} ${maybe(augment('q'))} ${maybe(augment('r'))}`,
      { imports: ['a'] },
    ),
  ],
};
