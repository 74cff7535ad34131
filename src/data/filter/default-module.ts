import type { Module, PrefixToNamespace, Schema } from '../../../codegen/index.ts';

/**
 * The module that names without prefix are in: that of the default namespace. Undefined means any module, which is
 * so when none is bound or the one bound (of the protocol, mostly) has no data that could be meant.
 */
export function defaultModule(schema: Schema, namespaceOf: PrefixToNamespace): Module | undefined {
  const namespace = namespaceOf('');
  const module = namespace === undefined ? undefined : schema.modulesByNamespace.get(namespace);
  return module?.children.some(({ kind }) => kind !== 'rpc' && kind !== 'notification') ? module : undefined;
}
