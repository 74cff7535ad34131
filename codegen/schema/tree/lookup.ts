import { moduleOfPrefix, type Scope, splitName } from '../modules/scope.ts';
import type { LinkedModule } from '../modules/unit.ts';
import type { Draft } from './draft.ts';

const INDEX_FROM = 8;

/** The child with this name in a module's namespace; choices and cases count as steps (RFC 7950 section 6.5). */
export function findChild(parent: Draft, name: string, module: string): Draft | undefined {
  if (parent.children.length < INDEX_FROM) {
    return parent.children.find((child) => child.name === name && child.module.module.name === module);
  }
  if (!parent.index) {
    parent.index = new Map();
    for (const child of parent.children) addToIndex(parent.index, child);
  }
  return parent.index.get(name)?.find((child) => child.module.module.name === module);
}

/** Adds a child at the end. */
export function appendChild(parent: Draft, child: Draft): void {
  parent.children.push(child);
  if (parent.index) addToIndex(parent.index, child);
}

function addToIndex(index: Map<string, Draft[]>, draft: Draft): void {
  const same = index.get(draft.name);
  if (same) same.push(draft);
  else index.set(draft.name, [draft]);
}

/** What a path led to: the node, or the first step that led nowhere. */
export type Found = { readonly draft: Draft } | { readonly missing: string };

/** Follows an absolute schema node identifier such as `/m:a/m:b`. */
export function findAbsolute(path: string, scope: Scope, roots: ReadonlyMap<string, Draft>): Found {
  const steps = path.slice(1).split('/');
  const [prefix] = splitName(steps[0]!);
  const module = moduleOfPrefix(scope, prefix);
  if (!module) return { missing: steps[0]! };
  const root = roots.get(module.module.name);
  return root ? follow(root, steps, scope, scope.module) : { missing: steps[0]! };
}

/**
 * Follows a descendant schema node identifier such as `a/b`. Below a `uses`, names without prefix and with that of
 * the text itself belong to the module that uses the grouping.
 */
export function findDescendant(start: Draft, path: string, scope: Scope, module: LinkedModule): Found {
  return follow(start, path.split('/'), scope, module);
}

function follow(start: Draft, steps: readonly string[], scope: Scope, own: LinkedModule): Found {
  let at = start;
  for (const step of steps) {
    const [prefix, name] = splitName(step);
    const module = moduleOfPrefix(scope, prefix);
    const namespace = module === scope.module ? own : module;
    const child = namespace && findChild(at, name, namespace.module.name);
    if (!child) return { missing: step };
    at = child;
  }
  return { draft: at };
}
