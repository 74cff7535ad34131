/**
 * A walk of an expression over the schema instead of data: which nodes it reads, and what its result can be.
 * `deref()` and the axes that go by document order make the answer unknown.
 */
import type { DataNode, ParentNode, SchemaNode, SchemaRoot } from '../schema/model.ts';
import type { Expression, Path, Step } from './ast.ts';
import { Names, type XPathScope } from './names.ts';

export interface StaticResult {
  readonly reads: readonly DataNode[] | undefined;
  readonly results: readonly (SchemaNode | SchemaRoot)[] | undefined;
}

type Place = DataNode | ParentNode;

/** Functions that ask whether there are nodes, or for their names, and not for their values. */
const EXISTENCE: ReadonlySet<string> = new Set([
  'boolean',
  'count',
  'local-name',
  'name',
  'namespace-uri',
  'not',
]);

/** Functions that without arguments ask for the value of the context node. */
const OWN_VALUE: ReadonlySet<string> = new Set(['normalize-space', 'number', 'string', 'string-length']);

/** Axes that lead to no node above or beside. */
const DOWN: ReadonlySet<string> = new Set(['child', 'descendant', 'descendant-or-self', 'self']);

/** Thrown inside the walk only. */
class Unknown extends Error {}

const UNKNOWN: StaticResult = { reads: undefined, results: undefined };

export function staticWalk(expression: Expression, scope: XPathScope): StaticResult {
  const context = dataContext(scope.contextNode?.());
  if (!context) return UNKNOWN;
  const walk = new Walk(context, scope);
  try {
    const results = walk.expression(expression, [context]);
    return { reads: [...walk.reads], results };
  } catch (error) {
    if (error instanceof Unknown) return UNKNOWN;
    throw error;
  }
}

/** The nearest node that has instances: choices, cases and operations have none. */
function dataContext(node: SchemaNode | SchemaRoot | undefined): Place | undefined {
  if (node === undefined || isPlace(node)) return node;
  return dataContext(node.parent);
}

function isPlace(node: SchemaNode | SchemaRoot): node is Place {
  return node.kind !== 'choice' && node.kind !== 'case' && node.kind !== 'rpc' && node.kind !== 'action';
}

function parentOf(place: Place, root: SchemaRoot | undefined): Place | undefined {
  if (place.kind === 'root') return undefined;
  return 'dataParent' in place ? place.dataParent : (dataContext(place.parent) ?? root);
}

class Walk {
  readonly reads = new Set<DataNode>();
  readonly #context: Place;
  readonly #names: Names;
  readonly #root: SchemaRoot | undefined;

  constructor(context: Place, scope: XPathScope) {
    this.#context = context;
    this.#names = new Names(scope);
    this.#root = topOf(context) ?? scope.root?.();
  }

  /** Nodes the expression can give, from the places it can be evaluated at; undefined when it gives no nodes. */
  expression(expression: Expression, at: readonly Place[]): readonly Place[] | undefined {
    switch (expression.kind) {
      case 'literal':
      case 'number':
        return undefined;
      case 'logic':
        for (const operand of expression.operands) this.expression(operand, at);
        return undefined;
      case 'compare':
      case 'arithmetic':
        this.#value(expression.left, at);
        this.#value(expression.right, at);
        return undefined;
      case 'negate':
        this.#value(expression.operand, at);
        return undefined;
      case 'union':
        return union(this.expression(expression.left, at), this.expression(expression.right, at));
      case 'call':
        return this.#call(expression.name, expression.args, at);
      case 'filter': {
        const base = this.expression(expression.base, at) ?? [];
        this.expression(expression.predicate, base);
        return base;
      }
      case 'path':
        return this.#path(expression, at);
    }
  }

  #call(name: string, args: readonly Expression[], at: readonly Place[]): readonly Place[] | undefined {
    if (name === 'deref') throw new Unknown();
    for (const arg of args) {
      if (EXISTENCE.has(name)) this.expression(arg, at);
      else this.#value(arg, at);
    }
    if (name === 'current') return [this.#context];
    // string(), number() and the like without arguments read the context node itself.
    if (OWN_VALUE.has(name) && args.length === 0) this.#readValues(at);
    else if (args.length === 0) this.#read(at);
    return undefined;
  }

