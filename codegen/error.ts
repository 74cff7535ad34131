/** A position in a source text: lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a YANG module, or with an expression or pattern in it. */
export interface Problem {
  readonly position: Position | undefined;
  /** What is wrong and what was expected, in one sentence. */
  readonly message: string;
  /** The rule that was broken, as `RFC 7950 section 7.6.1`, or a short name for own limits. */
  readonly code: string;
}

/** `file:line:col: error: text [code]`, as compilers print it. */
export function formatProblem({ position, message, code }: Problem): string {
  const where = position ? `${position.file}:${position.line}:${position.column}: ` : '';
  return `${where}error: ${message} [${code}]`;
}

/** The one error class of the compiler. Carries every problem found, in source order. */
export class YangError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'YangError';
    this.problems = problems;
  }
}
