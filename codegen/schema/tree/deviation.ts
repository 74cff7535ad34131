import { findStatements, type Statement } from '../../syntax/statement.ts';
import { extensionUses } from '../modules/nested.ts';
import type { Scope } from '../modules/scope.ts';
import type { LinkedModule, Part } from '../modules/unit.ts';
import { section } from '../section.ts';
import { type Draft, overrideProperty, propertiesOf } from './draft.ts';
import type { Expansion } from './expansion.ts';
import { findAbsolute } from './lookup.ts';
import { hasProperty, isMultiple } from './properties.ts';

const CODE = section('7.20.3.2');

/** Properties every node has, if only by default, so that they can be replaced without being written. */
const IMPLIED: ReadonlySet<string> = new Set(['config', 'mandatory', 'min-elements', 'max-elements']);

/** Applies the deviations of all implemented modules, after all augments (RFC 7950 section 7.20.3). */
export function applyDeviations(
  modules: readonly LinkedModule[],
  roots: ReadonlyMap<string, Draft>,
  expansion: Expansion,
): void {
  for (const module of modules) {
    for (const { statement, scope } of module.units) {
      for (const deviation of findStatements(statement, 'deviation')) {
        applyDeviation(deviation, scope, module, roots, expansion);
      }
    }
  }
}

function applyDeviation(
  deviation: Statement,
  scope: Scope,
  module: LinkedModule,
  roots: ReadonlyMap<string, Draft>,
  expansion: Expansion,
): void {
  const found = findAbsolute(deviation.argument!, scope, roots);
  if ('missing' in found) {
    const message = `path "${deviation.argument}" of deviation leads nowhere: there is no node "${found.missing}"`;
    expansion.problems.definitions.report(deviation.argumentPosition, message, section('7.20.3'));
    return;
  }
  const target = found.draft;
  markDeviated(target, module);
  const deviates = findStatements(deviation, 'deviate');
  const unsupported = deviates.find(({ argument }) => argument === 'not-supported');
  if (unsupported && deviates.length > 1) {
    const message = '"deviate not-supported" must stand alone in its deviation';
    expansion.problems.report(unsupported.position, message, CODE);
  }
  for (const deviate of deviates) {
    if (deviate.argument === 'not-supported') target.present = false;
    else changeProperties(target, deviate, scope, expansion);
    target.addedExtensions.push(...extensionUses(deviate, scope));
  }
}

/** Notes the deviating module in the one that defines the top of the path. */
function markDeviated(target: Draft, module: LinkedModule): void {
  const deviated = target.module.module;
  const { name } = module.module;
  if (!deviated.deviatedBy.includes(name)) deviated.deviatedBy = [...deviated.deviatedBy, name];
}

function changeProperties(target: Draft, deviate: Statement, scope: Scope, { problems }: Expansion): void {
  for (const property of deviate.substatements) {
    const { keyword, prefix } = property;
    if (prefix !== undefined) continue;
    if (target.kind === 'case' || !hasProperty(target.kind, keyword)) {
      problems.report(property.position, `${target.kind} "${target.name}" has no "${keyword}"`, CODE);
      continue;
    }
    const change = CHANGES[deviate.argument as keyof typeof CHANGES];
    const problem = change(target, keyword, { statement: property, scope });
    if (problem !== undefined) problems.report(property.position, problem, CODE);
  }
}

/** The three ways to change a property; each returns what is wrong, if anything. */
const CHANGES = {
  add(target: Draft, keyword: string, part: Part): string | undefined {
    const present = propertiesOf(target, keyword);
    if (present.length > 0 && !isMultiple(keyword, target.kind)) {
      return `"${keyword}" cannot be added to ${target.kind} "${target.name}": it has one`;
    }
    overrideProperty(target, keyword, [...present, part]);
    return undefined;
  },

  replace(target: Draft, keyword: string, part: Part): string | undefined {
    const present = propertiesOf(target, keyword);
    if (present.length === 0 && !IMPLIED.has(keyword)) {
      return `"${keyword}" of ${target.kind} "${target.name}" cannot be replaced: it has none`;
    }
    overrideProperty(target, keyword, [part]);
    return undefined;
  },

  delete(target: Draft, keyword: string, part: Part): string | undefined {
    const present = propertiesOf(target, keyword);
    const { argument } = part.statement;
    const kept = present.filter(({ statement }) => statement.argument !== argument);
    if (kept.length === present.length) {
      return `"${keyword} ${argument}" cannot be deleted from ${target.kind} "${target.name}": it has no such one`;
    }
    overrideProperty(target, keyword, kept);
    return undefined;
  },
};
