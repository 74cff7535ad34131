/** From statements to drafts: data definitions, operations, notifications and `uses` (RFC 7950 sections 7.5 to 7.16). */
import type { Problems } from '../../syntax/problems.ts';
import type { Statement } from '../../syntax/statement.ts';
import type { Features } from '../features/features.ts';
import { innerScope, type Scope, type Scopes } from '../modules/scope.ts';
import type { LinkedModule } from '../modules/unit.ts';
import { section } from '../section.ts';
import { type Draft, newDraft, propertyOf } from './draft.ts';
import { type Expansion, hasRoom } from './expansion.ts';
import { appendChild } from './lookup.ts';
import { claimName } from './names.ts';
import { statusInForce } from './status.ts';
import { expandUses } from './uses.ts';

/** An expansion that has expanded nothing yet. */
export function newExpansion(scopes: Scopes, features: Features, problems: Problems): Expansion {
  const expansion: Expansion = {
    scopes,
    features,
    problems,
    path: [],
    used: new Set(),
    count: 0,
    expandChildren: (statement, scope, parent, module) =>
      expandChildren(statement, scope, parent, module, expansion),
  };
  return expansion;
}

/** Statements that define schema nodes. */
const NODES: ReadonlySet<string> = new Set([
  'container',
  'list',
  'leaf',
  'leaf-list',
  'anydata',
  'anyxml',
  'choice',
  'case',
  'rpc',
  'action',
  'notification',
  'input',
  'output',
]);

/** Adds a draft for each node the substatements define, in their order. */
function expandChildren(
  statement: Statement,
  scope: Scope,
  parent: Draft,
  module: LinkedModule,
  expansion: Expansion,
): void {
  for (const child of statement.substatements) {
    if (child.prefix !== undefined) continue;
    if (child.keyword === 'uses') expandUses(child, scope, parent, module, expansion);
    else if (NODES.has(child.keyword)) expandNode(child, scope, parent, module, expansion);
  }
}

function expandNode(
  statement: Statement,
  scope: Scope,
  parent: Draft,
  module: LinkedModule,
  expansion: Expansion,
): void {
  if (!hasRoom(statement, parent, expansion)) return;
  const kind = statement.keyword as Draft['kind'];
  const inner = innerScope(expansion.scopes, statement, scope);
  const present = expansion.features.allows(statement, scope, () => statusInForce(statement, parent));
  let holder = parent;
  if (parent.kind === 'choice' && kind !== 'case') {
    holder = newDraft('case', statement, inner, module, parent, { implicit: true, present });
    claimName(holder, expansion.problems);
    appendChild(parent, holder);
  }
  if (!checkPlace(kind, statement, holder, expansion.problems)) return;
  const draft = newDraft(kind, statement, inner, module, holder, { present });
  claimName(draft, expansion.problems);
  appendChild(holder, draft);
  expandChildren(statement, inner, draft, module, expansion);
  if (kind === 'rpc' || kind === 'action') completeOperation(draft);
}

/** Input and output exist also when they are not written (RFC 7950 section 7.14). */
function completeOperation(operation: Draft): void {
  for (const kind of ['input', 'output'] as const) {
    if (operation.children.some((child) => child.kind === kind)) continue;
    const { position } = operation.statement;
    const statement: Statement = {
      prefix: undefined,
      keyword: kind,
      argument: undefined,
      position,
      argumentPosition: position,
      substatements: [],
    };
    appendChild(operation, newDraft(kind, statement, operation.scope, operation.module, operation));
  }
}

/** Actions and in-tree notifications stand in containers and lists, never inside operations (sections 7.15, 7.16). */
function checkPlace(kind: Draft['kind'], statement: Statement, parent: Draft, problems: Problems): boolean {
  if (kind !== 'action' && kind !== 'notification') return true;
  if (kind === 'notification' && parent.kind === 'root') return true;
  const code = section(kind === 'action' ? '7.15' : '7.16');
  if (parent.kind !== 'container' && parent.kind !== 'list' && parent.statement.keyword !== 'grouping') {
    const message = `${kind} "${statement.argument}" must stand in a container or list, not in a ${parent.kind}`;
    problems.report(statement.position, message, code);
    return false;
  }
  for (let outer: Draft | undefined = parent; outer; outer = outer.parent) {
    const operation = outer.kind === 'input' || outer.kind === 'output' || outer.kind === 'notification';
    const keyless = outer.kind === 'list' && !propertyOf(outer, 'key');
    if (!operation && !keyless) continue;
    const where = keyless ? `list "${outer.name}", which has no key` : article(outer.kind);
    const message = `${kind} "${statement.argument}" must not stand in ${where}`;
    problems.report(statement.position, message, code);
    return false;
  }
  return true;
}

function article(kind: string): string {
  return kind === 'notification' ? 'a notification' : `the ${kind} of an operation`;
}
