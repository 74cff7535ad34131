/**
 * How messages of the agent leave the machine. Cisco's own servers are never called: a stand-in has no business
 * there, so to it they are unreachable.
 */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { CommFailure } from '../../licensing/index.ts';

export type PostResult =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly failure: CommFailure };

export interface Network {
  /** Resolves in every case; `signal` gives the attempt up. */
  post(url: string, body: string, signal: AbortSignal): Promise<PostResult>;
}

/** How long one attempt may take, in milliseconds. */
const TIMEOUT = 4_000;
const MAX_ANSWER = 16 * 1024 * 1024;

const UNREACHABLE: PostResult = { ok: false, failure: { kind: 'dns' } };

/** Real HTTP and HTTPS. */
export const httpNetwork: Network = {
  post(text, body, signal) {
    let url: URL;
    try {
      url = new URL(text);
    } catch {
      return Promise.resolve(UNREACHABLE);
    }
    const { protocol, hostname } = url;
    if (protocol !== 'http:' && protocol !== 'https:') return Promise.resolve(UNREACHABLE);
    if (/(^|\.)cisco\.com\.?$/i.test(hostname)) return Promise.resolve(UNREACHABLE);
    return post(url, body, signal);
  },
};

function post(url: URL, body: string, signal: AbortSignal): Promise<PostResult> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    let resolved = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
    const fail = (error: NodeJS.ErrnoException) => {
      const failure = failureOf(error);
      resolve({ ok: false, failure: failure.kind === 'timeout' && !resolved ? { kind: 'dns' } : failure });
    };
    const call = request(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) },
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
