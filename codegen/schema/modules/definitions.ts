import type { Problems } from '../../syntax/problems.ts';
import { argumentOf, type Statement } from '../../syntax/statement.ts';
import { section } from '../section.ts';
import type { Scope } from './scope.ts';
import type { LinkedModule, Part, Unit } from './unit.ts';

type Definitions = Pick<LinkedModule, 'features' | 'identities' | 'extensions' | 'typedefs' | 'groupings'>;

const KINDS = {
  feature: 'features',
  identity: 'identities',
  extension: 'extensions',
  typedef: 'typedefs',
  grouping: 'groupings',
} as const;

/** Top-level definitions of a module and its submodules, which share their name spaces (RFC 7950 section 6.2.1). */
export function collectDefinitions(units: readonly Unit[], problems: Problems): Definitions {
  const definitions = {
    features: new Map<string, Part>(),
    identities: new Map<string, Part>(),
    extensions: new Map<string, Part>(),
    typedefs: new Map<string, Part>(),
    groupings: new Map<string, Part>(),
  };
  for (const unit of units) {
    for (const statement of unit.statement.substatements) {
      const kind =
        statement.prefix === undefined ? KINDS[statement.keyword as keyof typeof KINDS] : undefined;
      if (kind) addDefinition(definitions[kind], statement, problems, () => unit.scope);
    }
  }
  return definitions;
}

/** Adds a definition by its name, which must be new. The scope is asked for when it is first used. */
export function addDefinition(
  into: Map<string, Part>,
  statement: Statement,
  problems: Problems,
  scope: () => Scope,
): void {
  const name = statement.argument!;
  const other = into.get(name);
  if (other) {
    const { line, file } = other.statement.position;
    const where = file === statement.position.file ? `in line ${line}` : `in ${file}:${line}`;
    const message = `${statement.keyword} "${name}" is already defined ${where}`;
    problems.report(statement.argumentPosition, message, section('6.2.1'));
    return;
  }
  into.set(name, {
    statement,
    get scope() {
      return scope();
    },
  });
}

/** The extensions a module defines, for the model. */
export function extensionDefinitions(linked: LinkedModule): LinkedModule['module']['extensions'] {
  return [...linked.extensions].map(([name, { statement }]) => ({
    name,
    argument: argumentOf(statement, 'argument'),
    description: argumentOf(statement, 'description'),
  }));
}
