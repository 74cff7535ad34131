/** A mistake of the person who starts something: shown as one line, without a stack, with exit code `status`. */
export class Failure extends Error {
  readonly status: number;
  constructor(message: string, status = 1) {
    super(message);
    this.name = 'Failure';
    this.status = status;
  }
}

/** What went wrong with a file, in a sentence that says which file and why. `purpose` names the option or role. */
export function fileFailure(error: unknown, file: string, purpose: string): Failure {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new Failure(`${purpose}: there is no file ${file}`);
  if (code === 'EACCES') return new Failure(`${purpose}: no permission to read ${file}`);
  if (code === 'EISDIR') return new Failure(`${purpose}: ${file} is a directory, a file was expected`);
  return new Failure(`${purpose}: ${file}: ${(error as Error).message}`);
}
