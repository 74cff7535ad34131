/**
 * XPath of all kinds in `must` and `when`, over one small tree whose numbers are always there, as yanglint compares
 * what is no number in its own way (RFC 7950 sections 6.4 and 10).
 */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, type Text, text } from '../text.ts';

const path: Text = one(
  'n',
  'm',
  's',
  'l/v',
  'l/k',
  "l[k = 'x']/v",
  '../top/n',
  '/a:top/a:m',
  'in/flag',
  './/v',
  'l[2]/k',
  'l[last()]/v',
  '*',
  'l/*',
  'a:n',
  'descendant::v',
  'l/..',
  'self::node()/n',
  'e',
  'b',
  'i',
  'd',
);
const number: Text = one(
  text`count(${path})`,
  text`sum(l/v)`,
  text`string-length(${path})`,
  'number(n)',
  'number(m)',
  '1',
  '2.5',
  '-1',
  'n div 2',
  text`ceiling(n)`,
  text`round(d)`,
  'position()',
  'last()',
  'n + 1',
  'n - m',
  'n * 2',
  'n mod 2',
  'enum-value(e)',
  'count(l | s)',
);
const string: Text = one(
  text`string(${path})`,
  text`concat(${path}, 'x', n)`,
  "substring('abc', n, 2)",
  "substring-before(s, 'b')",
  "substring-after(s, 'x')",
  'normalize-space(s)',
  "translate(s, 'xy', 'yx')",
  text`name(${path})`,
  text`local-name(${path})`,
  "'x'",
  "'1'",
  'namespace-uri(n)',
);
const truth: Text = one(
  path,
  text`${path} = ${path}`,
  text`${number} ${one('<', '>', '=', '!=')} ${number}`,
  text`${string} ${one('=', '!=')} ${string}`,
  text`${path} = ${string}`,
  text`not(${path})`,
  text`boolean(${number})`,
  text`starts-with(${string}, 'x')`,
  text`contains(${path}, ${string})`,
  "re-match(s, '[a-z]+')",
  "bit-is-set(b, 'x')",
  "derived-from-or-self(i, 'a:i1')",
  "derived-from(i, 'base')",
  'count(deref(r)) = 1',
  'current()/n = n',
  text`${path} > ${number}`,
  text`true() and ${path}`,
);
const wrong = one(
  'n = ',
  'no-function(n)',
  'count()',
  'x:n',
  "'open",
  'n[',
  '1 = = 2',
  '$v',
  'concat(n)',
  'n/',
);
const condition = mostly([truth, text`${truth} or ${truth}`, text`(${truth}) and not(${truth})`], [wrong]);

export const expressions: Kind = {
  modules: [
    module(
      'a',
      text`
identity base; identity i1 { base base; } identity i2 { base i1; }
container top { ${one('', '', text`must "${condition}";`)}
  leaf n { type int8; default "1"; }
  leaf m { type int8; default "2"; }
  leaf-list s { type string; }
  list l { key "k"; leaf k { type string; } leaf v { type int8; ${maybe('default "2";')} } }
  container in { leaf flag { type boolean; ${maybe('default "true";')} } leaf-list v { type int8; } }
  leaf e { type enumeration { enum x { value 3; } enum y; } }
  leaf b { type bits { bit x; bit y; } }
  leaf i { type identityref { base base; } }
  leaf d { type decimal64 { fraction-digits 2; } default "1.50"; }
  leaf r { type leafref { path "../n"; } }
  container w { ${maybe('presence "here";')} ${one('when', 'must')} "boolean(parent::node()[${condition}])"; leaf x { type string; default "w"; } }
}`,
    ),
  ],
};
