/**
 * Flash over SCP: the remote end that `scp -O` and older clients start with `scp -t PATH` (they send) or
 * `scp -f PATH` (they fetch), with `-r` for directories. There is no standard; the protocol is that of rcp: a line for
 * every file (`C0644 LENGTH NAME`) or directory (`D0755 0 NAME` ... `E`), each answered by a zero byte, or by 1 and words.
 */
import type { ServerChannel } from 'ssh2';
import type { User } from '../../server/contract.ts';
import { type FilePath, type Flash, MAX_FILE_SIZE, resolvePath } from '../flash/flash.ts';
import { ByteReader } from './byte-reader.ts';

interface Request {
  readonly direction: 'to' | 'from';
  readonly recursive: boolean;
  readonly path: string;
}

class Failed extends Error {}

/** Takes over the channel of an `exec` request; what is not SCP is refused. */
export function serveScp(flash: Flash, channel: ServerChannel, user: User, command: string): void {
  const request = parseScp(command);
  const end = (code: number) => {
    channel.exit(code);
    channel.end();
  };
  if (!request || user.privilege < 15) {
    channel.stderr.write(request ? 'Permission denied\n' : 'This command cannot be run here\n');
    end(1);
    return;
  }
  const reader = new ByteReader(channel);
  const work =
    request.direction === 'to'
      ? receive(flash, request, channel, reader)
      : send(flash, request, channel, reader);
  work.then(
    () => end(0),
    (error: Error) => {
      if (error instanceof Failed) channel.write(`\u0001scp: ${error.message}\n`);
      end(1);
    },
  );
}

/** `scp [-v] [-r] [-p] [-d] -t|-f [--] PATH`; the path may be quoted as for a shell. */
export function parseScp(command: string): Request | undefined {
  const match = /^\s*(?:\S*\/)?scp((?:\s+-[a-zA-Z]+)+)(?:\s+--)?\s+(.+?)\s*$/.exec(command);
  if (!match) return undefined;
  const flags = match[1]!;
  const to = /-\w*t/.test(flags);
  if (to === /-\w*f/.test(flags)) return undefined;
  const path = match[2]!.replace(/^(['"])(.*)\1$/, '$2').replace(/\\(.)/g, '$1');
  return { direction: to ? 'to' : 'from', recursive: /-\w*r/.test(flags), path };
}

async function receive(
  flash: Flash,
  request: Request,
  channel: ServerChannel,
  reader: ByteReader,
): Promise<void> {
  const target = resolvePath(request.path);
  if (!target) throw new Failed(`${request.path}: no such path`);
  const into = isDirectoryAt(flash, target);
  /** The directories that were begun and have not ended. */
  const begun: FilePath[] = [];
  const pathOf = (name: string) => (begun.length > 0 || into ? inside(begun.at(-1) ?? target, name) : target);
  const agree = () => channel.write('\0');
  agree();
  for (let line = await reader.line(); line !== undefined; line = await reader.line()) {
    const [, kind, size, name = ''] = /^([CD])[0-7]{4,5} (\d+) (.+)$/.exec(line) ?? [];
    if (kind === 'C') {
      const length = Number(size);
      const path = pathOf(name);
      if (!isDirectoryAt(flash, path.slice(0, -1))) throw new Failed(`${request.path}: no such directory`);
      if (length > MAX_FILE_SIZE) throw new Failed(`${name}: too large for flash`);
      agree();
      const content = await reader.bytes(length);
      await reader.bytes(1);
      if (!flash.write(path, content).ok) throw new Failed(`${name}: cannot be written`);
    } else if (kind === 'D') {
      if (!request.recursive) throw new Failed(`${name}: not asked for directories`);
      const path = pathOf(name);
      const there = isDirectoryAt(flash, path) || flash.makeDirectory(path).ok;
      if (!there) throw new Failed(`${name}: cannot be made`);
      begun.push(path);
    } else if (line === 'E') {
      if (!begun.pop()) throw new Failed('protocol error');
    } else if (!line.startsWith('T')) {
      // Times are the file system's own; everything else is not a line of this protocol.
      throw new Failed('protocol error');
    }
    agree();
  }
}

async function send(
  flash: Flash,
  request: Request,
  channel: ServerChannel,
  reader: ByteReader,
): Promise<void> {
  const agreed = async () => {
    const [code] = await reader.bytes(1);
    if (code !== 0) throw new Error(await reader.line());
  };
  const sendAt = async (path: FilePath, name: string): Promise<void> => {
    const found = flash.stat(path);
    if (!found.ok) throw new Failed(`${request.path}: no such file`);
    if (!found.value.isDirectory) {
      const file = flash.read(path);
      if (!file.ok) throw new Failed(`${name}: cannot be read`);
      channel.write(`C0644 ${file.value.length} ${name}\n`);
      await agreed();
      channel.write(file.value);
      channel.write('\0');
      return agreed();
    }
    if (!request.recursive) throw new Failed(`${name}: is a directory`);
    channel.write(`D0755 0 ${name}\n`);
    await agreed();
    const list = flash.list(path);
    for (const entry of list.ok ? list.value : []) await sendAt([...path, entry.name], entry.name);
    channel.write('E\n');
    await agreed();
  };
  const path = resolvePath(request.path);
  await agreed();
  if (!path) throw new Failed(`${request.path}: no such file`);
  // Clients check that what comes has the name that they asked for, with the file system in front.
  await sendAt(path, /[^/]+(?=\/*$)/.exec(request.path)?.[0] ?? '.');
}

function isDirectoryAt(flash: Flash, path: FilePath): boolean {
  const found = flash.stat(path);
  return found.ok && found.value.isDirectory;
}

/** A name that a client gives must be one, not a path. */
function inside(place: FilePath, name: string): FilePath {
  const path = resolvePath([...place, name].join('/'));
  if (!path || path.length !== place.length + 1 || path.at(-1) !== name)
    throw new Failed(`${name}: unexpected name`);
  return path;
}
