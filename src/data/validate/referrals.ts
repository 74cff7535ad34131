import type { DataNode, LeafListNode, LeafNode, ListNode, ParentNode } from '../../../codegen/index.ts';
import type { Call, Expression, Path, Step } from '../../../codegen/xpath/ast.ts';
import { isAnywhere } from '../../../codegen/xpath/descent.ts';
import { conjuncts } from '../../../codegen/xpath/equality.ts';
import { withLookups } from '../../../codegen/xpath/lookups.ts';
import { mayCount } from '../../../codegen/xpath/operands.ts';
import { parseXPath } from '../../../codegen/xpath/parser.ts';
import { complainer } from '../../../codegen/xpath/problem.ts';
import type { CheckedNode } from './check.ts';
import { parentOf } from './instances.ts';
import { decidersOf } from './watched.ts';

/** Entries that an expression looks at: those of `list` that have, at the end of `by`, what a leaf in its own entry says. */
export interface Referral {
  readonly list: ListNode;
  /** From an entry of the list down to a leaf or leaf-list: a key, or anything else. */
  readonly by: readonly DataNode[];
  /** From the own entry down to a leaf or leaf-list; a text when what is looked for is always the same. */
  readonly from: readonly DataNode[] | string;
}

/** What an expression in a list entry can see of lists: its own entry, and the entries it refers to. */
export interface Referrals {
  readonly own: ListNode;
  readonly to: readonly Referral[];
  /** Ids of all else it can see, and of what is around that and around the lists. */
  readonly outside: ReadonlySet<number>;
}

/**
 * Tells, for an expression at a node in a list, by which values it looks at other entries, such as
 * `../../item[name = current()/../peer]/size`, `count(../item[ip = current()/ip]) = 1` or `deref(../peer)/../size`: so
 * that after a change of some entries only those that refer to them, as they were or are, need another look. Undefined
 * when it may look at entries in any other way. The order of entries is a matter of its own.
 */
