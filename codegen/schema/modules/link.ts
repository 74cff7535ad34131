/** Finds the texts of all modules needed and joins them: imports, includes, prefixes (RFC 7950 sections 5.1, 7.1, 7.2). */

import type { Position } from '../../error.ts';
import type { Problems } from '../../syntax/problems.ts';
import type { YangSource } from '../../syntax/source.ts';
import { argumentOf, findStatement, findStatements, type Statement } from '../../syntax/statement.ts';
import { follow } from '../chain.ts';
import type { ModuleImport } from '../model.ts';
import { section } from '../section.ts';
import { collectDefinitions } from './definitions.ts';
import { type ModuleText, readModuleText } from './text.ts';
import type { LinkedModule, Mutable, Unit } from './unit.ts';

export type LoadModule = (name: string, revision?: string) => YangSource | undefined;

/** All modules of a compilation. */
export interface LinkedModules {
  /** The modules named; for the name of a submodule, the module it belongs to. */
  readonly roots: readonly LinkedModule[];
  /** Every module and revision, each after those it imports. */
  readonly all: readonly LinkedModule[];
  /** One revision by module name: the one that is implemented if the module is. */
  readonly byName: ReadonlyMap<string, LinkedModule>;
}

/** Loads and links the sources given, the modules named (`name` or `name@revision`) and all they need. */
export function linkModules(
  sources: readonly YangSource[],
  names: readonly string[],
  load: LoadModule,
  problems: Problems,
): LinkedModules {
  const linker = new Linker(load, problems);
  for (const source of sources) linker.add(source);
  const roots = names.flatMap((name) => linker.root(name) ?? []);
  linker.linkGiven();
  return { roots, ...linker.result() };
}

class Linker {
  readonly #load: LoadModule;
  readonly #problems: Problems;
  /** Texts by name, those given explicitly first. */
  readonly #texts = new Map<string, ModuleText[]>();
  readonly #bySource = new Map<string, ModuleText | undefined>();
  readonly #byRevision = new Map<string, LinkedModule>();
  readonly #primary = new Map<string, LinkedModule>();
  /** Modules whose imports are being linked, to find circles. */
  readonly #path: string[] = [];
  readonly #given: ModuleText[] = [];
  /** Names of texts that could not be read, so that they are not said to be missing as well. */
  readonly #failed = new Set<string>();

  constructor(load: LoadModule, problems: Problems) {
    this.#load = load;
    this.#problems = problems;
  }

  add(source: YangSource): void {
    const text = this.#read(source);
    if (text) this.#given.push(text);
  }

  root(reference: string): LinkedModule | undefined {
    const [name, revision] = reference.split('@');
    const linked = this.#module(name!, revision, undefined);
    const other = linked && this.#primary.get(linked.module.name);
    if (other && other !== linked) {
      const revisions = `${other.module.revision} and ${linked.module.revision}`;
      const message = `only one revision of "${name}" can be implemented, not both ${revisions}`;
      this.#problems.report(undefined, message, section('5.6.5'));
    }
    if (linked) this.#primary.set(linked.module.name, linked);
    return linked;
  }

