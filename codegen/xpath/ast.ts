/** Parsed XPath 1.0 expressions (W3C XPath 1.0; section numbers refer to it). Abbreviations are already expanded. */

export type Axis =
  | 'ancestor'
  | 'ancestor-or-self'
  | 'attribute'
  | 'child'
  | 'descendant'
  | 'descendant-or-self'
  | 'following'
  | 'following-sibling'
  | 'namespace'
  | 'parent'
  | 'preceding'
  | 'preceding-sibling'
  | 'self';

/** Section 2.3. `name` is `*` for any; `prefix` undefined when there is none. */
export type NodeTest =
  | { readonly kind: 'name'; readonly prefix: string | undefined; readonly name: string; readonly at: number }
  | { readonly kind: 'node' }
  | { readonly kind: 'text' }
  | { readonly kind: 'none' };

/** Section 2.1. */
export interface Step {
  readonly axis: Axis;
  readonly test: NodeTest;
  readonly predicates: readonly Expression[];
}

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | 'div' | 'mod';

export type Expression =
  | {
      readonly kind: 'logic';
      readonly op: 'and' | 'or';
      /** Two or more: long chains must not cost depth. */
      readonly operands: readonly Expression[];
    }
  | {
      readonly kind: 'compare';
      readonly op: CompareOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'arithmetic';
      readonly op: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | { readonly kind: 'union'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | Call
  | Path
  | { readonly kind: 'filter'; readonly base: Expression; readonly predicate: Expression };

/** A function call; `at` is the offset of its name in the text. */
export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  readonly at: number;
}

/** A location path from the root, from the context node, or from the nodes of an expression (section 3.3). */
export interface Path {
  readonly kind: 'path';
  readonly start: 'root' | 'context' | Expression;
  readonly steps: readonly Step[];
}
