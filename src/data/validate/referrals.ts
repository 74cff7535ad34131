import type { DataNode, LeafNode, ListNode, ParentNode } from '../../../codegen/index.ts';
import type { Call, Expression, Path, Step } from '../../../codegen/xpath/ast.ts';
import { parseXPath } from '../../../codegen/xpath/parser.ts';
import { complainer } from '../../../codegen/xpath/problem.ts';
import type { CheckedNode } from './check.ts';
import { parentOf } from './instances.ts';

/** Entries that an expression looks at: those of `list` whose `key` is what a leaf in its own entry says, or a text. */
export interface Referral {
  readonly list: ListNode;
  readonly key: LeafNode;
  /** From the own entry down to the leaf; a text when the key is always the same. */
  readonly from: readonly DataNode[] | string;
}

/** What an expression in a list entry can see of lists: its own entry, and the entries it refers to by key. */
export interface Referrals {
  readonly own: ListNode;
  readonly to: readonly Referral[];
  /** Ids of all else it can see, and of what is around that and around the lists. */
  readonly outside: ReadonlySet<number>;
}

/**
 * Tells, for an expression at a node in a list, by which keys it looks at other entries, such as
 * `../../item[name = current()/../peer]/size` or `deref(../peer)/../size`: so that after a change of some entries only
 * those that refer to them need another look. Undefined when it may look at entries in any other way.
 */
export function referralsOf(node: CheckedNode, text: string): Referrals | undefined {
  const own = ownList(node);
  if (!own) return undefined;
  const analysis = new Analysis(node, own);
  try {
    analysis.expression(parseXPath(text, complainer(text, undefined)), { node, zone: 'own' });
  } catch (error) {
    if (error instanceof OtherWay) return undefined;
    throw error;
  }
  return analysis.result;
}

function ownList(node: CheckedNode): ListNode | undefined {
  for (let at: CheckedNode = node; at.kind !== 'root'; at = at.dataParent) {
    if (at.kind === 'list') return at.keys.length > 0 ? at : undefined;
    if (!('dataParent' in at)) return undefined;
  }
  return undefined;
}

/** Functions that see more than their arguments. */
const ELSEWHERE = new Set(['deref', 'position', 'last']);

/** Thrown inside the analysis only. */
class OtherWay extends Error {}

/** A place the expression can come to: in its own entry, in an entry referred to (`top`), or outside of both. */
interface Place {
  readonly node: CheckedNode;
  readonly zone: 'own' | 'outside' | ListNode;
}

class Analysis {
  readonly #referrals: Referral[] = [];
  readonly #context: Place;
  readonly #own: ListNode;

  readonly #outside: CheckedNode[] = [];

  constructor(node: CheckedNode, own: ListNode) {
    this.#context = { node, zone: 'own' };
    this.#own = own;
  }

  /** Undefined when a change around what is seen could pass for a change of an entry: lists within lists referred to. */
  get result(): Referrals | undefined {
    const to = this.#referrals;
    const lists = new Set<CheckedNode>([this.#own, ...to.map(({ list }) => list)]);
    const outside = new Set(this.#outside.map(({ id }) => id));
    const around = (node: CheckedNode) => {
      for (let at = parentOf(node); at; at = parentOf(at)) {
        if (lists.has(at)) return false;
        outside.add(at.id);
      }
      return true;
    };
    return [...lists, ...this.#outside].every(around) ? { own: this.#own, to, outside } : undefined;
  }

  expression(expression: Expression, at: Place): void {
    switch (expression.kind) {
      case 'literal':
      case 'number':
        return;
      case 'logic':
        for (const operand of operandsOf(expression)) this.expression(operand, at);
        return;
      case 'compare':
      case 'arithmetic':
      case 'union':
        this.expression(expression.left, at);
        this.expression(expression.right, at);
        return;
      case 'negate':
        this.expression(expression.operand, at);
        return;
      case 'call':
        if (ELSEWHERE.has(expression.name)) throw new OtherWay();
        for (const arg of expression.args) this.expression(arg, at);
        return;
      case 'path':
        this.#path(expression, at);
        return;
      case 'filter':
        throw new OtherWay();
    }
  }

  /** Walks a path; what it ends at is seen as a whole, which outside is fine only for leafs. */
  #path(path: Path, from: Place): Place {
    let at = this.#start(path.start, from);
    for (const step of path.steps) at = this.#step(step, at);
    if (at.zone === 'outside') this.#outside.push(at.node);
    if (at.zone === 'outside' && 'children' in at.node) throw new OtherWay();
    return at;
  }

  #start(start: Path['start'], from: Place): Place {
    if (start === 'context') return from;
    if (start === 'root') {
      let top: CheckedNode = this.#own;
      while ('dataParent' in top) top = top.dataParent;
      return { node: top, zone: 'outside' };
    }
    if (start.kind !== 'call') throw new OtherWay();
    if (start.name === 'current' && start.args.length === 0) return this.#context;
    if (start.name === 'deref') return this.#dereferenced(start, from);
    throw new OtherWay();
  }

  /** A leafref in the own entry to the only key of a list. */
  #dereferenced({ args: [arg] }: Call, from: Place): Place {
    const leaf = arg?.kind === 'path' ? this.#path(arg, from) : undefined;
    if (leaf?.zone !== 'own' || leaf.node.kind !== 'leaf') throw new OtherWay();
    const { target } = leaf.node.type;
    const list = target?.dataParent;
    if (target?.kind !== 'leaf' || list?.kind !== 'list') throw new OtherWay();
    return { node: target, zone: this.#refer(list, target, leaf) };
  }

  #refer(list: ListNode, key: LeafNode, from: Place | string): ListNode {
    if (!list.keys.includes(key) || key.type.usesPrefixes) throw new OtherWay();
    this.#referrals.push({ list, key, from: typeof from === 'string' ? from : this.#stepsTo(from) });
    return list;
  }

  #stepsTo({ node }: Place): readonly DataNode[] {
    const steps: DataNode[] = [];
    for (let at: CheckedNode = node; at !== this.#own; at = at.dataParent) {
      if (!('jsonName' in at)) throw new OtherWay();
      steps.push(at);
    }
    return steps.reverse();
  }

