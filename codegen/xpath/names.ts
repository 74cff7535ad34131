/** What names in an expression mean (RFC 7950 section 6.4.1): prefixes to modules, and names to identities. */
import type { Position } from '../error.ts';
import type { Identity, Module, SchemaNode, SchemaRoot } from '../schema/model.ts';

export interface XPathScope {
  /** Where the statement stands, for problems. */
  readonly position?: Position | undefined;
  moduleByPrefix(prefix: string): Module | undefined;
  /** Module of names without a prefix; `any` matches the local name in any module. Asked on first evaluation. */
  unprefixed(): Module | 'any';
  /**
   * Module of the text it is written in, where names of identities without a prefix are looked up (RFC 7950 section
   * 10.4.1). In a grouping that another module uses it is not that of unprefixed nodes; by default it is.
   */
  written?(): Module;
  /** Schema node the expression is evaluated at, for static dependencies. Asked when the schema is complete. */
  contextNode?(): SchemaNode | SchemaRoot | undefined;
  /** The root of the schema: needed for the dependencies of absolute paths inside operations. */
  root?(): SchemaRoot | undefined;
  identity?(name: string, module: Module): Identity | undefined;
}

/** A module by name, or `any`. */
export type ModuleName = string;

/** Name lookups of one expression. Modules are compared by name, as a schema may be compiled in several passes. */
export class Names {
  readonly #scope: XPathScope;
  #unprefixed: ModuleName | undefined;

  constructor(scope: XPathScope) {
    this.#scope = scope;
  }

  /** Name of the module of names without prefix; undefined for any. */
  get unprefixed(): ModuleName | undefined {
    if (this.#unprefixed === undefined) {
      const module = this.#scope.unprefixed();
      this.#unprefixed = module === 'any' ? '' : module.name;
    }
    return this.#unprefixed === '' ? undefined : this.#unprefixed;
  }

  module(prefix: string): Module | undefined {
    return this.#scope.moduleByPrefix(prefix);
  }

  /** Splits `prefix:name`; `module` undefined means any module, and an unknown prefix gives undefined. */
  split(qualified: string): { module: ModuleName | undefined; name: string } | undefined {
    const colon = qualified.indexOf(':');
    if (colon < 0) return { module: this.unprefixed, name: qualified };
    const module = this.module(qualified.slice(0, colon));
    return module && { module: module.name, name: qualified.slice(colon + 1) };
  }

  /** True when an identity is the one named, in the words of this expression. */
  names(qualified: string, identity: Identity): boolean {
    const wanted = this.split(qualified);
    if (!wanted || wanted.name !== identity.name) return false;
    const own = qualified.includes(':') ? undefined : this.#scope.written?.();
    if (own) return own.name === identity.module.name;
    return wanted.module === undefined || wanted.module === identity.module.name;
  }
}
