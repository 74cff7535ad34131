/**
 * Flash over SFTP (draft-ietf-secsh-filexfer-02, version 3, as OpenSSH speaks it). The root of SFTP is the root of
 * flash. A file is read when it is opened and written when it is closed, as a whole: an upload that breaks off
 * leaves what was there before.
 */
import ssh2, { type Attributes, type FileEntry, type Session, type SFTPWrapper } from 'ssh2';
import type { FileFailure } from '../../licensing/index.ts';
import type { User } from '../../server/contract.ts';
import { type FileInfo, type FilePath, type FileResult, type Flash, resolvePath } from '../flash/flash.ts';
import { OpenFile } from './open-file.ts';

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;

/** Files and directories that a client may have open. */
const MAX_OPEN = 64;
/** Files that are being written at a time: each is kept in memory until it is closed. */
const MAX_WRITING = 4;
/** The most that one read answers. */
const MAX_READ = 256 * 1024;

type Opened = OpenFile | { readonly path: FilePath; entries: readonly FileEntry[] };

/** Offers SFTP on an SSH session, to administrators only. */
export function serveSftp(flash: Flash, session: Session, user: User): void {
  session.on('sftp', (accept, reject) => {
    if (user.privilege < 15) return reject();
    const sftp = accept();
    // The client has said all it had to say; or what it says is no SFTP.
    sftp.on('end', () => exit(sftp, 0));
    sftp.on('error', () => exit(sftp, 1));
    serve(flash, sftp);
  });
}

/**
 * Ends the channel with an exit status, without which scp says that it failed. ssh2 has no public way to send one from an
 * SFTP server; where its inside is another, the channel just ends.
 */
function exit(sftp: SFTPWrapper, code: number): void {
  const { outgoing, _protocol: protocol } = sftp as SFTPWrapper & {
    readonly outgoing?: { readonly id: number; readonly state: string };
    readonly _protocol?: { exitStatus?(channel: number, code: number): void };
  };
  if (outgoing?.state === 'open') protocol?.exitStatus?.(outgoing.id, code);
  sftp.end();
}

