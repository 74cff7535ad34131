import type { Problems } from '../syntax/problems.ts';
import { compileXPath, dependenciesAt, type XPathScope } from '../xpath/compile.ts';
import type { CompiledXPath, Cursor, XPathValue } from '../xpath/xpath.ts';
import type { Identities } from './identities.ts';
import type { DataNode, Module, SchemaNode, SchemaRoot } from './model.ts';
import type { LinkedModule, Part } from './modules/unit.ts';

type ContextNode = SchemaNode | SchemaRoot;

/**
 * An expression at one place of the schema. What it computes is shared by all places it stands at; what it depends
 * on differs from place to place and is worked out when first asked for.
 */
export class PlacedXPath implements CompiledXPath {
  /** The statement it was written in. */
  readonly part: Part;
  readonly #shared: CompiledXPath;
  readonly #contextNode: ContextNode | undefined;
  #dependencies: { readonly known: readonly DataNode[] | undefined } | undefined;

  constructor(part: Part, shared: CompiledXPath, contextNode: ContextNode | undefined) {
    this.part = part;
    this.#shared = shared;
    this.#contextNode = contextNode;
  }

  get text(): string {
    return this.#shared.text;
  }
  get dependencies(): readonly DataNode[] | undefined {
    this.#dependencies ??= {
      known: this.#contextNode && dependenciesAt(this.#shared, this.#contextNode),
    };
    return this.#dependencies.known;
  }
  evaluate(context: Cursor): XPathValue {
    return this.#shared.evaluate(context);
  }
  evaluateBoolean(context: Cursor): boolean {
    return this.#shared.evaluateBoolean(context);
  }
  evaluateNodes(context: Cursor): readonly Cursor[] {
    return this.#shared.evaluateNodes(context);
  }
}

/** Compiles the arguments of must, when and path (RFC 7950 section 6.4), each once per module it is used in. */
export class Expressions {
  readonly #modules: ReadonlyMap<string, LinkedModule>;
  readonly #identities: Identities;
  readonly #problems: Problems;
  readonly #shared = new Map<Part['statement'], Map<Module, CompiledXPath>>();

  constructor(modules: ReadonlyMap<string, LinkedModule>, identities: Identities, problems: Problems) {
    this.#modules = modules;
    this.#identities = identities;
    this.#problems = problems;
  }

  /**
   * The expression of a statement. Prefixes are those of the text it stands in; names without prefix belong to
   * `module`, which for groupings is the module that uses them.
   */
  compile(part: Part, module: Module, contextNode?: ContextNode): PlacedXPath | undefined {
    let byModule = this.#shared.get(part.statement);
    if (!byModule) {
      byModule = new Map();
      this.#shared.set(part.statement, byModule);
    }
    let shared = byModule.get(module);
    if (!shared) {
      shared = this.#problems.attempt(() =>
        compileXPath(part.statement.argument!, this.#scope(part, module)),
      );
      if (!shared) return undefined;
      byModule.set(module, shared);
    }
    return new PlacedXPath(part, shared, contextNode);
  }

  #scope({ statement, scope }: Part, module: Module): XPathScope {
    return {
      position: statement.argumentPosition,
      moduleByPrefix: (prefix) => {
        const linked = scope.unit.prefixes.get(prefix);
        return linked && (this.#modules.get(linked.module.name) ?? linked).module;
      },
      unprefixed: () => module,
      written: () => scope.module.module,
      identity: (name, of) => this.#identities.get(name, of),
    };
  }
}