  /** Links what was given but nobody asked for, so that it is checked too. */
  linkGiven(): void {
    for (const text of this.#given) {
      if (text.kind === 'submodule') {
        const owner = argumentOf(text.statement, 'belongs-to')!;
        this.#module(owner, undefined, findStatement(text.statement, 'belongs-to')!.position);
      } else if (!this.#byRevision.has(`${text.name}@${text.revision}`)) this.#link(text);
    }
  }

  result(): Omit<LinkedModules, 'roots'> {
    const byName = new Map<string, LinkedModule>();
    for (const linked of this.#byRevision.values()) {
      const { name } = linked.module;
      if (!byName.has(name)) byName.set(name, this.#primary.get(name) ?? linked);
    }
    return { all: [...this.#byRevision.values()], byName };
  }

  #read(source: YangSource): ModuleText | undefined {
    if (this.#bySource.has(source.file)) return this.#bySource.get(source.file);
    const text = readModuleText(source, this.#problems);
    this.#bySource.set(source.file, text);
    if (!text) {
      this.#failed.add(nameOf(source));
      return undefined;
    }
    const texts = this.#texts.get(text.name) ?? [];
    this.#texts.set(text.name, texts);
    if (texts.some((other) => other.revision === text.revision)) {
      const message = `"${text.name}" revision ${text.revision ?? '(none)'} is given twice`;
      this.#problems.report(text.statement.position, message, section('5.1'));
    } else texts.push(text);
    return text;
  }

  /** The text of a module or submodule, in the revision asked for or the newest. */
  #text(name: string, revision: string | undefined, from: Position | undefined): ModuleText | undefined {
    const known = this.#texts.get(name) ?? [];
    let text =
      revision === undefined
        ? known.find((candidate) => this.#given.includes(candidate))
        : known.find((candidate) => candidate.revision === revision);
    if (text) return text;
    if (this.#failed.has(name)) return undefined;
    const before = this.#problems.count;
    const source = this.#problems.attempt(() => this.#load(name, revision));
    if (this.#problems.count > before) {
      this.#failed.add(name);
      return undefined;
    }
    if (source) {
      text = this.#read(source);
      if (!text) return undefined;
      if (text.name !== name) {
        const message = `expected module "${name}", found "${text.name}"`;
        this.#problems.report(text.statement.argumentPosition, message, section('5.2'));
        return undefined;
      }
      if (revision === undefined || text.revision === revision) return text;
    }
    const wanted = revision === undefined ? `"${name}"` : `"${name}" in revision ${revision}`;
    const found = text ? `; found revision ${text.revision ?? '(none)'}` : '';
    this.#problems.report(from, `module ${wanted} is not found${found}`, section('5.1.1'));
    return undefined;
  }

  #module(name: string, revision: string | undefined, from: Position | undefined): LinkedModule | undefined {
    const known =
      revision === undefined ? this.#primary.get(name) : this.#byRevision.get(`${name}@${revision}`);
    if (known) return known;
    if (this.#path.includes(name)) {
      const circle = [...this.#path.slice(this.#path.indexOf(name)), name].join(' → ');
      this.#problems.report(from, `circular import: ${circle}`, section('5.1'));
      return undefined;
    }
    const text = this.#text(name, revision, from);
    if (!text) return undefined;
    if (text.kind !== 'module') {
      if (!from)
        return this.#module(argumentOf(text.statement, 'belongs-to')!, undefined, text.statement.position);
      this.#problems.report(from, `"${name}" is a submodule, expected a module`, section('7.1.5'));
      return undefined;
    }
    const linked = this.#byRevision.get(`${text.name}@${text.revision}`) ?? this.#link(text);
    if (revision === undefined) this.#primary.set(name, linked);
    return linked;
  }

  #link(text: ModuleText): LinkedModule {
    this.#path.push(text.name);
    const module = newModule(text);
    const units = [newUnit(text)];
    this.#include(units[0]!, units, [text.name]);
    const linked: LinkedModule = { module, units, ...collectDefinitions(units, this.#problems) };
    for (const unit of units) {
      const scope = {
        unit,
        module: linked,
        parent: undefined,
        typedefs: linked.typedefs,
        groupings: linked.groupings,
      };
      unit.scope = scope;
    }
    for (const unit of units) this.#imports(unit, linked);
    module.submodules = units.slice(1).map(({ name, revision, revisions, source }) => ({
      name,
      revision,
      revisions,
      source: source.text,
    }));
    this.#path.pop();
    this.#byRevision.set(`${text.name}@${text.revision}`, linked);
    return linked;
  }

  /** Adds the submodules a text includes (RFC 7950 section 7.1.6); each once, also when inclusion is circular. */
  #include(unit: Unit, units: Unit[], path: readonly string[]): void {
    for (const include of findStatements(unit.statement, 'include')) {
      const name = include.argument!;
      if (path.includes(name)) {
        if (unit.yangVersion === '1') {
          const message = `circular include: ${[...path, name].join(' → ')}`;
          this.#problems.report(include.position, message, 'RFC 6020 section 5.1');
        }
        continue;
      }
      const known = units.find((other) => other.name === name);
      const revision = argumentOf(include, 'revision-date');
      const text = known ?? this.#text(name, revision, include.position);
      if (!text || !this.#checkSubmodule(text, units[0]!, include)) continue;
      this.#checkInclude(text, unit, units[0]!, include);
      const submodule = known ?? newUnit(text);
      if (!known) units.push(submodule);
      if (!known || unit.yangVersion === '1') this.#include(submodule, units, [...path, name]);
    }
  }

  #checkSubmodule(text: ModuleText | Unit, main: Unit, include: Statement): boolean {
    const owner = argumentOf(text.statement, 'belongs-to');
    if (owner !== main.name) {
      const message =
        owner === undefined
          ? `"${text.name}" is a module, expected a submodule`
          : `submodule "${text.name}" belongs to "${owner}", not to "${main.name}"`;
      this.#problems.report(include.position, message, section('7.2.2'));
      return false;
    }
    if (text.yangVersion !== main.yangVersion) {
      const message = `submodule "${text.name}" has YANG version ${text.yangVersion}, its module ${main.yangVersion}`;
      this.#problems.report(include.position, message, section('12'));
    }
    return true;
  }

  /** A module includes all its submodules itself, since YANG 1.1, and each in one revision (RFC 7950 section 5.1). */
  #checkInclude(text: ModuleText | Unit, unit: Unit, main: Unit, include: Statement): void {
    const revision = argumentOf(include, 'revision-date');
    if (revision !== undefined && revision !== text.revision) {
      const message = `submodule "${text.name}" is included in revision ${text.revision ?? '(none)'} already`;
      this.#problems.report(include.position, message, section('5.1'));
    }
    const included = findStatements(main.statement, 'include').some(({ argument }) => argument === text.name);
    if (unit === main || included || unit.yangVersion === '1') return;
    const message = `module "${main.name}" must include submodule "${text.name}" itself`;
    this.#problems.report(include.position, message, section('5.1'));
  }

  /** Links imports and fills in what the prefixes of a text stand for (sections 7.1.4 and 7.1.5). */
  #imports(unit: Unit, linked: LinkedModule): void {
    const header = unit.kind === 'module' ? unit.statement : findStatement(unit.statement, 'belongs-to')!;
    unit.prefixes.set(argumentOf(header, 'prefix')!, linked);
    const imports: ModuleImport[] = [];
    for (const statement of findStatements(unit.statement, 'import')) {
      const name = statement.argument!;
      const prefix = argumentOf(statement, 'prefix')!;
      const revision = argumentOf(statement, 'revision-date');
      if (unit.prefixes.has(prefix)) {
        const position = findStatement(statement, 'prefix')!.argumentPosition;
        this.#problems.report(position, `prefix "${prefix}" is already in use`, section('7.1.4'));
      }
      imports.push({ module: name, prefix, revision });
      const { position, argumentPosition } = statement;
      const imported = follow(position, () => this.#module(name, revision, argumentPosition));
      if (!imported) continue;
      unit.prefixes.set(prefix, imported);
      if (unit.yangVersion === '1' && revision !== undefined && imported.module.yangVersion === '1.1') {
        const message = `a module of YANG version 1 must not import one of version 1.1 by revision`;
        this.#problems.report(statement.position, message, section('12'));
      }
    }
    linked.module.imports = [...linked.module.imports, ...imports];
  }
}

/** The name a text that could not be read was likely meant to have. */
function nameOf({ file, text }: YangSource): string {
  const match = /^\s*(?:sub)?module\s+["']?([\w.-]+)/m.exec(text) ?? /([^/\\@]+)(?:@[^/\\]*)?$/.exec(file);
  return match?.[1]?.replace(/\.yang$/, '') ?? file;
}

function newUnit(text: ModuleText): Unit {
  return { ...text, prefixes: new Map(), scope: undefined as never };
}

function newModule({
  statement,
  name,
  revision,
  revisions,
  yangVersion,
  source,
}: ModuleText): Mutable<LinkedModule['module']> {
  return {
    name,
    namespace: argumentOf(statement, 'namespace')!,
    prefix: argumentOf(statement, 'prefix')!,
    yangVersion,
    revision,
    revisions,
    organization: argumentOf(statement, 'organization'),
    contact: argumentOf(statement, 'contact'),
    description: argumentOf(statement, 'description'),
    imports: [],
    submodules: [],
    implemented: false,
    features: [],
    deviatedBy: [],
    identities: [],
    typedefs: [],
    extensions: [],
    children: [],
    extensionUses: [],
    source: source.text,
  };
}
