/** A mistake of the person at the command line: printed as one line, without a stack, and exit code `status`. */
export class Failure extends Error {
  readonly status: number;
  constructor(message: string, status = 1) {
    super(message);
    this.name = 'Failure';
    this.status = status;
  }
}

/** Wraps file errors into sentences that say which file and what to do. */
export function fileFailure(error: unknown, file: string, purpose: string): Failure {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new Failure(`${purpose}: there is no file ${file}`);
  if (code === 'EACCES') return new Failure(`${purpose}: no permission to read ${file}`);
  if (code === 'EISDIR') return new Failure(`${purpose}: ${file} is a directory, a file was expected`);
  return new Failure(`${purpose}: ${file}: ${(error as Error).message}`);
}
