/** Submodules: definitions that are seen from all of a module (RFC 7950 sections 5.1 and 7.2). */
import type { Kind } from '../kind.ts';
import { maybe, mostly, one, type Part, seldom, text } from '../text.ts';

const statement = (name: string) =>
  one(
    text`leaf ${name}l { type ${mostly(['ta', 'ts', 'tt', 'a:ts'], ['nothing', 's:ts'])}; ${maybe('default "2";')} }`,
    text`container ${name}c { uses ${mostly(['gs', 'gt', 'a:gs'], ['gn', 's:gs'])}; ${seldom('leaf sx { type string; }')} }`,
    text`augment "/a:top" { leaf ${name}a { type ts; } }`,
    text`leaf ${name}i { type identityref { base ${one('ia', 'is', 'a:it')}; } }`,
    text`leaf ${name}f { ${maybe('if-feature fs;')} type leafref { path "/a:top/a:n"; } }`,
    text`rpc ${name}r { input { leaf x { type tt; } } }`,
  );
const submodule = (name: string, includes: Part, more: Part) =>
  text`submodule ${name} {\nyang-version 1.1;\nbelongs-to ${one(...Array<string>(15).fill('a'), 'b')} { prefix a; }\n${includes}\n${more}\n}\n`;

export const submodules: Kind = {
  modules: [
    text`module a {\nyang-version 1.1;\nnamespace "urn:a";\nprefix a;\ninclude s;\n${mostly(['include t;'], ['', 'include t; include u;'])}
typedef ta { type int8; } identity ia; ${seldom(one('typedef ts { type string; }', 'identity is;', 'feature fs;'))}
container top { leaf n { type ts; } }
${statement('a')} ${maybe(statement('b'))}\n}\n`,
    submodule(
      's',
      '',
      text`feature fs; typedef ts { type int8; } identity is { base ia; }
grouping gs { leaf sx { type ts; } leaf sy { type tt; default "3"; } }
${statement('s')}`,
    ),
    submodule(
      't',
      maybe('include s;'),
      text`typedef tt { type ts { range "1..5"; } } identity it { base is; }
grouping gt { leaf tx { type ta; } }
${maybe(statement('t'))}`,
    ),
  ],
};
