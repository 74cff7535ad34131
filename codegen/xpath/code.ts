/**
 * Compiled expressions: closures that know their type. XPath without variables is statically typed, so every
 * conversion (W3C XPath 1.0 sections 4.2 to 4.4) is chosen once, at compile time.
 */
import type { Expression } from './ast.ts';
import { numberText, toNumber } from './convert.ts';
import type { Place } from './cursor.ts';
import type { Names } from './names.ts';
import type { Complain } from './problem.ts';
import { stringValue } from './value.ts';

/** What an evaluation carries along; position and size change from predicate to predicate. */
export interface Run {
  /** The node `current()` gives. */
  readonly current: Place;
  position: number;
  size: number;
}

export type Evaluate<T> = (at: Place, run: Run) => T;

export interface Code {
  readonly type: 'nodes' | 'string' | 'number' | 'boolean';
  /** Only for type `nodes`. In document order, each node once. */
  readonly nodes: Evaluate<readonly Place[]> | undefined;
  readonly string: Evaluate<string>;
  readonly number: Evaluate<number>;
  readonly boolean: Evaluate<boolean>;
}

/** What the compilation of one expression carries along. */
export interface Context {
  readonly names: Names;
  readonly complain: Complain;
  compile(expression: Expression): Code;
}

export function ofNodes(nodes: Evaluate<readonly Place[]>): Code {
  const string: Evaluate<string> = (at, run) => {
    const first = nodes(at, run)[0];
    return first ? stringValue(first) : '';
  };
  return {
    type: 'nodes',
    nodes,
    string,
    number: (at, run) => toNumber(string(at, run)),
    boolean: (at, run) => nodes(at, run).length > 0,
  };
}

export function ofString(string: Evaluate<string>): Code {
  return {
    type: 'string',
    nodes: undefined,
    string,
    number: (at, run) => toNumber(string(at, run)),
    boolean: (at, run) => string(at, run) !== '',
  };
}

export function ofNumber(number: Evaluate<number>): Code {
  return {
    type: 'number',
    nodes: undefined,
    string: (at, run) => numberText(number(at, run)),
    number,
    boolean: (at, run) => {
      const value = number(at, run);
      return value !== 0 && !Number.isNaN(value);
    },
  };
}

export function ofBoolean(boolean: Evaluate<boolean>): Code {
  return {
    type: 'boolean',
    nodes: undefined,
    string: (at, run) => (boolean(at, run) ? 'true' : 'false'),
    number: (at, run) => (boolean(at, run) ? 1 : 0),
    boolean,
  };
}
