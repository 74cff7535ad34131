import type { Problems } from '../../syntax/problems.ts';
import { findStatements, keywordOf, type Statement } from '../../syntax/statement.ts';
import { checkArgument } from './arguments.ts';
import {
  BODY_BLOCK,
  DATA_DEFINITIONS,
  DEVIATE_SUBSTATEMENTS,
  EXTENSIONS,
  MODULE_BLOCKS,
  STATEMENTS,
  type StatementRule,
} from './table.ts';

/**
 * Checks a module or submodule against the statement table: no unknown or misplaced statement, the right number of
 * each, arguments of the right form (RFC 7950 sections 7 and 14). Extension statements are passed over here.
 */
export function checkGrammar(top: Statement, yangVersion: '1' | '1.1', problems: Problems): void {
  if (top.prefix !== undefined || (top.keyword !== 'module' && top.keyword !== 'submodule')) {
    const message = `expected "module" or "submodule", found "${keywordOf(top)}"`;
    problems.report(top.position, message, 'RFC 7950 section 5.1');
    return;
  }
  checkStatement(top, yangVersion, problems);
  checkBlocks(top, problems);
}

/** Checks the content of an extension statement that is read (see `EXTENSIONS`), which the module's own check passed over. */
export function checkStructure(statement: Statement, yangVersion: '1' | '1.1', problems: Problems): boolean {
  const before = problems.count;
  checkStatement(statement, yangVersion, problems, EXTENSIONS.get(statement.keyword));
  if (problems.count === before) return true;
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
  yangVersion: '1' | '1.1',
  problems: Problems,
  rule: StatementRule = STATEMENTS.get(statement.keyword)!,
): void {
  const code = `RFC 7950 section ${rule.section}`;
  if (rule.argument === 'none') {
    if (statement.argument !== undefined) {
      problems.report(statement.argumentPosition, `"${statement.keyword}" takes no argument`, code);
    }
  } else if (statement.argument === undefined) {
    problems.report(statement.position, `"${statement.keyword}" needs an argument`, code);
  } else {
    const expected = checkArgument(rule.argument, statement.argument, yangVersion);
    if (expected !== undefined) {
      const message = `"${statement.argument}" is not a valid argument of "${statement.keyword}"; expected ${expected}`;
      problems.report(statement.argumentPosition, message, code);
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
      continue;
    }
    if (!allowed || (allowed.v1 === '-' && yangVersion === '1')) {
      const hint = allowed ? ' in YANG version 1; it needs "yang-version 1.1"' : '';
      const message = `"${child.keyword}" is not allowed in "${statement.keyword}"${hint}`;
      problems.report(child.position, message, code);
      continue;
    }
    const count = (counts.get(child.keyword) ?? 0) + 1;
    counts.set(child.keyword, count);
    const most = yangVersion === '1' ? allowed.v1 : allowed.v11;
    if (count === 2 && (most === '!' || most === '?')) {
      problems.report(child.position, `"${statement.keyword}" takes only one "${child.keyword}"`, code);
    }
    checkStatement(child, yangVersion, problems);
  }
  for (const keyword of least) {
    if (counts.has(keyword)) continue;
    problems.report(statement.position, `"${describe(statement)}" needs a "${keyword}" statement`, code);
  }
  if (statement.keyword === 'deviate') checkDeviate(statement, problems);
  if (rule.argument === 'none') checkParameters(statement, counts, code, problems);
}

function describe(statement: Statement): string {
  return statement.argument === undefined ? statement.keyword : `${statement.keyword} ${statement.argument}`;
}

/** Input and output define at least one node when they are written at all. */
function checkParameters(
  statement: Statement,
  counts: ReadonlyMap<string, number>,
  code: string,
  problems: Problems,
): void {
  if (DATA_DEFINITIONS.some((keyword) => counts.has(keyword))) return;
  problems.report(statement.position, `"${statement.keyword}" needs at least one data definition`, code);
}

function checkDeviate(statement: Statement, problems: Problems): void {
  const allowed = DEVIATE_SUBSTATEMENTS[statement.argument ?? ''];
  for (const child of statement.substatements) {
    if (!allowed || child.prefix !== undefined || allowed.includes(child.keyword)) continue;
    if (!STATEMENTS.get('deviate')!.substatements.has(child.keyword)) continue;
    const message = `"${child.keyword}" is not allowed in "deviate ${statement.argument}"`;
    problems.report(child.position, message, 'RFC 7950 section 7.20.3.2');
  }
  const [, second] = findStatements(statement, 'default');
  if (second && statement.argument === 'replace') {
    problems.report(second.position, '"deviate replace" takes only one "default"', 'RFC 7950 section 14');
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
