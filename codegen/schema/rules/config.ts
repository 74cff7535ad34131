import type { Problems } from '../../syntax/problems.ts';
import { section } from '../section.ts';
import { type Draft, propertyOf } from '../tree/draft.ts';

/**
 * Config is inherited, and below state everything is state (RFC 7950 section 7.21.1). Nodes of operations and
 * notifications are neither; they count as not configuration.
 */
export function configOf(draft: Draft, inherited: boolean | undefined, problems: Problems): boolean {
  if (inherited === undefined) return false;
  const own = propertyOf(draft, 'config');
  if (!own) return inherited;
  const config = own.statement.argument === 'true';
  if (config && !inherited) {
    const message = `${draft.kind} "${draft.name}" cannot be configuration below a node that is not`;
    problems.report(own.statement.position, message, section('7.21.1'));
  }
  return config;
}