export function referralsOf(node: CheckedNode, text: string): Referrals | undefined {
  const own = ownList(node);
  if (!own) return undefined;
  const analysis = new Analysis(node, own);
  try {
    const expression = withLookups(parseXPath(text, complainer(text, undefined)));
    analysis.expression(expression, { node, zone: 'own' });
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

/** Functions without arguments that do not look at the context node. */
const BLIND = new Set(['current', 'false', 'last', 'position', 'true']);

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
  readonly #seen = new Set<CheckedNode>();
  readonly #outside: CheckedNode[] = [];

  constructor(node: CheckedNode, own: ListNode) {
    this.#context = { node, zone: 'own' };
    this.#own = own;
    this.#seen.add(node);
  }

  /**
   * Undefined when a change around what is seen could pass for a change of an entry (lists within lists referred to),
   * or when something elsewhere decides whether what is seen exists by default.
   */
  get result(): Referrals | undefined {
    const to = this.#referrals;
    if (decidersOf([...this.#seen])?.size !== 0) return undefined;
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
        for (const operand of expression.operands) this.expression(operand, at);
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
        if (expression.name === 'deref') throw new OtherWay();
        if (expression.args.length === 0 && !BLIND.has(expression.name)) this.#end(at);
        for (const arg of expression.args) this.expression(arg, at);
        return;
      case 'path':
        this.#path(expression, at);
        return;
      case 'filter':
        throw new OtherWay();
    }
  }

  /** Walks a path. */
  #path({ start, steps }: Path, from: Place): Place {
    let at = this.#start(start, from);
    for (let i = 0; i < steps.length; i++) {
      const [step, next] = [steps[i]!, steps[i + 1]];
      if (next?.axis === 'child' && isAnywhere(step)) at = this.#child(steps[++i]!, at, below(at.node));
      else at = this.#step(step, at);
    }
    this.#end(at);
    return at;
  }

  /** What a path ends at is seen as a whole, which outside is fine only for leafs. */
  #end({ node, zone }: Place): void {
    if (zone !== 'outside') return;
    if ('children' in node) throw new OtherWay();
    this.#outside.push(node);
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

  /** A leafref in the own entry to a leaf of a list, without further conditions. */
  #dereferenced({ args: [arg] }: Call, from: Place): Place {
    const leaf = arg?.kind === 'path' ? this.#path(arg, from) : undefined;
    if (leaf?.zone !== 'own' || leaf.node.kind !== 'leaf') throw new OtherWay();
    const { target, path } = leaf.node.type;
    if (path?.text.includes('[')) throw new OtherWay();
    const list = target?.dataParent;
    if (target?.kind !== 'leaf' || list?.kind !== 'list') throw new OtherWay();
    return { node: target, zone: this.#refer(list, [target], leaf) };
  }

  /** `by` ends at a leaf or leaf-list, and so does the way to the own one. */
  #refer(list: ListNode, by: readonly DataNode[], from: Place | string): ListNode {
    const leaves = [by.at(-1)!, ...(typeof from === 'string' ? [] : [from.node])];
    if (!leaves.every((leaf) => isLeaf(leaf) && !leaf.type.usesPrefixes)) throw new OtherWay();
    for (const node of by) this.#seen.add(node);
    this.#referrals.push({ list, by, from: typeof from === 'string' ? from : this.#stepsTo(from) });
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

  #step(step: Step, at: Place): Place {
    const { axis, test, predicates } = step;
    if (axis === 'self' && test.kind === 'node' && predicates.length === 0) return at;
    if (axis === 'parent' && test.kind === 'node' && predicates.length === 0) return this.#parent(at);
    const beside = axis === 'preceding-sibling' || axis === 'following-sibling';
    const above = beside ? this.#parent(at) : at;
    if (axis !== 'child' && !beside) throw new OtherWay();
    return this.#child(step, above, 'dataChildren' in above.node ? above.node : undefined);
  }

  /** The one node of a name among some. Entries of a list that are not looked up are outside, all of them. */
  #child({ test, predicates }: Step, at: Place, among: Nodes | undefined): Place {
    if (test.kind !== 'name') throw new OtherWay();
    const [node, other] = among?.byLocalName.get(test.name) ?? [];
    if (!node || other) throw new OtherWay();
    this.#seen.add(node);
    const referred = at.zone === 'outside' && node.kind === 'list' && this.#isFixed(predicates, node);
    const found: Place = { node, zone: referred ? node : at.zone };
    if (found.zone === 'outside') this.#outside.push(node);
    for (const predicate of predicates) this.expression(predicate, found);
    return found;
  }

  /** Whether one of the predicates looks entries up, and none before it counts positions among all of them. */
  #isFixed(predicates: readonly Expression[], list: ListNode): boolean {
    for (const predicate of predicates) {
      if (conjuncts(predicate).some((each) => this.#fixes(each, list))) return true;
      if (mayCount(predicate)) return false;
    }
    return false;
  }

  #parent({ node, zone }: Place): Place {
    if (!('dataParent' in node) || node === zone) throw new OtherWay();
    const up: ParentNode = node.dataParent;
    return { node: up, zone: zone === 'own' && node === this.#own ? 'outside' : zone };
  }

  /** `path = text` or `path = current()/..`, either way round. */
  #fixes(predicate: Expression, list: ListNode): boolean {
    if (predicate.kind !== 'compare' || predicate.op !== '=') return false;
    const sides = [predicate.left, predicate.right] as const;
    return [sides, [sides[1], sides[0]] as const].some(([path, value]) => {
      const by = wayDown(path, list);
      if (!by) return false;
      if (value.kind === 'literal') return this.#refer(list, by, value.value) === list;
      const call = value.kind === 'call' ? value : value.kind === 'path' ? value.start : undefined;
      if (typeof call !== 'object' || call.kind !== 'call' || call.name !== 'current') return false;
      const leaf = value.kind === 'path' ? this.#path(value, this.#context) : this.#context;
      return leaf.zone === 'own' && isLeaf(leaf.node) && this.#refer(list, by, leaf) === list;
    });
  }
}

/** Nodes by name: the children of one, or all that are below. */
interface Nodes {
  readonly byLocalName: ReadonlyMap<string, readonly DataNode[]>;
}

const descents = new WeakMap<CheckedNode, Nodes>();

/** All nodes below another, by name. */
function below(top: CheckedNode): Nodes {
  let known = descents.get(top);
  if (!known) {
    const byLocalName = new Map<string, DataNode[]>();
    const visit = (node: CheckedNode) => {
      if (!('dataChildren' in node)) return;
      for (const child of node.dataChildren) {
        const same = byLocalName.get(child.name);
        if (same) same.push(child);
        else byLocalName.set(child.name, [child]);
        visit(child);
      }
    };
    visit(top);
    known = { byLocalName };
    descents.set(top, known);
  }
  return known;
}

function isLeaf(node: CheckedNode): node is LeafNode | LeafListNode {
  return node.kind === 'leaf' || node.kind === 'leaf-list';
}

/** The nodes on a plain path of names from an entry to a leaf. */
function wayDown(expression: Expression, list: ListNode): readonly DataNode[] | undefined {
  if (expression.kind !== 'path' || expression.start !== 'context') return undefined;
  const way: DataNode[] = [];
  let at: CheckedNode = list;
  for (const { axis, test, predicates } of expression.steps) {
    if (predicates.length > 0) return undefined;
    if (axis === 'self' && test.kind === 'node') continue;
    if (axis !== 'child' || test.kind !== 'name' || !('byLocalName' in at)) return undefined;
    const [node, other]: readonly DataNode[] = at.byLocalName.get(test.name) ?? [];
    if (!node || other) return undefined;
    way.push(node);
    at = node;
  }
  return isLeaf(at) ? way : undefined;
}
