/** Boolean functions (W3C XPath 1.0 section 4.3). */
import { ofBoolean } from '../code.ts';
import type { Functions } from './function.ts';

export const booleanFunctions: Functions = {
  boolean: { min: 1, max: 1, compile: ([value]) => ofBoolean(value!.boolean) },
  not: { min: 1, max: 1, compile: ([value]) => ofBoolean((at, run) => !value!.boolean(at, run)) },
  true: { min: 0, max: 0, compile: () => ofBoolean(() => true) },
  false: { min: 0, max: 0, compile: () => ofBoolean(() => false) },
  // YANG data has no xml:lang attributes.
  lang: { min: 1, max: 1, compile: () => ofBoolean(() => false) },
};
