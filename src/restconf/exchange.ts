import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core, Logger, Session, User } from '../server/contract.ts';
import type { HttpRoute } from '../server/http-route.ts';
import type { EntityTags } from './entity-tag.ts';
import type { FaceSessions } from './face-sessions.ts';
import { type ContentType, type Encoding, negotiate, plainJson, readContentType, yangXml } from './media.ts';
import { parseQuery, type Query } from './query.ts';
import { refuse } from './refusal.ts';
import type { Targets } from './target.ts';

/** What all requests of one server share. */
export interface Face {
  readonly core: Core;
  readonly log: Logger;
  readonly sessions: FaceSessions;
  readonly targets: Targets;
  readonly tags: EntityTags;
  readonly authenticate: (header: string | undefined) => User | Promise<User>;
  /** `https` or `http`. */
  readonly scheme: string;
  /** Value of the Server header. */
  readonly serverName: string;
  /** What the device serves beside RESTCONF. */
  readonly routes: readonly HttpRoute[];
  /** Event streams in progress, by the way to end them. */
  readonly streams: Set<() => void>;
  /** True once the server takes no more requests: connections end with the answer. */
  closing: boolean;
}

/** Proxies may send the whole URI in the request line (RFC 9112 section 3.2.2); only its path and query matter. */
function originForm(url: string): string {
  return url.startsWith('/')
    ? url
    : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/^(?!\/)/, '/');
}

/** One request on its way to an answer. */
export class Exchange {
  readonly face: Face;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  /** The path as sent, still percent-encoded, without the query. */
  readonly path: string;
  /** True where the resource is none of RESTCONF: errors are in plain JSON, whatever the client takes. */
  plain = false;
  readonly #queryText: string;
  #session: Session | undefined;

  constructor(face: Face, request: IncomingMessage, response: ServerResponse) {
    this.face = face;
    this.request = request;
    this.response = response;
    this.method = request.method ?? 'GET';
    const url = originForm(request.url ?? '/');
    const mark = url.indexOf('?');
    this.path = mark < 0 ? url : url.slice(0, mark);
    this.#queryText = mark < 0 ? '' : url.slice(mark + 1);
  }

  /** Who the request runs as; only set once the client has proved itself. */
  get session(): Session {
    if (!this.#session) throw new TypeError('the request has no session yet');
    return this.#session;
  }

  signIn(user: User): void {
    this.#session = this.face.sessions.of(user, this.address);
  }

  get address(): string {
    return this.request.socket.remoteAddress ?? '';
  }

  /** GET or HEAD. */
  get isRead(): boolean {
    return this.method === 'GET' || this.method === 'HEAD';
  }

  query(allowed: readonly string[]): Query {
    return parseQuery(this.#queryText, allowed);
  }

  /** The encoding to answer in; 406 when the client takes none of ours (RFC 9110 section 15.5.7). */
  get encoding(): Encoding {
    const chosen = negotiate(this.request.headers.accept, this.#contentType()?.encoding);
    if (chosen) return chosen;
    throw refuse(
      406,
      'invalid-value',
      `nothing here is ${this.request.headers.accept}; there is application/yang-data+json and application/yang-data+xml`,
    );
  }

  /** The encoding of an error: as asked for, else as the request itself, else XML. */
  get errorEncoding(): Encoding {
    if (this.plain) return plainJson;
    const own = this.#contentType()?.encoding;
    return negotiate(this.request.headers.accept, own) ?? own ?? yangXml;
  }

  /** What the body is; 415 with the choice there is when that is not known (RFC 9110 section 15.5.16). */
  contentType(patchAllowed: boolean): ContentType {
    const header = this.request.headers['content-type'];
    const type = this.#contentType();
    if (type && (patchAllowed || !type.patch)) return type;
    const known = `application/yang-data+json or application/yang-data+xml${patchAllowed ? ', or application/yang-patch of either' : ''}`;
    throw refuse(
      415,
      'invalid-value',
      header === undefined ? `Content-Type is missing; send ${known}` : `media type ${header}; send ${known}`,
    );
  }

  #contentType(): ContentType | undefined {
    const header = this.request.headers['content-type'];
    return header === undefined ? undefined : readContentType(header);
  }

  /** Where this server is, as the client sees it. */
  get base(): string {
    const { headers, socket } = this.request;
    return `${this.face.scheme}://${headers.host ?? `${socket.localAddress}:${socket.localPort}`}`;
  }
}
