/** Public face of the compiler: YANG texts in, compiled schema out. */
export { YangError, formatProblem } from './error.ts';
export type { Position, Problem } from './error.ts';
export type * from './schema/model.ts';
export { TypeMismatch } from './types/type.ts';
export type { BuiltinType, LeafType, ModuleToPrefix, PrefixToNamespace } from './types/type.ts';
export type { CompiledXPath, Cursor, XPathValue } from './xpath/xpath.ts';
