/**
 * Files that are elsewhere, by URL, as the device's commands take them: http and https (GET and PUT), sftp and scp (both
 * over the SFTP of the other side, with name and password in the URL; its host key is not checked, as IOS XE does not).
 */
import ssh2, { type SFTPWrapper } from 'ssh2';
import type { FileFailure } from '../../licensing/index.ts';
import { type HttpClient, type HttpResponse, isCisco } from '../http-client.ts';
import { type FileResult, MAX_FILE_SIZE } from './flash.ts';

/** How long one transfer may take, in milliseconds. */
const TIMEOUT = 20_000;

const PROTOCOLS = ['http:', 'https:', 'sftp:', 'scp:'];

/** The URL that a path of a command is; undefined for a path on the device, and for what it does not reach. */
export function parseUrl(text: string): URL | undefined {
  if (!/^[a-z]+:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return PROTOCOLS.includes(url.protocol) && url.hostname !== '' ? url : undefined;
}

/** Without name and password, for messages. */
export function urlText(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}

export class RemoteFiles {
  readonly #http: HttpClient;

  constructor(http: HttpClient) {
    this.#http = http;
  }

  /** `signal` gives the transfer up. */
  read(url: URL, signal: AbortSignal): Promise<FileResult<Buffer>> {
    return attempt('unreadable', url, signal, (limited) =>
      isHttp(url) ? this.#get(url, limited) : overSftp(url, limited, readStream),
    );
  }

  write(url: URL, content: string | Uint8Array, signal: AbortSignal): Promise<FileResult<undefined>> {
    return attempt('unwritable', url, signal, (limited) =>
      isHttp(url)
        ? this.#put(url, content, limited)
        : overSftp<undefined>(url, limited, (sftp, path, done) => {
            sftp.writeFile(path, Buffer.from(content), (error) => done(error ?? undefined, undefined));
          }),
    );
  }

  async #get(url: URL, signal: AbortSignal): Promise<Buffer> {
    const headers = credentials(url);
    const answer = await this.#http.send(url, { method: 'GET', headers, signal, largest: MAX_FILE_SIZE });
    if (answer.status === 404) throw new Missing();
    check(answer);
    return answer.body;
  }

  async #put(url: URL, body: string | Uint8Array, signal: AbortSignal): Promise<undefined> {
    const headers = credentials(url);
    check(await this.#http.send(url, { method: 'PUT', headers, body, signal, largest: MAX_FILE_SIZE }));
  }
}

const isHttp = ({ protocol }: URL) => protocol === 'http:' || protocol === 'https:';

class Missing extends Error {}

async function attempt<T>(
  failure: FileFailure,
  url: URL,
  signal: AbortSignal,
  work: (limited: AbortSignal) => Promise<T>,
): Promise<FileResult<T>> {
  if (isCisco(url)) return { ok: false, error: failure };
  try {
    return { ok: true, value: await work(AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)])) };
  } catch (error) {
    return { ok: false, error: error instanceof Missing ? 'missing' : failure };
  }
}

/** Name and password of a URL go into a header. */
function credentials({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function check({ status }: HttpResponse): void {
  if (status < 200 || status > 299) throw new Error(`HTTP ${status}`);
}

type Done<T> = (error: Error | undefined, value: T) => void;

function readStream(sftp: SFTPWrapper, path: string, done: Done<Buffer>): void {
  const parts: Buffer[] = [];
  let size = 0;
  const stream = sftp.createReadStream(path);
  stream.on('data', (part: Buffer) => {
    size += part.length;
    if (size > MAX_FILE_SIZE) stream.destroy(new Error('too large'));
    else parts.push(part);
  });
  stream.on('error', (error: Error & { code?: number }) =>
    done(error.code === ssh2.utils.sftp.STATUS_CODE.NO_SUCH_FILE ? new Missing() : error, Buffer.alloc(0)),
  );
  stream.on('end', () => done(undefined, Buffer.concat(parts)));
}

/** Logs in, does one thing over SFTP, and ends the connection whatever came of it. */
function overSftp<T>(
  url: URL,
  signal: AbortSignal,
  work: (sftp: SFTPWrapper, path: string, done: Done<T>) => void,
): Promise<T> {
  const client = new ssh2.Client();
  return new Promise<T>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer')), { once: true });
    client.on('error', reject);
    client.on('close', () => reject(new Error('connection lost')));
    client.on('ready', () =>
      client.sftp((error, sftp) => {
        if (error) return reject(error);
        work(sftp, decodeURIComponent(url.pathname), (failed, value) =>
          failed ? reject(failed) : resolve(value),
        );
      }),
    );
    client.connect({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? 22 : Number(url.port),
      username: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      readyTimeout: TIMEOUT,
    });
  }).finally(() => client.end());
}
