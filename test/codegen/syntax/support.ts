import { YangError } from '../../../codegen/error.ts';
import { parseStatements } from '../../../codegen/syntax/parser.ts';
import { keywordOf, type Statement } from '../../../codegen/syntax/statement.ts';

export function parse(text: string): Statement {
  return parseStatements({ file: 'f', text });
}

/** Problems as `line:col message`. */
export function problems(text: string): string[] {
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof YangError)) throw error;
    return error.problems.map(({ position, message }) => `${position?.line}:${position?.column} ${message}`);
  }
  return [];
}

/** A statement as nested arrays: keyword, argument, substatements. */
export function shape(statement: Statement): unknown[] {
  const { argument, substatements } = statement;
  return [keywordOf(statement), argument, ...substatements.map(shape)];
}

/** The argument of the one statement in a module of YANG version 1.1. */
export function argument(text: string, version = '1.1'): string | undefined {
  return parse(`module m { yang-version ${version}; x ${text}; }`).substatements[1]!.argument;
}
