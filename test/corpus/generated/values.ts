/** Values of leafs: nearly always of their type's lexical form, not always in its range; few, so that they meet. */
import type { LeafType } from '../../../codegen/types/type.ts';
import type { Random } from '../../fuzz/random.ts';

/** A value as both encodings write it. */
export interface Value {
  readonly text: string;
  readonly json: unknown;
}

const WRONG = ['', 'x', '0', ' 1 ', '+1', 'a:i1'];
/** What JSON can hold besides, each right for some type only. */
const WRONG_JSON = ['1', 1, 1.5, -0, 1e3, true, 'true', null, [null], [], {}, 'x', '', 'i1'];
const PATHS: readonly (readonly [text: string, json: string])[] = [
  ['/a:top', '/a:top'],
  ['/a:top/a:n', '/a:top/n'],
  ["/a:top/a:l[a:k='x']", "/a:top/l[k='x']"],
  ["/a:top/a:l[a:k='y']/a:v", "/a:top/l[k='y']/v"],
  ["/a:top/a:s[.='x']", "/a:top/s[.='x']"],
  ['/a:top/a:l[1]', '/a:top/l[1]'],
  ['x', 'x'],
];

/** A value of a type, or seldom of another. */
export function drawValue(type: LeafType, random: Random): Value {
  if (random.below(60) === 0) return same(random.pick(WRONG));
  const value = rightValue(type, random);
  return random.below(80) === 0 ? { text: value.text, json: random.pick(WRONG_JSON) } : value;
}

const same = (text: string): Value => ({ text, json: text });

/** With its module in JSON, as without it is one of the module of the leaf (RFC 7951 section 6.8). */
function identity(text: string): Value {
  return { text, json: text.includes(':') ? text : `a:${text}` };
}

/** A number where it is one as JSON writes it. */
function number(text: string): Value {
  return { text, json: /^-?\d+$/.test(text) ? Number(text) : text };
}

function rightValue(type: LeafType, random: Random): Value {
  switch (type.base) {
    case 'boolean': {
      const text = random.pick(['true', 'false']);
      return { text, json: text === 'true' };
    }
    case 'empty':
      return { text: '', json: [null] };
    case 'identityref':
      return identity(random.pick(identitiesOf(type)));
    case 'instance-identifier': {
      const [text, json] = random.pick(PATHS);
      return { text, json };
    }
    case 'enumeration':
      // All of them may be left out by if-feature.
      return same(type.enums.length > 0 ? random.pick(type.enums).name : 'none');
    case 'bits':
      return same(
        type.bits
          .filter(() => random.below(2) === 0)
          .map(({ name }) => name)
          .sort(() => random.below(2) - 0.5)
          .join(random.pick([' ', '  '])),
      );
    case 'binary':
      return same(random.pick(['', 'YQ==', 'YWI=', 'YWJj', 'YQ']));
    case 'decimal64':
      return same(random.pick(['0', '1', '1.0', '1.5', '2.50', '-1', '3.141', '+2']));
    case 'union':
      return rightValue(random.pick(type.members), random);
    case 'leafref':
      return type.target && 'type' in type.target && type.target.type !== type
        ? rightValue(type.target.type, random)
        : same('x');
    case 'string':
      return same(random.pick(['x', 'y', 'z', '1', 'ab', '']));
    case 'int64':
    case 'uint64':
      return same(random.pick(['0', '1', '2', '3', '9007199254740993']));
    default:
      return number(random.pick(['0', '1', '2', '3', '1', '2', '01', '5']));
  }
}

/** Identities that are right, as often as not, and some that may be. */
function identitiesOf(type: LeafType): readonly string[] {
  const [first, ...others] = type.identityBases;
  const right = [...(first?.derived ?? [])]
    .filter((identity) => others.every(({ derived }) => derived.has(identity)))
    .map(({ module, name }) => `${module.name}:${name}`);
  return [...Array<readonly string[]>(8).fill(right).flat(), 'i1', 'a:i2', 'b:i3', 'a:i4'];
}