  /** An expression whose value is asked for: that of an inner node is made of all leafs below (section 5.2). */
  #value(expression: Expression, at: readonly Place[]): void {
    this.#readValues(this.expression(expression, at) ?? []);
  }

  #readValues(places: readonly Place[]): void {
    this.#read(places);
    for (const place of places) this.#read(this.#below(place));
  }

  #path({ start, steps }: Path, at: readonly Place[]): readonly Place[] {
    let places: readonly Place[] = at;
    if (start === 'root') {
      if (!this.#root) throw new Unknown();
      places = [this.#root];
    } else if (start !== 'context') places = this.expression(start, at) ?? [];
    let down = false;
    for (const step of steps) {
      // Where a path turns back, the nodes it came by must exist.
      if (down && !DOWN.has(step.axis)) this.#read(places);
      down = DOWN.has(step.axis) && (down || step.axis !== 'self');
      places = this.#step(step, places);
      if (step.predicates.length > 0) this.#read(places);
      for (const predicate of step.predicates) this.expression(predicate, places);
    }
    this.#read(places);
    return places;
  }

  #read(places: readonly Place[]): void {
    for (const place of places) if ('dataParent' in place) this.reads.add(place);
  }

  #step({ axis, test }: Step, places: readonly Place[]): readonly Place[] {
    if (axis === 'attribute' || axis === 'namespace') return [];
    if (test.kind === 'text' || test.kind === 'none') return places;
    const byName = axis === 'child' && test.kind === 'name' && test.name !== '*' ? test.name : undefined;
    const found = [...new Set(places.flatMap((place) => this.#axis(axis, place, byName)))];
    if (test.kind === 'node') return found;
    const module = this.#module(test.prefix);
    return found.filter((place) => {
      if (place.kind === 'root') return false;
      const operation = place.kind === 'input' || place.kind === 'output';
      const name = operation && place.parent ? place.parent.name : place.name;
      const wanted = test.prefix === undefined && test.name === '*' ? undefined : module;
      return (
        (test.name === '*' || test.name === name) && (wanted === undefined || place.module.name === wanted)
      );
    });
  }

  #module(prefix: string | undefined): string | undefined {
    return prefix === undefined ? this.#names.unprefixed : this.#names.module(prefix)?.name;
  }

  /** Along `child`, only what has the name is looked at where there is one. */
  #axis(axis: Step['axis'], place: Place, name?: string): readonly Place[] {
    const up = parentOf(place, this.#root);
    switch (axis) {
      case 'self':
        return [place];
      case 'parent':
        return up ? [up] : [];
      case 'child':
        return this.#children(place, name);
      case 'ancestor':
        return up ? [up, ...this.#axis('ancestor', up)] : [];
      case 'ancestor-or-self':
        return [place, ...this.#axis('ancestor', place)];
      case 'following-sibling':
      case 'preceding-sibling':
        return up ? this.#children(up) : [];
      case 'descendant':
        return this.#below(place);
      case 'descendant-or-self':
        return [place, ...this.#below(place)];
      default:
        throw new Unknown();
    }
  }

  #below(place: Place): readonly Place[] {
    const found = [...this.#children(place)];
    for (let i = 0; i < found.length; i++) found.push(...this.#children(found[i]!));
    return found;
  }

  /** Data children; below the root also the operation the expression stands in. */
  #children(place: Place, name?: string): readonly Place[] {
    const children: readonly Place[] = 'dataChildren' in place ? childrenOf(place, name) : [];
    for (let at: Place | undefined = this.#context; at && at !== place; at = parentOf(at, this.#root)) {
      const operation = at.kind === 'input' || at.kind === 'output' || at.kind === 'notification';
      if (operation && parentOf(at, this.#root) === place) return [...children, at];
    }
    return children;
  }
}

function childrenOf(
  { dataChildren, byLocalName }: ParentNode,
  name: string | undefined,
): readonly DataNode[] {
  return name === undefined ? dataChildren : (byLocalName.get(name) ?? []);
}

function topOf(context: Place): SchemaRoot | undefined {
  let at: Place | undefined = context;
  while (at && at.kind !== 'root') at = parentOf(at, undefined);
  return at;
}

function union(
  left: readonly Place[] | undefined,
  right: readonly Place[] | undefined,
): readonly Place[] | undefined {
  return left && right ? [...new Set([...left, ...right])] : left;
}
