/** Public face of the compiler: YANG texts in, compiled schema out. */

export type { Position, Problem } from './error.ts';
export { formatProblem, YangError } from './error.ts';
export { printTree } from './print/tree.ts';
export { printYang } from './print/yang.ts';
export { type FindStatements, printYin } from './print/yin.ts';
export { type CompileOptions, compileModules } from './schema/compile.ts';
export type { FeatureChoice } from './schema/features/features.ts';
export { directoryLoader, readSource } from './schema/loader.ts';
export type * from './schema/model.ts';
export type { LoadModule } from './schema/modules/link.ts';
export { parseStatements } from './syntax/parser.ts';
export type { YangSource } from './syntax/source.ts';
export type { Statement } from './syntax/statement.ts';
export type { BuiltinType, LeafType, ModuleToPrefix, PrefixToNamespace } from './types/type.ts';
export { TypeMismatch } from './types/type.ts';
export type { CompiledXPath, Cursor, XPathValue } from './xpath/xpath.ts';
