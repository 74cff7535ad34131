/** Number functions (W3C XPath 1.0 section 4.4). */
import { ofNumber } from '../code.ts';
import { toNumber } from '../convert.ts';
import { stringValue } from '../value.ts';
import { type Functions, nodesArgument } from './function.ts';

function ofOne(map: (value: number) => number): Functions[string] {
  return { min: 1, max: 1, compile: ([value]) => ofNumber((at, run) => map(value!.number(at, run))) };
}

export const numberFunctions: Functions = {
  number: {
    min: 0,
    max: 1,
    compile: ([value]) => ofNumber(value?.number ?? ((at) => toNumber(stringValue(at)))),
  },
  sum: {
    min: 1,
    max: 1,
    compile(args, context, call) {
      const nodes = nodesArgument(args, 0, context, call);
      return ofNumber((at, run) =>
        nodes(at, run).reduce((sum, each) => sum + toNumber(stringValue(each)), 0),
      );
    },
  },
  floor: ofOne(Math.floor),
  ceiling: ofOne(Math.ceil),
  // Math.round rounds halves up, as section 4.4 wants it.
  round: ofOne(Math.round),
};
