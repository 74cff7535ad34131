/** HTTP as the device speaks it to other machines: messages of licensing, and files by URL. */
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { CommFailure, HttpProxy } from '../licensing/index.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Gives the attempt up. */
  readonly signal: AbortSignal;
  /** The longest answer that is taken in, in bytes. */
  readonly largest: number;
  readonly proxy?: HttpProxy | undefined;
}

export interface HttpResponse {
  readonly status: number;
  /** The words behind the status. */
  readonly reason: string;
  readonly body: Buffer;
}

/** Nobody answered, and why. */
export class Unreached extends Error {
  readonly kind: Exclude<CommFailure['kind'], 'http' | 'reply'>;
  constructor(kind: Unreached['kind']) {
    super(`not reached: ${kind}`);
    this.kind = kind;
  }
}

/** Cisco's own machines are never called: a stand-in has no business there. */
export function isCisco(url: URL): boolean {
  return /(^|\.)cisco\.com\.?$/i.test(url.hostname);
}

export class HttpClient {
  readonly #authorities: readonly string[] | undefined;

  /** `trusted`: certificates in PEM of authorities that the device trusts besides the usual ones. */
  constructor(trusted: readonly string[] = []) {
    this.#authorities = trusted.length > 0 ? [...rootCertificates, ...trusted] : undefined;
  }

  /** Any answer resolves, whatever its status; redirections are not followed. Throws Unreached. */
  async send(url: URL, asked: HttpRequest): Promise<HttpResponse> {
    if (isCisco(url)) throw new Unreached('dns');
    const way = asked.proxy ? await through(asked.proxy, url) : {};
    return exchange(url, { ...way, ...(this.#authorities ? { ca: [...this.#authorities] } : {}) }, asked);
  }
}

/** How a request goes through a proxy: whole URL and all (RFC 9112 section 3.2.2), or in a tunnel (RFC 9110 9.3.6). */
async function through({ address, port }: HttpProxy, url: URL): Promise<RequestOptions> {
  if (url.protocol === 'http:') return { host: address, port, path: url.href };
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return { agent: new HttpsProxyAgent(`http://${isIP(address) === 6 ? `[${address}]` : address}:${port}`) };
}

function exchange(
  url: URL,
  way: RequestOptions & { readonly ca?: string[] },
  { method, headers, body = '', signal, largest }: HttpRequest,
): Promise<HttpResponse> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    let resolved = isIP((way.host ?? url.hostname).replace(/^\[|\]$/g, '')) !== 0;
    const fail = (error: NodeJS.ErrnoException) => {
      const kind = kindOf(error);
      reject(new Unreached(kind === 'timeout' && !resolved ? 'dns' : kind));
    };
    const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) };
    const call = request(
      url,
      { ...way, method, headers: { host: url.host, ...headers, ...length }, signal },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > largest) response.destroy(new Error('answer too long'));
          else parts.push(part);
        });
        response.on('error', fail);
        response.on('end', () => {
          const { statusCode: status = 0, statusMessage: reason = '' } = response;
          resolve({ status, reason, body: Buffer.concat(parts) });
        });
      },
    );
    call.on('socket', (socket) => {
      socket.once('lookup', (error) => {
        resolved = !error;
      });
    });
    call.on('error', fail);
    call.end(body);
  });
}

function kindOf({ code = '', name }: NodeJS.ErrnoException): Unreached['kind'] {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') return 'dns';
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ETIMEDOUT') return 'timeout';
  if (/CERT|SSL|TLS|SIGNATURE|ISSUER/.test(code)) return 'tls';
  return 'connect';
}
