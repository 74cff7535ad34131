import type { Problems } from '../../syntax/problems.ts';
import { keywordOf, type Statement } from '../../syntax/statement.ts';
import { checkExtensionContent, checkStructure } from '../grammar/check.ts';
import { section } from '../section.ts';
import { addDefinition } from './definitions.ts';
import { moduleOfPrefix, type Scope, splitName } from './scope.ts';
import { isAnnotation, isRead, structureExtension } from './structure.ts';
import type { LinkedModule, Part } from './unit.ts';

/** Statements that may hold typedefs and groupings of their own (RFC 7950 section 5.5). */
const OPENS_SCOPE = new Set([
  'container',
  'list',
  'grouping',
  'rpc',
  'action',
  'input',
  'output',
  'notification',
]);

/**
 * Walks all statements of a module once: opens a scope for each that holds definitions, refuses definitions that
 * hide others (section 6.2.1), and checks that extension statements are defined (section 7.19).
 */
export function scanModule(linked: LinkedModule, scopes: Map<Statement, Scope>, problems: Problems): void {
  for (const unit of linked.units) {
    for (const statement of unit.statement.substatements) {
      scan(statement, unit.scope, scopes, problems, true);
    }
  }
}

function scan(
  statement: Statement,
  outer: Scope,
  scopes: Map<Statement, Scope>,
  problems: Problems,
  top = false,
): void {
  if (statement.prefix !== undefined) {
    checkExtension(statement, outer, problems);
    if (!top) checkMayNest(statement, outer, problems);
    const read = top && isRead(statement, outer);
    if (!read) checkExtensionContent(statement, problems);
    if (!read || !checkStructure(statement, outer.unit.yangVersion, problems)) return;
  }
  if (statement.substatements.length === 0) return;
  let scope = outer;
  if (statement.prefix !== undefined || OPENS_SCOPE.has(statement.keyword)) {
    scope = openScope(statement, outer, problems);
    if (scope !== outer) scopes.set(statement, scope);
  }
  for (const child of statement.substatements) scan(child, scope, scopes, problems);
}

/** `rc:yang-data` means nothing where it is nested (RFC 8040 section 8); other statements that are read must not be. */
function checkMayNest(statement: Statement, scope: Scope, problems: Problems): void {
  if (!isRead(statement, scope) || structureExtension(statement, scope) === 'yang-data') return;
  const message = `"${keywordOf(statement)}" must stand at the top level of a module`;
  const code = isAnnotation(statement, scope) ? 'RFC 7952 section 3' : 'RFC 8791 section 3';
  problems.report(statement.position, message, code);
}

function openScope(statement: Statement, outer: Scope, problems: Problems): Scope {
  const typedefs = new Map<string, Part>();
  const groupings = new Map<string, Part>();
  const scope: Scope = { unit: outer.unit, module: outer.module, parent: outer, typedefs, groupings };
  for (const child of statement.substatements) {
    if (child.prefix !== undefined) continue;
    if (child.keyword === 'typedef') addNested(typedefs, 'typedefs', child, scope, problems);
    if (child.keyword === 'grouping') addNested(groupings, 'groupings', child, scope, problems);
  }
  return typedefs.size + groupings.size > 0 ? scope : outer;
}

function addNested(
  into: Map<string, Part>,
  kind: 'typedefs' | 'groupings',
  statement: Statement,
  scope: Scope,
  problems: Problems,
): void {
  for (let outer = scope.parent; outer; outer = outer.parent) {
    const hidden = outer[kind].get(statement.argument!);
    if (!hidden) continue;
    const { file, line } = hidden.statement.position;
    const message = `${statement.keyword} "${statement.argument}" hides the one defined in ${file}:${line}`;
    problems.report(statement.argumentPosition, message, section('6.2.1'));
  }
  addDefinition(into, statement, problems, () => scope);
}

/** The extension a prefixed statement stands for, checked against its definition. */
function checkExtension(statement: Statement, scope: Scope, problems: Problems): void {
  const name = keywordOf(statement);
  const module = moduleOfPrefix(scope, statement.prefix);
  if (!module) {
    const message = `prefix "${statement.prefix}" of "${name}" is not declared`;
    problems.report(statement.position, message, section('6.1.2'));
    return;
  }
  const definition = module.extensions.get(statement.keyword);
  if (!definition) {
    const message = `unknown statement "${name}": module "${module.module.name}" has no such extension`;
    problems.definitions.report(statement.position, message, section('7.19'));
    return;
  }
  const argument = definition.statement.substatements.find(
    (s) => s.keyword === 'argument' && s.prefix === undefined,
  );
  if ((argument === undefined) !== (statement.argument === undefined)) {
    const message = argument
      ? `"${name}" needs an argument (${argument.argument})`
      : `"${name}" takes no argument`;
    problems.report(statement.position, message, section('7.19.2'));
  }
  for (const child of statement.substatements) {
    if (child.prefix !== undefined) checkExtension(child, scope, problems);
  }
}

/** The extension statements directly under a statement, for the model. */
export function extensionUses(
  statement: Statement,
  scope: Scope,
): { module: string; name: string; argument: string | undefined }[] {
  const uses = [];
  for (const { prefix, keyword, argument } of statement.substatements) {
    if (prefix === undefined) continue;
    const module = moduleOfPrefix(scope, prefix)?.module.name;
    if (module !== undefined) uses.push({ module, name: keyword, argument });
  }
  return uses;
}

/** `prefix:name` as `module:name`, for messages and names in the model. */
export function qualify(reference: string, scope: Scope): string {
  const [prefix, name] = splitName(reference);
  return `${moduleOfPrefix(scope, prefix)?.module.name ?? prefix}:${name}`;
}
