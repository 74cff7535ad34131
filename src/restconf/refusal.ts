import { type ErrorDetails, type ErrorTag, ProtocolError } from '../data/error.ts';
import { statusForError } from './status.ts';

/** An answer that is an error: a status, its cause, and headers that belong to the status. */
export class Refusal extends Error {
  readonly status: number;
  override readonly cause: ProtocolError;
  /** Names and values in turn. */
  readonly headers: readonly string[];

  constructor(status: number, cause: ProtocolError, headers: readonly string[] = []) {
    super(cause.message);
    this.name = 'Refusal';
    this.status = status;
    this.cause = cause;
    this.headers = headers;
  }
}

/** A refusal by the protocol layer itself. */
export function refuse(
  status: number,
  tag: ErrorTag,
  message: string,
  headers: readonly string[] = [],
  details: ErrorDetails = {},
): Refusal {
  return new Refusal(status, new ProtocolError(tag, message, { type: 'protocol', ...details }), headers);
}

/** 404: nothing is there. The text is that of IOS XE, by which clients tell an absent instance. */
export function notFound(details: ErrorDetails = {}): Refusal {
  return refuse(404, 'invalid-value', 'uri keypath not found', [], { type: 'application', ...details });
}

/** 405 with the methods that the resource does have (RFC 9110 section 15.5.6). */
export function methodNotAllowed(allow: string, message: string): Refusal {
  return refuse(405, 'operation-not-supported', message, ['Allow', allow]);
}

/** 400 for a body or header that cannot be read. */
export function malformed(message: string): Refusal {
  return refuse(400, 'malformed-message', message);
}

/** 400 for a value that the request may not have. */
export function invalidValue(message: string): Refusal {
  return refuse(400, 'invalid-value', message);
}

/** Any error as a refusal; what is not expected becomes 500 without details that are none of the client's business. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ProtocolError) return new Refusal(statusForError(error), error);
  return refuse(500, 'operation-failed', 'internal error, see the server log', [], { type: 'application' });
}
