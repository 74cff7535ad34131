import { ProtocolError } from '../../data/error.ts';

/** The data directory cannot be used: for whoever starts the server. The message says what to do. */
export class StorageError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StorageError';
  }
}

/** What SQLite says, as far as it matters here. */
export function codeOf(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const text = `${typeof code === 'string' ? code : ''} ${typeof message === 'string' ? message : ''}`;
  if (/SQLITE_FULL|ENOSPC|disk is full/i.test(text)) return 'full';
  if (/SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EROFS|EPERM|readonly database|unable to open/i.test(text)) {
    return 'read-only';
  }
  if (/SQLITE_BUSY|database is locked/i.test(text)) return 'busy';
  if (/SQLITE_CORRUPT|SQLITE_NOTADB|malformed|not a database/i.test(text)) return 'corrupt';
  return 'other';
}

/** A write that failed while serving: nothing was changed, and the client learns why (RFC 6241 appendix A). */
export function writeError(file: string, error: unknown): ProtocolError {
  const reason = error instanceof Error ? error.message : String(error);
  switch (codeOf(error)) {
    case 'full':
      return new ProtocolError(
        'resource-denied',
        `no space left to store the change in ${file}; nothing was changed`,
      );
    case 'read-only':
      return new ProtocolError(
        'operation-failed',
        `${file} cannot be written (${reason}); nothing was changed`,
      );
    default:
      return new ProtocolError('operation-failed', `the change could not be stored in ${file}: ${reason}`);
  }
}

/** A failure to open, in words for whoever starts the server. */
export function openError(file: string, error: unknown, holder: string | undefined): StorageError {
  const reason = error instanceof Error ? error.message : String(error);
  switch (codeOf(error)) {
    case 'busy':
      return new StorageError(
        `${file} is in use by ${holder ? `process ${holder}` : 'another process'}; stop it or choose another data directory`,
        error,
      );
    case 'corrupt':
      return new StorageError(
        `${file} is damaged (${reason}); restore it from a copy, or move it away to start anew`,
        error,
      );
    case 'read-only':
      return new StorageError(
        `${file} cannot be written (${reason}); check its permissions and owner`,
        error,
      );
    case 'full':
      return new StorageError(`there is no space left for ${file}`, error);
    default:
      return new StorageError(`${file} cannot be opened: ${reason}`, error);
  }
}
