import { parseStatements } from '../../syntax/parser.ts';
import type { Problems } from '../../syntax/problems.ts';
import type { YangSource } from '../../syntax/source.ts';
import { argumentOf, findStatements, type Statement } from '../../syntax/statement.ts';
import { checkGrammar } from '../grammar/check.ts';

/** A text read and checked by itself, before its imports are known. */
export interface ModuleText {
  readonly statement: Statement;
  readonly source: YangSource;
  readonly name: string;
  readonly kind: 'module' | 'submodule';
  readonly yangVersion: '1' | '1.1';
  readonly revisions: readonly string[];
  readonly revision: string | undefined;
}

/** Reads a text and checks it against the grammar. Undefined when it is too broken to go on with. */
export function readModuleText(source: YangSource, problems: Problems): ModuleText | undefined {
  const before = problems.count;
  const read = problems.attempt(() => parseStatements(source));
  if (!read) return undefined;
  const yangVersion = argumentOf(read, 'yang-version') === '1.1' ? '1.1' : '1';
  const statement = checkGrammar(read, yangVersion, problems);
  if (!statement) return undefined;
  problems.goOnFrom(before);
  const revisions = findStatements(statement, 'revision').map((revision) => revision.argument!);
  return {
    statement,
    source,
    name: statement.argument!,
    kind: statement.keyword as ModuleText['kind'],
    yangVersion,
    revisions,
    revision: revisions.toSorted().at(-1),
  };
}
