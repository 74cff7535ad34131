import type { Statement } from '../../syntax/statement.ts';
import { ifFeaturesOf } from '../features/features.ts';
import { extensionUses } from '../modules/nested.ts';
import type { Scope } from '../modules/scope.ts';
import type { Part } from '../modules/unit.ts';
import { section } from '../section.ts';
import { statusOf } from '../status.ts';
import { type Draft, overrideProperty, propertiesOf } from './draft.ts';
import type { Expansion } from './expansion.ts';
import { hasProperty } from './properties.ts';

/** Changes one node of a grouping where it is used (RFC 7950 section 7.13.2). */
export function refine(target: Draft, statement: Statement, scope: Scope, expansion: Expansion): void {
  const replaced = new Map<string, Part[]>();
  for (const property of statement.substatements) {
    const { keyword, prefix, position } = property;
    if (prefix !== undefined) continue;
    const since11 = keyword === 'default' && target.kind === 'leaf-list';
    if (since11 && scope.unit.yangVersion === '1') {
      const message = 'a leaf-list has a default only in YANG version 1.1';
      expansion.problems.report(position, message, section('7.7.4'));
      continue;
    }
    if (!hasProperty(target.kind, keyword)) {
      const message = `"${keyword}" cannot refine ${target.kind} "${target.name}"`;
      expansion.problems.report(position, message, section('7.13.2'));
      continue;
    }
    const parts = replaced.get(keyword);
    if (parts) parts.push({ statement: property, scope });
    else replaced.set(keyword, [{ statement: property, scope }]);
  }
  for (const [keyword, parts] of replaced) {
    if (keyword === 'if-feature') continue;
    if (keyword === 'default' && parts.length > 1 && target.kind !== 'leaf-list') {
      const message = `a ${target.kind} has only one default`;
      expansion.problems.report(parts[1]!.statement.position, message, section('7.13.2'));
    }
    const kept = keyword === 'must' ? propertiesOf(target, keyword) : [];
    overrideProperty(target, keyword, [...kept, ...parts]);
  }
  if (!expansion.features.allows(statement, scope, () => statusOf(target.statement))) target.present = false;
  target.addedIfFeatures.push(...ifFeaturesOf(statement));
  target.addedExtensions.push(...extensionUses(statement, scope));
}
