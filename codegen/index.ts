/** Public face of the compiler: YANG texts in, compiled schema out. */

export type { Position, Problem } from './error.ts';
export { formatProblem, YangError } from './error.ts';
export { printTree } from './print/tree.ts';
export { type CompileOptions, compileModules } from './schema/compile.ts';
export type { FeatureChoice } from './schema/features/features.ts';
export { directoryLoader, readSource } from './schema/loader.ts';
export type * from './schema/model.ts';
export type { LoadModule } from './schema/modules/link.ts';
export type { YangSource } from './syntax/source.ts';
export type { BuiltinType, LeafType, ModuleToPrefix, PrefixToNamespace } from './types/type.ts';
export { TypeMismatch } from './types/type.ts';
export type { CompiledXPath, Cursor, XPathValue } from './xpath/xpath.ts';
