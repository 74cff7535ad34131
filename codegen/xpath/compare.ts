/** Comparisons (W3C XPath 1.0 section 3.4). */
import type { CompareOperator } from './ast.ts';
import { type Code, type Evaluate, ofBoolean } from './code.ts';
import { toNumber } from './convert.ts';
import type { Place } from './cursor.ts';
import { equalsText } from './identity.ts';
import type { Names } from './names.ts';
import { stringValue } from './value.ts';

type NumberTest = (left: number, right: number) => boolean;

const NUMBERS: Record<CompareOperator, NumberTest> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

const MIRRORED: Record<CompareOperator, CompareOperator> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

export function compileComparison(op: CompareOperator, left: Code, right: Code, names: Names): Code {
  if (left.nodes && right.nodes) return ofBoolean(betweenNodes(op, left.nodes, right.nodes));
  if (left.nodes) return ofBoolean(nodesWithValue(op, left, left.nodes, right, names));
  if (right.nodes) return ofBoolean(nodesWithValue(MIRRORED[op], right, right.nodes, left, names));
  const test = NUMBERS[op];
  const equality = op === '=' || op === '!=';
  if (equality && left.type !== 'number' && right.type !== 'number') {
    const same = op === '=';
    if (left.type === 'boolean' || right.type === 'boolean') {
      return ofBoolean((at, run) => (left.boolean(at, run) === right.boolean(at, run)) === same);
    }
    return ofBoolean((at, run) => (left.string(at, run) === right.string(at, run)) === same);
  }
  if (equality && (left.type === 'boolean' || right.type === 'boolean')) {
    return ofBoolean((at, run) => (left.boolean(at, run) === right.boolean(at, run)) === (op === '='));
  }
  return ofBoolean((at, run) => test(left.number(at, run), right.number(at, run)));
}

/** True when some node compares so with the value. */
function nodesWithValue(
  op: CompareOperator,
  code: Code,
  nodes: Evaluate<readonly Place[]>,
  other: Code,
  names: Names,
): Evaluate<boolean> {
  const test = NUMBERS[op];
  if (other.type === 'boolean') {
    return (at, run) => test(Number(code.boolean(at, run)), Number(other.boolean(at, run)));
  }
  if (other.type === 'string' && (op === '=' || op === '!=')) {
    return (at, run) => {
      const text = other.string(at, run);
      return nodes(at, run).some((each) => equalsText(each, text, names) === (op === '='));
    };
  }
  return (at, run) => {
    const value = other.number(at, run);
    return nodes(at, run).some((each) => test(toNumber(stringValue(each)), value));
  };
}

/** Long node-sets are mostly shared ones (`shared.ts`), compared again and again. */
const LONG = 16;

const known = new WeakMap<readonly Place[], ReadonlySet<string>>();

function textsOf(places: readonly Place[]): ReadonlySet<string> {
  let texts = known.get(places);
  if (!texts) {
    texts = new Set(places.map(stringValue));
    if (places.length >= LONG) known.set(places, texts);
  }
  return texts;
}

/** True when some pair of nodes compares so: by texts for equality, else by numbers. */
function betweenNodes(
  op: CompareOperator,
  left: Evaluate<readonly Place[]>,
  right: Evaluate<readonly Place[]>,
): Evaluate<boolean> {
  if (op === '=') {
    return (at, run) => {
      const one = left(at, run);
      const other = right(at, run);
      const [few, many] = one.length < other.length ? [one, other] : [other, one];
      if (few.length === 0) return false;
      const texts = textsOf(many);
      return few.some((each) => texts.has(stringValue(each)));
    };
  }
  if (op === '!=') {
    return (at, run) => {
      const texts = textsOf(left(at, run));
      const others = textsOf(right(at, run));
      if (texts.size === 0 || others.size === 0) return false;
      return texts.size > 1 || others.size > 1 || [...texts][0] !== [...others][0];
    };
  }
  const test = NUMBERS[op];
  return (at, run) => {
    const numbers = right(at, run).map((each) => toNumber(stringValue(each)));
    return left(at, run).some((each) => {
      const value = toNumber(stringValue(each));
      return numbers.some((other) => test(value, other));
    });
  };
}
