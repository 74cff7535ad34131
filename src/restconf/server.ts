import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Core, Logger } from '../server/contract.ts';
import type { HttpRoute } from '../server/http-route.ts';
import { createApp, refuseConnection } from './app.ts';
import { authenticator } from './authenticate.ts';
import { loadBodyValidators } from './body/check-body.ts';
import { entityTags } from './entity-tag.ts';
import type { Face } from './exchange.ts';
import { faceSessions } from './face-sessions.ts';
import { monitoringProvider } from './monitoring.ts';
import { targetParser } from './target.ts';

export interface RestconfOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** PEM texts; plain HTTP when absent. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  readonly log: Logger;
  /** What is served beside RESTCONF, for the same users; their first path segments are theirs alone. */
  readonly routes?: readonly HttpRoute[];
}

export interface RestconfServer {
  readonly port: number;
  /** Takes no more requests, ends event streams, and resolves once every connection is gone. */
  close(): Promise<void>;
}

/** Limits of the transport, in milliseconds and bytes: a client that dawdles is cut off, one that thinks is not. */
const limits = {
  /** Whole header. */
  headersTimeout: 10_000,
  /** Whole request. */
  requestTimeout: 60_000,
  /** Between requests of one connection. */
  keepAliveTimeout: 60_000,
  /** How often the above are looked after. */
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
};
const tlsHandshakeTimeout = 10_000;
const connectionsAtMost = 1024;
const grace = 500;

/** Serves RESTCONF (RFC 8040) for a core until closed. */
export async function startRestconf(core: Core, options: RestconfOptions): Promise<RestconfServer> {
  const { host, port, tls, log, routes = [] } = options;
  const scheme = tls ? 'https' : 'http';
  const face: Face = {
    core,
    log,
    sessions: faceSessions(core),
    targets: targetParser(core),
    tags: entityTags(core),
    authenticate: authenticator(core),
    scheme,
    serverName: core.personality.style === 'xe' ? 'openresty' : 'sly',
    routes,
    streams: new Set(),
    closing: false,
  };
  const app = createApp(face);
  const server: Server = tls
    ? createHttpsServer(
        { ...limits, ...tls, handshakeTimeout: tlsHandshakeTimeout, minVersion: 'TLSv1.2' },
        app,
      )
    : createHttpServer(limits, app);
  server.maxConnections = connectionsAtMost;
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(refuseConnection(error));
  });
  server.on('tlsClientError', (error: Error) => log.debug({ reason: error.message }, 'TLS handshake failed'));
  await listen(server, host, port);
  const bound = (server.address() as AddressInfo).port;
  core.addStateProvider(monitoringProvider(core, `${scheme}://${urlHost(host)}:${bound}`));
  if (log.verbose) void loadBodyValidators(log);
  log.info({ host, port: bound, scheme }, 'RESTCONF is served');

  return {
    port: bound,
    close: () =>
      new Promise((resolve) => {
        face.closing = true;
        for (const end of [...face.streams]) end();
        server.close(() => {
          face.sessions.closeAll();
          resolve();
        });
        server.closeIdleConnections();
        // Requests in progress get a moment, in real time like all limits of the transport, to be answered.
        AbortSignal.timeout(grace).addEventListener('abort', () => server.closeAllConnections());
      }),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** An address as URLs hold it; wildcards cannot be connected to, so they become the loopback address. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
