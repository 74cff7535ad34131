/** Reads expressions back. Each is compiled when it is first used. */
import type { DataNode, Module, SchemaRoot } from '../../schema/model.ts';
import { compileXPath } from '../../xpath/compile.ts';
import type { CompiledXPath, Cursor, XPathValue } from '../../xpath/xpath.ts';
import type { SavedExpression } from './format.ts';
import type { FindNode } from './loaded-nodes.ts';

/** What expressions refer to, by index. */
export interface ExpressionParts {
  readonly modules: readonly Module[];
  readonly nodes: FindNode & { readonly root: SchemaRoot };
}

export function loadExpressions(saved: readonly SavedExpression[], parts: ExpressionParts): CompiledXPath[] {
  return saved.map((expression) => new LoadedXPath(expression, parts));
}

class LoadedXPath implements CompiledXPath {
  readonly #saved: SavedExpression;
  readonly #parts: ExpressionParts;
  #made: CompiledXPath | undefined;
  #dependencies: readonly DataNode[] | undefined;

  constructor(saved: SavedExpression, parts: ExpressionParts) {
    this.#saved = saved;
    this.#parts = parts;
  }

  get #compiled(): CompiledXPath {
    if (this.#made) return this.#made;
    const { text, prefixes, module, written = module, context } = this.#saved;
    const { modules, nodes } = this.#parts;
    this.#made = compileXPath(text, {
      moduleByPrefix: (prefix) => modules[prefixes?.[prefix] ?? -1],
      unprefixed: () => modules[module]!,
      written: () => modules[written]!,
      contextNode: () => (context === undefined ? undefined : nodes.find(context)),
      root: () => nodes.root,
    });
    return this.#made;
  }

  get text(): string {
    return this.#saved.text;
  }
  get dependencies(): readonly DataNode[] | undefined {
    const { reads } = this.#saved;
    if (reads === null) return undefined;
    const { nodes } = this.#parts;
    this.#dependencies ??= reads?.flatMap((id) => (nodes.find(id) as DataNode | undefined) ?? []) ?? [];
    return this.#dependencies;
  }
  evaluate(context: Cursor): XPathValue {
    return this.#compiled.evaluate(context);
  }
  evaluateBoolean(context: Cursor): boolean {
    return this.#compiled.evaluateBoolean(context);
  }
  evaluateNodes(context: Cursor): readonly Cursor[] {
    return this.#compiled.evaluateNodes(context);
  }
}
