import type { Position } from '../../error.ts';
import type { Problems } from '../../syntax/problems.ts';
import { findStatements, keywordOf, type Statement } from '../../syntax/statement.ts';
import { checkArgument } from './arguments.ts';
import { withoutWrong } from './prune.ts';
import {
  BODY_BLOCK,
  DATA_DEFINITIONS,
  DEVIATE_SUBSTATEMENTS,
  EXTENSIONS,
  MODULE_BLOCKS,
  STATEMENTS,
  type StatementRule,
} from './table.ts';

/** What the checks are made for, and what they find. */
interface Check {
  readonly yangVersion: '1' | '1.1';
  readonly problems: Problems;
  /** The statements that cannot stay. */
  readonly wrong: Set<Statement>;
}

/**
 * Checks a module or submodule against the statement table: no unknown or misplaced statement, the right number of
 * each, arguments of the right form (RFC 7950 sections 7 and 14). Extension statements are passed over here.
 * Returns what is left without the statements that are wrong; undefined when that is nothing to go on with.
 */
export function checkGrammar(
  top: Statement,
  yangVersion: '1' | '1.1',
  problems: Problems,
): Statement | undefined {
  if (top.prefix !== undefined || (top.keyword !== 'module' && top.keyword !== 'submodule')) {
    const message = `expected "module" or "submodule", found "${keywordOf(top)}"`;
    problems.report(top.position, message, 'RFC 7950 section 5.1');
    return undefined;
  }
  const wrong = new Set<Statement>();
  checkStatement(top, { yangVersion, problems, wrong });
  checkBlocks(top, problems);
  return wrong.size === 0 ? top : withoutWrong(top, wrong, yangVersion);
}

/** Checks the content of an extension statement that is read (see `EXTENSIONS`), which the module's own check passed over. */
export function checkStructure(statement: Statement, yangVersion: '1' | '1.1', problems: Problems): boolean {
  const wrong = new Set<Statement>();
  checkStatement(statement, { yangVersion, problems, wrong }, EXTENSIONS.get(statement.keyword));
  if (wrong.size === 0) return true;
  problems.haveMalformed();
  return false;
}

/**
 * Refuses statements inside of an extension statement that are neither YANG's nor extensions (RFC 7950 section 7.19).
 * How they look is not checked: published extensions hold YANG statements in forms of their own, such as an empty
 * `input` in `tailf:action`.
 */
export function checkExtensionContent({ substatements }: Statement, problems: Problems): void {
  for (const child of substatements) {
    if (child.prefix === undefined && !STATEMENTS.has(child.keyword)) {
      problems.report(child.position, `unknown statement "${child.keyword}"`, 'RFC 7950 section 7.19');
    }
    checkExtensionContent(child, problems);
  }
}

function checkStatement(
  statement: Statement,
  check: Check,
  rule: StatementRule = STATEMENTS.get(statement.keyword)!,
): void {
  const { yangVersion, problems, wrong } = check;
  const code = `RFC 7950 section ${rule.section}`;
  const refuse = (which: Statement, position: Position, message: string) => {
    problems.report(position, message, code);
    wrong.add(which);
  };
  const { argument, keyword } = statement;
  if (rule.argument === 'none') {
    if (argument !== undefined)
      refuse(statement, statement.argumentPosition, `"${keyword}" takes no argument`);
  } else if (argument === undefined) {
    refuse(statement, statement.position, `"${keyword}" needs an argument`);
  } else {
    const expected = checkArgument(rule.argument, argument, yangVersion);
    if (expected !== undefined) {
      const message = `"${argument}" is not a valid argument of "${keyword}"; expected ${expected}`;
      refuse(statement, statement.argumentPosition, message);
    }
  }

  const least = yangVersion === '1' ? rule.required1 : rule.required11;
  if (statement.substatements.length === 0 && least.length === 0 && rule.argument !== 'none') return;
  const counts = new Map<string, number>();
  for (const child of statement.substatements) {
    if (child.prefix !== undefined) continue;
    const allowed = rule.substatements.get(child.keyword);
    if (!STATEMENTS.has(child.keyword)) {
      problems.report(child.position, `unknown statement "${child.keyword}"`, 'RFC 7950 section 7');
      wrong.add(child);
      continue;
    }
    if (!allowed || (allowed.v1 === '-' && yangVersion === '1')) {
      const hint = allowed ? ' in YANG version 1; it needs "yang-version 1.1"' : '';
      refuse(child, child.position, `"${child.keyword}" is not allowed in "${keyword}"${hint}`);
      continue;
    }
    const count = (counts.get(child.keyword) ?? 0) + 1;
    counts.set(child.keyword, count);
    const most = yangVersion === '1' ? allowed.v1 : allowed.v11;
    if (count > 1 && (most === '!' || most === '?')) {
      wrong.add(child);
      if (count === 2) refuse(child, child.position, `"${keyword}" takes only one "${child.keyword}"`);
    }
    checkStatement(child, check);
  }
  for (const missing of least) {
    if (counts.has(missing)) continue;
    refuse(statement, statement.position, `"${describe(statement)}" needs a "${missing}" statement`);
  }
  if (keyword === 'deviate') checkDeviate(statement, check);
  // Input and output define at least one node when they are written at all.
  if (rule.argument === 'none' && !DATA_DEFINITIONS.some((definition) => counts.has(definition))) {
    refuse(statement, statement.position, `"${keyword}" needs at least one data definition`);
  }
}

function describe(statement: Statement): string {
  return statement.argument === undefined ? statement.keyword : `${statement.keyword} ${statement.argument}`;
}

function checkDeviate(statement: Statement, { problems, wrong }: Check): void {
  const allowed = DEVIATE_SUBSTATEMENTS[statement.argument ?? ''];
  for (const child of statement.substatements) {
    if (!allowed || child.prefix !== undefined || allowed.includes(child.keyword)) continue;
    if (!STATEMENTS.get('deviate')!.substatements.has(child.keyword)) continue;
    const message = `"${child.keyword}" is not allowed in "deviate ${statement.argument}"`;
    problems.report(child.position, message, 'RFC 7950 section 7.20.3.2');
    wrong.add(child);
  }
  const [, second] = findStatements(statement, 'default');
  if (second && statement.argument === 'replace') {
    problems.report(second.position, '"deviate replace" takes only one "default"', 'RFC 7950 section 14');
    wrong.add(second);
  }
}

/** Header, linkage, meta, revisions and body follow each other in this order. */
function checkBlocks(top: Statement, problems: Problems): void {
  let reached = 0;
  let last = '';
  for (const { keyword, prefix, position } of top.substatements) {
    if (prefix !== undefined || !STATEMENTS.has(keyword)) continue;
    const block = MODULE_BLOCKS[keyword] ?? BODY_BLOCK;
    if (block < reached) {
      problems.report(position, `"${keyword}" must come before "${last}"`, 'RFC 7950 section 14');
    } else if (block > reached) {
      reached = block;
      last = keyword;
    }
  }
}
