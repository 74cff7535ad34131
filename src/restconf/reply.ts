import type { Exchange } from './exchange.ts';

/** What a method answers; sent in one place, so that HEAD and header rules apply to all alike. */
export interface Reply {
  readonly status: number;
  /** Media type of the body; absent without a body. */
  readonly type?: string;
  readonly body?: string;
  /** Names and values in turn. */
  readonly headers?: readonly string[];
}

export const noContent: Reply = { status: 204 };

/**
 * Sends a reply with the headers a device always sends. Answers must not be cached, since state and access rules
 * change without notice (RFC 8040 section 5.5).
 */
export function send(exchange: Exchange, reply: Reply): void {
  const { response, face } = exchange;
  const headers = [
    'Server',
    face.serverName,
    'Cache-Control',
    'private, no-cache, must-revalidate, proxy-revalidate',
    'Pragma',
    'no-cache',
  ];
  if (reply.headers) headers.push(...reply.headers);
  if (face.closing) headers.push('Connection', 'close');
  const { body } = reply;
  if (body === undefined) {
    if (reply.status !== 204 && reply.status !== 304) headers.push('Content-Length', '0');
    response.writeHead(reply.status, headers).end();
    return;
  }
  headers.push('Content-Type', reply.type ?? 'text/plain', 'Content-Length', String(Buffer.byteLength(body)));
  response.writeHead(reply.status, headers);
  if (exchange.method === 'HEAD') response.end();
  else response.end(body);
}
