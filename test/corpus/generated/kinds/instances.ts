/** Instance-identifiers with predicates of each kind, and what refers by them (RFC 7950 section 9.13). */
import type { Kind } from '../kind.ts';
import { maybe, module, mostly, one, text } from '../text.ts';

const type = one(
  'type instance-identifier;',
  'type instance-identifier { require-instance true; }',
  'type union { type instance-identifier; type int8; }',
);
const must = one(
  'must "deref(.)";',
  'must "count(deref(.)) = 1";',
  'must "starts-with(., \'/\')";',
  'must "name(deref(.)) != \'v\'";',
);
const property = text`${maybe(must)} ${mostly([''], ['default "x";', 'path "../n";', 'mandatory true; default "/a:top";'])}`;

export const instances: Kind = {
  compareValues: false,
  modules: [
    module(
      'a',
      text`
container top { ${maybe('presence "here";')}
  leaf n { type int8; ${maybe('default "1";')} }
  leaf-list s { type string; }
  list l { key "k"; leaf k { type string; } leaf v { type int8; ${maybe('default "1";')} } leaf peer { ${type} } }
  leaf one { type instance-identifier; ${property} }
  leaf-list many { ${one(type, text`type instance-identifier; ${must}`)} }
}`,
    ),
  ],
};
