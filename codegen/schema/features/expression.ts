/** The boolean expressions of `if-feature` (RFC 7950 section 7.20.2, rules `if-feature-expr` and below). */

export type FeatureExpression =
  | { readonly kind: 'feature'; readonly prefix: string | undefined; readonly name: string }
  | { readonly kind: 'not'; readonly operand: FeatureExpression }
  | { readonly kind: 'and' | 'or'; readonly left: FeatureExpression; readonly right: FeatureExpression };

const TOKENS = /[()]|[^\s()]+/g;
const NAME = /^(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)$/;
const MAX_TOKENS = 2000;

/** Parses an expression; on failure returns what was expected. `not` binds tighter than `and`, and that than `or`. */
export function parseFeatureExpression(text: string): FeatureExpression | string {
  const tokens = text.match(TOKENS) ?? [];
  if (tokens.length > MAX_TOKENS) return `an expression of at most ${MAX_TOKENS} words`;
  let next = 0;

  function or(): FeatureExpression {
    let left = and();
    while (tokens[next] === 'or') {
      next++;
      left = { kind: 'or', left, right: and() };
    }
    return left;
  }
  function and(): FeatureExpression {
    let left = factor();
    while (tokens[next] === 'and') {
      next++;
      left = { kind: 'and', left, right: factor() };
    }
    return left;
  }
  function factor(): FeatureExpression {
    const token = tokens[next++];
    if (token === 'not') return { kind: 'not', operand: factor() };
    if (token === '(') {
      const inner = or();
      if (tokens[next++] !== ')') throw new Expected('")"');
      return inner;
    }
    const match = token === undefined || token === 'and' || token === 'or' ? null : NAME.exec(token);
    if (!match) throw new Expected('the name of a feature');
    return { kind: 'feature', prefix: match[1], name: match[2]! };
  }

  try {
    const expression = or();
    return next < tokens.length ? '"and", "or" or the end of the expression' : expression;
  } catch (error) {
    if (error instanceof Expected) return error.message;
    throw error;
  }
}

class Expected extends Error {}

/** Works out an expression, asking for each feature it names. */
export function evaluateFeatureExpression(
  expression: FeatureExpression,
  isEnabled: (prefix: string | undefined, name: string) => boolean,
): boolean {
  switch (expression.kind) {
    case 'feature':
      return isEnabled(expression.prefix, expression.name);
    case 'not':
      return !evaluateFeatureExpression(expression.operand, isEnabled);
    case 'and': {
      const left = evaluateFeatureExpression(expression.left, isEnabled);
      const right = evaluateFeatureExpression(expression.right, isEnabled);
      return left && right;
    }
    case 'or': {
      const left = evaluateFeatureExpression(expression.left, isEnabled);
      const right = evaluateFeatureExpression(expression.right, isEnabled);
      return left || right;
    }
  }
}
