/**
 * The short cut for `list[key='value']`: when predicates fix all keys of a list, the entry is found by an index
 * instead of testing every entry. Trees are immutable, so an index made for an array stays right for good.
 */
import type { JsonObject, JsonValue, ListNode, ParentNode } from '../schema/model.ts';
import type { Expression, Step } from './ast.ts';
import { asParent } from './children.ts';
import type { Code, Context, Evaluate } from './code.ts';
import { type Place, place } from './cursor.ts';
import { matchingChildren, type NameTest, type Wanted, wanted } from './name-test.ts';
import { isIndependent } from './operands.ts';
import { stringValue } from './value.ts';

interface KeyTest {
  readonly name: NameTest;
  readonly value: Code;
}

/** Below this many entries comparing one by one is quicker than making an index. */
const SMALL = 12;

/** Compiles the short cut; at run time it gives undefined where it does not apply. */
export function directLookup(
  step: Step,
  context: Context,
): Evaluate<readonly Place[] | undefined> | undefined {
  if (step.axis !== 'child' || step.test.kind !== 'name' || step.test.name === '*') return undefined;
  const tests = step.predicates.map((predicate) => keyTest(predicate, context));
  if (tests.length === 0 || !tests.every((test) => test !== undefined)) return undefined;
  const list = wanted(step.test, context);
  const names = tests.map((test) => wanted(test.name, context));
  let parent: ParentNode | undefined;
  let target: Target | undefined;
  return (at, run) => {
    const above = asParent(at.node);
    if (above !== parent || above === undefined) {
      parent = above;
      target = above && targetOf(above, list, names, tests);
    }
    if (!target) return undefined;
    const { node, values: codes } = target;
    const values: string[] = [];
    for (const code of codes) {
      const value = text(code, at, run);
      if (value === undefined) return undefined;
      values.push(value);
    }
    const entries = (at.value as JsonObject)[node.jsonName];
    if (!Array.isArray(entries)) return [];
    const index = entryIndex(entries as readonly JsonValue[], node, values);
    return index < 0 ? [] : [place(at, node, entries[index] as JsonValue, index)];
  };
}

/** A list, and what gives the values of its keys, in key order. */
interface Target {
  readonly node: ListNode;
  readonly values: readonly Code[];
}

/** The list below a parent that a step means; undefined where its predicates do not fix all of the keys. */
function targetOf(
  parent: ParentNode,
  list: Wanted,
  names: readonly Wanted[],
  tests: readonly KeyTest[],
): Target | undefined {
  const [node, other] = matchingChildren(parent, list.name, list.module());
  if (node?.kind !== 'list' || other || node.keys.length !== tests.length) return undefined;
  const values: Code[] = [];
  for (const { name, module, type } of node.keys) {
    const test = tests[names.findIndex((each) => each.name === name && isOf(each, module.name))];
    if (!test || type.usesPrefixes) return undefined;
    values.push(test.value);
  }
  return { node, values };
}

function isOf(wanted: Wanted, module: string): boolean {
  return (wanted.module() ?? module) === module;
}

/** The value as the one text a key can be equal to; undefined when there are several candidates. */
function text(code: Code, at: Place, run: Parameters<Evaluate<string>>[1]): string | undefined {
  if (!code.nodes) return code.string(at, run);
  const nodes = code.nodes(at, run);
  return nodes.length === 1 ? stringValue(nodes[0]!) : undefined;
}

/** `key = value` (or the other way round) where the value does not depend on the entry. */
function keyTest(predicate: Expression, context: Context): KeyTest | undefined {
  if (predicate.kind !== 'compare' || predicate.op !== '=') return undefined;
  for (const [key, value] of [
    [predicate.left, predicate.right],
    [predicate.right, predicate.left],
  ] as const) {
    const name = childName(key);
    if (name && isIndependent(value)) {
      const code = context.compile(value);
      if (code.type === 'string' || code.type === 'nodes') return { name, value: code };
    }
  }
  return undefined;
}

function childName(expression: Expression): NameTest | undefined {
  if (expression.kind !== 'path' || expression.start !== 'context' || expression.steps.length !== 1)
    return undefined;
  const { axis, test, predicates } = expression.steps[0]!;
  return axis === 'child' && test.kind === 'name' && test.name !== '*' && predicates.length === 0
    ? test
    : undefined;
}

type Index = ReadonlyMap<string, number>;

const indexes = new WeakMap<readonly JsonValue[], Index>();

/** The last index made for a list: arrays mostly descend from each other by small edits, so it nearly fits the next. */
const latest = new WeakMap<ListNode, Index>();

/** How far an entry can have moved to be found by an older index. */
const DRIFT = 4;

/** Where the entry with these keys (as texts, in key order) stands in an array of list entries; -1 when nowhere. */
export function entryIndex(entries: readonly JsonValue[], list: ListNode, values: readonly string[]): number {
  if (entries.length <= SMALL) return entries.findIndex((entry) => hasKeys(entry, list, values));
  const key = joined(values);
  const own = indexes.get(entries);
  if (own) return own.get(key) ?? -1;
  const hint = latest.get(list)?.get(key);
  if (hint !== undefined) {
    for (let i = Math.max(0, hint - DRIFT); i <= hint + DRIFT; i++) {
      if (hasKeys(entries[i], list, values)) return i;
    }
  }
  const index = indexOf(entries, list);
  indexes.set(entries, index);
  latest.set(list, index);
  return index.get(key) ?? -1;
}

function indexOf(entries: readonly JsonValue[], { keys }: ListNode): Index {
  const index = new Map<string, number>();
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i] as JsonObject;
    index.set(joined(keys.map(({ jsonName }) => keyText(entry[jsonName]) ?? '')), i);
  }
  return index;
}

function hasKeys(entry: JsonValue | undefined, { keys }: ListNode, values: readonly string[]): boolean {
  if (entry === undefined) return false;
  return keys.every(({ jsonName }, i) => keyText((entry as JsonObject)[jsonName]) === values[i]);
}

function joined(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : values.join('\u0000');
}

function keyText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined) return undefined;
  return typeof value === 'object' ? '' : String(value);
}
