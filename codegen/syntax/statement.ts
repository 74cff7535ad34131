import type { Position } from '../error.ts';

/** A statement as written: keyword, argument and block, with nothing resolved (RFC 7950 section 6.3). */
export interface Statement {
  /** Prefix of an extension keyword, undefined for YANG's own keywords. */
  readonly prefix: string | undefined;
  /** The keyword without its prefix. */
  readonly keyword: string;
  /** The argument with quotes removed and parts joined; undefined when there is none. */
  readonly argument: string | undefined;
  readonly position: Position;
  /** Where the argument starts; the keyword's position when there is none. */
  readonly argumentPosition: Position;
  readonly substatements: readonly Statement[];
}

/** The keyword as written, with its prefix. */
export function keywordOf(statement: Statement): string {
  return statement.prefix === undefined ? statement.keyword : `${statement.prefix}:${statement.keyword}`;
}

/** The first substatement with this YANG keyword. */
export function findStatement(parent: Statement, keyword: string): Statement | undefined {
  for (const statement of parent.substatements) {
    if (statement.keyword === keyword && statement.prefix === undefined) return statement;
  }
  return undefined;
}

/** All substatements with this YANG keyword, in order. */
export function findStatements(parent: Statement, keyword: string): Statement[] {
  return parent.substatements.filter((s) => s.keyword === keyword && s.prefix === undefined);
}

/** The argument of the first substatement with this YANG keyword. */
export function argumentOf(parent: Statement, keyword: string): string | undefined {
  return findStatement(parent, keyword)?.argument;
}
