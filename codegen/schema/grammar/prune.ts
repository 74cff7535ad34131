import type { Statement } from '../../syntax/statement.ts';
import { MODULE_BLOCKS, STATEMENTS } from './table.ts';

/**
 * A module or submodule without the statements that break the grammar, so that the rest can be looked at as well.
 * Undefined when its header, an import or a revision is among them: everything else leans on these.
 */
export function withoutWrong(
  top: Statement,
  wrong: ReadonlySet<Statement>,
  yangVersion: '1' | '1.1',
): Statement | undefined {
  const leansOn = ({ keyword }: Statement) => (MODULE_BLOCKS[keyword] ?? META) !== META;
  if (wrong.has(top) || top.substatements.some((child) => wrong.has(child) && leansOn(child)))
    return undefined;
  return prune(top, wrong, yangVersion);
}

const META = MODULE_BLOCKS.description;

/** A statement without those that are wrong; undefined when it cannot be without one of them. */
function prune(
  statement: Statement,
  wrong: ReadonlySet<Statement>,
  yangVersion: '1' | '1.1',
): Statement | undefined {
  if (wrong.has(statement)) return undefined;
  const { prefix, keyword, argument, position, argumentPosition, substatements } = statement;
  const kept = substatements.flatMap((child) => prune(child, wrong, yangVersion) ?? []);
  if (kept.every((child, i) => child === substatements[i]) && kept.length === substatements.length) {
    return statement;
  }
  const lost = kept.length < substatements.length;
  const rule = prefix === undefined ? STATEMENTS.get(keyword) : undefined;
  const required = (yangVersion === '1' ? rule?.required1 : rule?.required11) ?? [];
  const has = (wanted: string) =>
    kept.some((child) => child.prefix === undefined && child.keyword === wanted);
  if ((lost && keyword === 'type') || !required.every(has)) return undefined;
  return { prefix, keyword, argument, position, argumentPosition, substatements: kept };
}
