/** XPath 1.0 text to a function of a cursor (W3C XPath 1.0; RFC 7950 sections 6.4 and 10). */
import { YangError } from '../error.ts';
import type { DataNode, SchemaNode, SchemaRoot } from '../schema/model.ts';
import type { ArithmeticOperator, Call, Expression } from './ast.ts';
import { type Code, type Context, ofBoolean, ofNumber, ofString, type Run } from './code.ts';
import { compileComparison } from './compare.ts';
import type { Place } from './cursor.ts';
import { FUNCTIONS } from './functions/index.ts';
import { withLookups } from './lookups.ts';
import { Names, type XPathScope } from './names.ts';
import { parseXPath } from './parser.ts';
import { compileFilter, compilePath, compileUnion } from './path.ts';
import { type Complain, complainer } from './problem.ts';
import { cutPaths, shareCode, sharedParts } from './shared.ts';
import { type StaticResult, staticWalk } from './static.ts';
import type { CompiledXPath, Cursor, XPathValue } from './xpath.ts';

export { childCursor, rootCursor } from './cursor.ts';
export type { XPathScope } from './names.ts';

const ARITHMETIC: Record<ArithmeticOperator, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  div: (left, right) => left / right,
  mod: (left, right) => left % right,
};

function compile(expression: Expression, context: Context): Code {
  switch (expression.kind) {
    case 'literal':
      return ofString(() => expression.value);
    case 'number':
      return ofNumber(() => expression.value);
    case 'logic': {
      const operands = expression.operands.map((operand) => context.compile(operand).boolean);
      if (expression.op === 'and') return ofBoolean((at, run) => operands.every((test) => test(at, run)));
      return ofBoolean((at, run) => operands.some((test) => test(at, run)));
    }
    case 'compare':
      return compileComparison(
        expression.op,
        context.compile(expression.left),
        context.compile(expression.right),
        context.names,
      );
    case 'arithmetic': {
      const left = context.compile(expression.left).number;
      const right = context.compile(expression.right).number;
      const apply = ARITHMETIC[expression.op];
      return ofNumber((at, run) => apply(left(at, run), right(at, run)));
    }
    case 'negate': {
      const { number } = context.compile(expression.operand);
      return ofNumber((at, run) => -number(at, run));
    }
    case 'union':
      return compileUnion(expression.left, expression.right, context);
    case 'call':
      return compileCall(expression, context);
    case 'path':
      return compilePath(expression, context);
    case 'filter':
      return compileFilter(expression.base, expression.predicate, context);
  }
}

function compileCall(call: Call, context: Context): Code {
  const { name, args, at } = call;
  const found = FUNCTIONS.get(name);
  if (!found) return context.complain(`there is no function ${name}()`, at);
  const { min, max } = found;
  if (args.length < min || args.length > max) {
    const wanted =
      min === max ? `${min}` : max === Number.POSITIVE_INFINITY ? `${min} or more` : `${min} to ${max}`;
    context.complain(`${name}() takes ${wanted} arguments, not ${args.length}`, at);
  }
  return found.compile(
    args.map((arg) => context.compile(arg)),
    context,
    call,
  );
}

/** The one implementation of CompiledXPath. */
class Program implements CompiledXPath {
  readonly text: string;
  readonly #expression: Expression;
  readonly #scope: XPathScope;
  readonly #code: Code;
  #static: StaticResult | undefined;

  constructor(text: string, scope: XPathScope) {
    const complain: Complain = complainer(text, scope.position);
    this.text = text;
    this.#scope = scope;
    this.#expression = parseXPath(text, complain);
    const expression = cutPaths(withLookups(this.#expression));
    const shared = sharedParts(expression);
    const context: Context = {
      names: new Names(scope),
      complain,
      compile(expression) {
        const code = compile(expression, context);
        const level = shared.get(expression);
        return level === undefined ? code : shareCode(code, level);
      },
    };
    this.#code = context.compile(expression);
  }

  get #walked(): StaticResult {
    this.#static ??= staticWalk(this.#expression, this.#scope);
    return this.#static;
  }

  get dependencies(): readonly DataNode[] | undefined {
    return this.#walked.reads;
  }

  /** Schema nodes the result can be instances of; undefined when that cannot be told. */
  get resultNodes(): readonly (SchemaNode | SchemaRoot)[] | undefined {
    return this.#walked.results;
  }

  /** What the expression depends on where it is evaluated at another node. */
  dependenciesAt(node: SchemaNode | SchemaRoot): readonly DataNode[] | undefined {
    return staticWalk(this.#expression, { ...this.#scope, contextNode: () => node }).reads;
  }

  evaluate(context: Cursor): XPathValue {
    const run = start(context);
    const { type, nodes, string, number, boolean } = this.#code;
    if (nodes) return nodes(run.current, run);
    if (type === 'string') return string(run.current, run);
    return type === 'number' ? number(run.current, run) : boolean(run.current, run);
  }

  evaluateBoolean(context: Cursor): boolean {
    const run = start(context);
    return this.#code.boolean(run.current, run);
  }

  evaluateNodes(context: Cursor): readonly Cursor[] {
    const run = start(context);
    if (this.#code.nodes) return this.#code.nodes(run.current, run);
    const message = `expression "${this.text}" gives a ${this.#code.type}, not nodes`;
    throw new YangError([{ position: this.#scope.position, message, code: 'XPath 1.0 section 3.3' }]);
  }
}

function start(context: Cursor): Run {
  return { current: context as Place, position: 1, size: 1 };
}

/** Compiles an expression. Throws YangError with the place of what is wrong. */
export function compileXPath(text: string, scope: XPathScope): CompiledXPath {
  return new Program(text, scope);
}

/**
 * Schema nodes that the nodes of an expression can be instances of, found without data: where a leafref points.
 * Undefined when that cannot be told, or when the expression is no path. Ask when the schema is complete.
 */
export function resultNodes(xpath: CompiledXPath): readonly (SchemaNode | SchemaRoot)[] | undefined {
  return xpath instanceof Program ? xpath.resultNodes : undefined;
}

/** What an expression depends on where it is evaluated at a node, without compiling it for that place. */
export function dependenciesAt(
  xpath: CompiledXPath,
  node: SchemaNode | SchemaRoot,
): readonly DataNode[] | undefined {
  return xpath instanceof Program ? xpath.dependenciesAt(node) : undefined;
}
