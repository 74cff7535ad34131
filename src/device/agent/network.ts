/**
 * How messages of the agent leave the machine. Cisco's own servers are never called: a stand-in has no business
 * there, so to it they are unreachable.
 */
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { CommFailure, HttpProxy } from '../../licensing/index.ts';

export type PostResult =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly failure: CommFailure };

export interface Network {
  /** Resolves in every case; `signal` gives the attempt up. `proxy`: through this one. */
  post(url: string, body: string, signal: AbortSignal, proxy?: HttpProxy): Promise<PostResult>;
}

/** How long one attempt may take, in milliseconds. */
const TIMEOUT = 4_000;
const MAX_ANSWER = 16 * 1024 * 1024;

const UNREACHABLE: PostResult = { ok: false, failure: { kind: 'dns' } };

/** Real HTTP and HTTPS. */
export const httpNetwork: Network = {
  async post(text, body, signal, proxy) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url) return UNREACHABLE;
    const { protocol, hostname } = url;
    if (protocol !== 'http:' && protocol !== 'https:') return UNREACHABLE;
    if (/(^|\.)cisco\.com\.?$/i.test(hostname)) return UNREACHABLE;
    return post(url, proxy ? await through(proxy, url) : {}, body, signal);
  },
};

/** How a request goes through a proxy: whole URL and all (RFC 9112 section 3.2.2), or in a tunnel (RFC 9110 9.3.6). */
async function through({ address, port }: HttpProxy, url: URL): Promise<RequestOptions> {
  if (url.protocol === 'http:') return { host: address, port, path: url.href };
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return { agent: new HttpsProxyAgent(`http://${isIP(address) === 6 ? `[${address}]` : address}:${port}`) };
}

function post(url: URL, way: RequestOptions, body: string, signal: AbortSignal): Promise<PostResult> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    let resolved = isIP((way.host ?? url.hostname).replace(/^\[|\]$/g, '')) !== 0;
    const fail = (error: NodeJS.ErrnoException) => {
      const failure = failureOf(error);
      resolve({ ok: false, failure: failure.kind === 'timeout' && !resolved ? { kind: 'dns' } : failure });
    };
    const call = request(
      url,
      {
        ...way,
        method: 'POST',
        headers: {
          host: url.host,
          'content-type': 'application/xml',
          'content-length': Buffer.byteLength(body),
        },
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
      },
      (response) => {
        const status = response.statusCode ?? 0;
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          answer += chunk;
          if (answer.length > MAX_ANSWER) response.destroy(new Error('answer too long'));
        });
        response.on('error', fail);
        response.on('end', () => {
          if (status >= 200 && status < 300) resolve({ ok: true, body: answer });
          else
            resolve({ ok: false, failure: { kind: 'http', detail: `${status}: ${response.statusMessage}` } });
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

function failureOf(error: NodeJS.ErrnoException): CommFailure {
  const { code = '', name } = error;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') return { kind: 'dns' };
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ETIMEDOUT') return { kind: 'timeout' };
  if (/CERT|SSL|TLS|SIGNATURE|ISSUER/.test(code)) return { kind: 'tls' };
  return { kind: 'connect' };
}
