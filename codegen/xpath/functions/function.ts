/** What a file of functions provides: how many arguments each takes, and how a call is compiled. */
import type { Call } from '../ast.ts';
import type { Code, Context } from '../code.ts';

export interface XPathFunction {
  readonly min: number;
  readonly max: number;
  compile(args: readonly Code[], context: Context, call: Call): Code;
}

export type Functions = Readonly<Record<string, XPathFunction>>;

/** The nodes of an argument that must be a node-set. */
export function nodesArgument(args: readonly Code[], index: number, { complain }: Context, call: Call) {
  const nodes = args[index]?.nodes;
  return (
    nodes ?? complain(`argument ${index + 1} of ${call.name}() must be nodes`, call.at, 'XPath 1.0 section 4')
  );
}
