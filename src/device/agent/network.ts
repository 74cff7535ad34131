/** How messages of the agent leave the machine. */
import type { CommFailure, HttpProxy } from '../../licensing/index.ts';
import { type HttpClient, Unreached } from '../http-client.ts';

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
const HEADERS = { 'content-type': 'application/xml' };

/** Real HTTP and HTTPS. */
export function httpNetwork(http: HttpClient): Network {
  return {
    async post(text, body, ending, proxy) {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return UNREACHABLE;
      const signal = AbortSignal.any([ending, AbortSignal.timeout(TIMEOUT)]);
      try {
        const answer = await http.send(url, {
          method: 'POST',
          headers: HEADERS,
          body,
          signal,
          largest: MAX_ANSWER,
          proxy,
        });
        const { status, reason } = answer;
        if (status >= 200 && status < 300) return { ok: true, body: answer.body.toString('utf8') };
        return { ok: false, failure: { kind: 'http', detail: `${status}: ${reason}` } };
      } catch (error) {
        if (!(error instanceof Unreached)) throw error;
        return { ok: false, failure: { kind: error.kind } };
      }
    },
  };
}
