/**
 * Files that are elsewhere, by URL, as the device's commands take them: http and https (GET and PUT), sftp and scp (both
 * over the SFTP of the other side, with name and password in the URL; its host key is not checked, as IOS XE does not).
 */
import ssh2, { type SFTPWrapper } from 'ssh2';
import type { FileFailure } from '../../licensing/index.ts';
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

export async function readRemote(url: URL, signal: AbortSignal): Promise<FileResult<Buffer>> {
  return attempt('unreadable', url, async () => {
    if (url.protocol === 'http:' || url.protocol === 'https:') return get(url, limited(signal));
    return overSftp(url, limited(signal), (sftp, path, done) => readStream(sftp, path, done));
  });
}

export async function writeRemote(
  url: URL,
  content: string | Uint8Array,
  signal: AbortSignal,
): Promise<FileResult<undefined>> {
  return attempt('unwritable', url, async () => {
    if (url.protocol === 'http:' || url.protocol === 'https:') {
      const { href, headers } = withoutPassword(url);
      const body = Buffer.from(content);
      const answer = await fetch(href, {
        method: 'PUT',
        headers,
        body,
        redirect: 'error',
        signal: limited(signal),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      return undefined;
    }
    return overSftp<undefined>(url, limited(signal), (sftp, path, done) => {
      sftp.writeFile(path, Buffer.from(content), (error) => done(error ?? undefined, undefined));
    });
  });
}

const limited = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]);

class Missing extends Error {}

async function attempt<T>(failure: FileFailure, url: URL, work: () => Promise<T>): Promise<FileResult<T>> {
  // As with messages: a stand-in has no business there.
  if (/(^|\.)cisco\.com\.?$/i.test(url.hostname)) return { ok: false, error: failure };
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: error instanceof Missing ? 'missing' : failure };
  }
}

/** `fetch` takes no name and password in a URL; they go into a header. */
function withoutPassword(url: URL): { href: string; headers: Record<string, string> } {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  if (url.username === '') return { href: plain.href, headers: {} };
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  return { href: plain.href, headers: { authorization } };
}

async function get(url: URL, signal: AbortSignal): Promise<Buffer> {
  const { href, headers } = withoutPassword(url);
  const answer = await fetch(href, { headers, redirect: 'error', signal });
  if (!answer.ok || !answer.body) {
    await answer.body?.cancel();
    if (answer.status === 404) throw new Missing();
    throw new Error(`HTTP ${answer.status}`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MAX_FILE_SIZE) throw new Error('too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
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
