/** All functions an expression can call, by name. */
import { booleanFunctions } from './boolean.ts';
import type { XPathFunction } from './function.ts';
import { nodeSetFunctions } from './node-set.ts';
import { numberFunctions } from './number.ts';
import { stringFunctions } from './string.ts';
import { yangFunctions } from './yang.ts';

export const FUNCTIONS: ReadonlyMap<string, XPathFunction> = new Map(
  [nodeSetFunctions, stringFunctions, booleanFunctions, numberFunctions, yangFunctions].flatMap((group) =>
    Object.entries(group),
  ),
);
