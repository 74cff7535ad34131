import type { ErrorTag, ProtocolError } from '../data/error.ts';

/** Error tag to status code (RFC 8040 section 7). Where the RFC leaves a choice, this is the common case. */
const statusOf: Readonly<Record<ErrorTag, number>> = {
  'in-use': 409,
  'invalid-value': 400,
  'too-big': 413,
  'missing-attribute': 400,
  'bad-attribute': 400,
  'unknown-attribute': 400,
  'missing-element': 400,
  'bad-element': 400,
  'unknown-element': 400,
  'unknown-namespace': 400,
  'access-denied': 403,
  'lock-denied': 409,
  'resource-denied': 409,
  'rollback-failed': 500,
  'data-exists': 409,
  'data-missing': 409,
  'operation-not-supported': 405,
  'operation-failed': 500,
  'malformed-message': 400,
};

/**
 * The status for an error that operations raised. A broken constraint of the schema (`must`, `unique`, counts: they
 * carry an app-tag, RFC 7950 section 15) is the client's to mend: 412, which clients do not retry, rather than 500.
 */
export function statusForError(error: ProtocolError): number {
  if (error.tag === 'operation-failed' && error.details.appTag !== undefined) return 412;
  return statusOf[error.tag];
}
