import { Failure } from '../app/failure.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** `HOST:PORT`, `[::1]:PORT` or `:PORT` (loopback). Port 0 picks a free one. */
export function parseAddress(text: string, option: string): Address {
  const match = /^(?:\[([^\]]*)\]|([^:]*)):(\d{1,5})$/.exec(text);
  const port = Number(match?.[3]);
  if (!match || port > 65535) {
    throw new Failure(
      `${option} ${text}: HOST:PORT was expected, such as 127.0.0.1:8830 (port 0 picks a free one)`,
    );
  }
  return { host: match[1] || match[2] || '127.0.0.1', port };
}

export function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