function serve(flash: Flash, sftp: SFTPWrapper): void {
  const open = new Map<number, Opened>();
  let count = 0;

  const keep = (id: number, opened: Opened) => {
    if (open.size >= MAX_OPEN) return sftp.status(id, STATUS_CODE.FAILURE, 'too many open files');
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(count);
    open.set(count++, opened);
    sftp.handle(id, handle);
  };
  const find = (handle: Buffer) => (handle.length === 4 ? open.get(handle.readUInt32BE()) : undefined);
  const fileOf = (handle: Buffer) => {
    const opened = find(handle);
    return opened instanceof OpenFile ? opened : undefined;
  };
  const refuse = (id: number, failure: FileFailure) => sftp.status(id, statusOf(failure), failure);
  const answer = <T>(id: number, result: FileResult<T>, done: (value: T) => void) => {
    if (result.ok) done(result.value);
    else refuse(id, result.error);
  };
  const ok = (id: number) => () => sftp.status(id, STATUS_CODE.OK);
  /** Finds the path that is meant and does something with it. */
  const at = (id: number, text: string, work: (path: FilePath) => void) => {
    const path = resolvePath(text);
    if (path) work(path);
    else refuse(id, 'bad-path');
  };
  const stat = (id: number, text: string) =>
    at(id, text, (path) => answer(id, flash.stat(path), (info) => sftp.attrs(id, attributes(info))));

  sftp.on('OPEN', (id, name, flags) =>
    at(id, name, (path) => {
      const writing = [...open.values()].filter((one) => one instanceof OpenFile && one.writable);
      if (flags & OPEN_MODE.WRITE && writing.length >= MAX_WRITING) {
        return sftp.status(id, STATUS_CODE.FAILURE, 'too many files are being written');
      }
      const found = flash.read(path);
      if (!found.ok && !flash.stat(path.slice(0, -1)).ok) return refuse(id, 'missing');
      if (!found.ok && (found.error !== 'missing' || !(flags & OPEN_MODE.CREAT)))
        return refuse(id, found.error);
      if (found.ok && flags & OPEN_MODE.EXCL) return sftp.status(id, STATUS_CODE.FAILURE, 'the file exists');
      const content = found.ok && !(flags & OPEN_MODE.TRUNC) ? found.value : Buffer.alloc(0);
      const writable = (flags & OPEN_MODE.WRITE) !== 0;
      keep(id, new OpenFile(path, content, { writable, append: (flags & OPEN_MODE.APPEND) !== 0 }));
    }),
  );
  sftp.on('READ', (id, handle, offset, length) => {
    const bytes = fileOf(handle)?.read(offset, Math.min(length, MAX_READ));
    if (!bytes) sftp.status(id, STATUS_CODE.FAILURE);
    else if (bytes.length === 0) sftp.status(id, STATUS_CODE.EOF);
    else sftp.data(id, bytes);
  });
  sftp.on('WRITE', (id, handle, offset, bytes) => {
    const written = fileOf(handle)?.write(offset, bytes) === true;
    sftp.status(id, written ? STATUS_CODE.OK : STATUS_CODE.FAILURE);
  });
  sftp.on('FSTAT', (id, handle) => {
    const file = fileOf(handle);
    if (file) sftp.attrs(id, attributes({ name: '', isDirectory: false, size: file.size, modified: 0 }));
    else sftp.status(id, STATUS_CODE.FAILURE);
  });
  sftp.on('CLOSE', (id, handle) => {
    const opened = find(handle);
    if (!opened) return sftp.status(id, STATUS_CODE.FAILURE);
    open.delete(handle.readUInt32BE());
    if (opened instanceof OpenFile && opened.writable) {
      return answer(id, flash.write(opened.path, opened.content), ok(id));
    }
    sftp.status(id, STATUS_CODE.OK);
  });
  sftp.on('OPENDIR', (id, name) =>
    at(id, name, (path) =>
      answer(id, flash.list(path), (list) => {
        const dots = ['.', '..'].map((dot) => ({ name: dot, isDirectory: true, size: 0, modified: 0 }));
        keep(id, { path, entries: [...dots, ...list].map(entry) });
      }),
    ),
  );
  sftp.on('READDIR', (id, handle) => {
    const opened = find(handle);
    if (!opened || opened instanceof OpenFile) return sftp.status(id, STATUS_CODE.FAILURE);
    if (opened.entries.length === 0) return sftp.status(id, STATUS_CODE.EOF);
    sftp.name(id, opened.entries.slice(0, 100));
    opened.entries = opened.entries.slice(100);
  });
  sftp.on('STAT', stat);
  sftp.on('LSTAT', stat);
  // Modes and times are the file system's own.
  sftp.on('SETSTAT', (id, name) => at(id, name, (path) => answer(id, flash.stat(path), ok(id))));
  sftp.on('FSETSTAT', (id, handle) => sftp.status(id, find(handle) ? STATUS_CODE.OK : STATUS_CODE.FAILURE));
  sftp.on('REMOVE', (id, name) => at(id, name, (path) => answer(id, flash.remove(path), ok(id))));
  sftp.on('MKDIR', (id, name) => at(id, name, (path) => answer(id, flash.makeDirectory(path), ok(id))));
  sftp.on('RMDIR', (id, name) => at(id, name, (path) => answer(id, flash.removeDirectory(path), ok(id))));
  sftp.on('RENAME', (id, from, to) =>
    at(id, from, (source) => at(id, to, (target) => answer(id, flash.rename(source, target), ok(id)))),
  );
  sftp.on('REALPATH', (id, name) =>
    at(id, name, (path) => sftp.name(id, [{ ...entry(nowhere), filename: `/${path.join('/')}` }])),
  );
}

const nowhere: FileInfo = { name: '', isDirectory: true, size: 0, modified: 0 };

function statusOf(failure: FileFailure): number {
  if (failure === 'missing') return STATUS_CODE.NO_SUCH_FILE;
  return failure === 'bad-path' ? STATUS_CODE.PERMISSION_DENIED : STATUS_CODE.FAILURE;
}

function attributes({ isDirectory, size, modified }: FileInfo): Attributes {
  const seconds = Math.max(0, Math.floor(modified / 1000));
  return { mode: isDirectory ? 0o040755 : 0o100644, uid: 0, gid: 0, size, atime: seconds, mtime: seconds };
}

/** With the line that `ls -l` shows. */
function entry(info: FileInfo): FileEntry {
  const date = new Date(info.modified).toUTCString();
  const mode = info.isDirectory ? 'drwxr-xr-x' : '-rw-r--r--';
  const when = `${date.slice(8, 11)} ${date.slice(5, 7)} ${date.slice(12, 16)}`;
  return {
    filename: info.name,
    longname: `${mode} 1 root root ${String(info.size).padStart(10)} ${when} ${info.name}`,
    attrs: attributes(info),
  };
}