  #step({ axis, test, predicates }: Step, at: Place): Place {
    if (axis === 'self' && test.kind === 'node' && predicates.length === 0) return at;
    if (axis === 'parent' && test.kind === 'node' && predicates.length === 0) return this.#parent(at);
    if (axis !== 'child' || test.kind !== 'name' || !('byLocalName' in at.node)) throw new OtherWay();
    const [node, other] = at.node.byLocalName.get(test.name) ?? [];
    if (!node || other) throw new OtherWay();
    if (at.zone !== 'outside' || node.kind !== 'list') {
      const found: Place = { node, zone: at.zone };
      for (const predicate of predicates) this.expression(predicate, found);
      return found;
    }
    if (predicates.some(({ kind }) => kind !== 'compare' && kind !== 'logic')) throw new OtherWay();
    const fixed = predicates.flatMap(conjuncts).some((each) => this.#fixesKey(each, node));
    if (!fixed) throw new OtherWay();
    const found: Place = { node, zone: node };
    for (const predicate of predicates) this.expression(predicate, found);
    return found;
  }

  #parent({ node, zone }: Place): Place {
    if (!('dataParent' in node) || node === zone) throw new OtherWay();
    const up: ParentNode = node.dataParent;
    return { node: up, zone: zone === 'own' && node === this.#own ? 'outside' : zone };
  }

  /** `key = text` or `key = current()/..`, either way round. */
  #fixesKey(predicate: Expression, list: ListNode): boolean {
    if (predicate.kind !== 'compare' || predicate.op !== '=') return false;
    const sides = [predicate.left, predicate.right] as const;
    return [sides, [sides[1], sides[0]] as const].some(([name, value]) => {
      const key = list.keys.find((each) => isChild(name, each.name));
      if (!key) return false;
      if (value.kind === 'literal') return this.#refer(list, key, value.value) === list;
      const call = value.kind === 'call' ? value : value.kind === 'path' ? value.start : undefined;
      if (typeof call !== 'object' || call.kind !== 'call' || call.name !== 'current') return false;
      const leaf = value.kind === 'path' ? this.#path(value, this.#context) : this.#context;
      const isLeaf = leaf.node.kind === 'leaf' || leaf.node.kind === 'leaf-list';
      if (leaf.zone !== 'own' || !isLeaf || leaf.node.type.usesPrefixes) return false;
      return this.#refer(list, key, leaf) === list;
    });
  }
}

function conjuncts(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'logic' || expression.op !== 'and') return [expression];
  return operandsOf(expression).flatMap(conjuncts);
}

function operandsOf(logic: Extract<Expression, { kind: 'logic' }>): readonly Expression[] {
  const members: readonly (string | Expression | readonly Expression[])[] = Object.values(logic);
  return members.flat().filter((member) => typeof member !== 'string');
}

function isChild(expression: Expression, name: string): boolean {
  if (expression.kind !== 'path' || expression.start !== 'context') return false;
  const steps = expression.steps.filter(({ axis }) => axis !== 'self');
  const [step, ...rest] = steps;
  if (!step || rest.length > 0 || step.axis !== 'child' || step.predicates.length > 0) return false;
  return step.test.kind === 'name' && step.test.name === name;
}
