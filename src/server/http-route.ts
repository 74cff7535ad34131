/**
 * What somebody other than RESTCONF serves at its listener: the same addresses, certificate and users. A device gives its
 * routes to `src/restconf`, which finds the one for a request, signs the user in, reads the body and sends the reply.
 */
import type { ErrorTag } from '../data/error.ts';
import type { Session } from './contract.ts';

export interface HttpRoute {
  readonly method: 'GET' | 'POST';
  /** Segments that stand for themselves or, as `{name}`, for one of the request's: `/service/reports/{id}`. */
  readonly path: string;
  /** What it takes; a route without takes no body. */
  readonly body?: HttpBody;
  /** May throw a ProtocolError, which gets the status of its tag (RFC 8040 section 7). */
  handle(request: HttpRequest): HttpAnswer | Promise<HttpAnswer>;
}

export interface HttpBody {
  /** Media types, the first being the one to recommend. */
  readonly types: readonly string[];
  /** In bytes. */
  readonly largest: number;
}

export interface HttpRequest {
  readonly session: Session;
  /** The segments that `{name}` stood for, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Empty when the route takes none. */
  readonly body: string;
  /** Only the header of the reply is wanted (HEAD): nothing may change by it. */
  readonly headOnly: boolean;
}

/** A reply, or a refusal with a status of its own. */
export type HttpAnswer =
  | { readonly status: number; readonly type: string; readonly body: string }
  | { readonly refused: number; readonly tag: ErrorTag; readonly reason: string };
