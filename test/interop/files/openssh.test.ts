/** Flash through real clients: OpenSSH's sftp and both protocols of its scp, on the NETCONF port. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../../src/app/start.ts';
import { clients, describeWith, run } from '../clients.ts';

const big = randomBytes(3_000_000);

let server: RunningServer;
let home: string;
let local: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'sly-files-'));
  local = join(home, 'local');
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(home, 'key')]);
  server = await startServer({
    authorizedKeys: join(home, 'key.pub'),
    dataDir: join(home, 'data'),
    restconf: false,
  });
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});
beforeEach(() => {
  rmSync(local, { recursive: true, force: true });
  mkdirSync(join(local, 'dir'), { recursive: true });
  writeFileSync(join(local, 'big'), big);
  writeFileSync(join(local, 'dir', 'a file'), 'one');
  rmSync(join(home, 'data', 'flash'), { recursive: true });
  mkdirSync(join(home, 'data', 'flash'));
});

const flash = (...path: string[]) => join(home, 'data', 'flash', ...path);
const options = () => [
  ...['-F', '/dev/null', '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'],
  ...['-o', 'LogLevel=ERROR', '-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes'],
  ...['-i', join(home, 'key'), '-P', String(server.netconf!.port)],
];
const sftp = (...lines: string[]) =>
  run('sftp', [...options(), '-b', '-', 'admin@127.0.0.1'], { input: `${lines.join('\n')}\n`, cwd: local });
const scp = (...args: string[]) => run('scp', [...options(), ...args], { cwd: local });

describeWith([clients.ssh], 'OpenSSH sftp', () => {
  it('uploads, lists, renames, downloads, deletes', async () => {
    const { code, stdout, stderr } = await sftp(
      'put big',
      'mkdir sub',
      'rename big sub/large',
      'ls -l sub',
      'get flash:/sub/large back',
      'rm sub/large',
      'rmdir sub',
      'ls -1',
    );
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout).toMatch(/-rw-r--r--.* 3000000 .*large/);
    expect(readFileSync(join(local, 'back')).equals(big)).toBe(true);
  });

  it('whole directories, and an upload that goes on where it stopped', async () => {
    writeFileSync(flash('big'), big.subarray(0, 1_000_000));
    const { code, stderr } = await sftp('put -r dir', 'reput big', 'get -r dir copy');
    expect([stderr, code]).toEqual(['', 0]);
    expect(readFileSync(flash('big')).equals(big)).toBe(true);
    expect(readFileSync(join(local, 'copy', 'a file'), 'utf8')).toBe('one');
  });

  it('no path leads out', async () => {
    symlinkSync('/etc', flash('etc'));
    symlinkSync('/etc/hostname', flash('name'));
    const up = await sftp('put big ../../../up', 'ls -1 /..');
    expect(up.code).toBe(0);
    expect(up.stdout).toContain('/../up');
    expect(up.stdout).not.toContain('etc');
    expect(readFileSync(flash('up')).equals(big)).toBe(true);
    for (const line of ['get name', 'get etc/hostname', 'put big etc/x', 'ls etc', 'symlink /etc link']) {
      expect((await sftp(line)).code, line).not.toBe(0);
    }
  });

  it('what is not there or not possible is an error', async () => {
    for (const line of ['get none', 'rm none', 'rmdir none', 'mkdir a/b', 'rename none x', 'ls none']) {
      expect((await sftp(line)).code, line).toBe(1);
    }
    expect((await sftp('put -r dir', 'rmdir dir')).code).toBe(1);
  });
});

describeWith([clients.ssh], 'OpenSSH scp', () => {
  describe.each([
    ['over SFTP', []],
    ['by its old protocol', ['-O']],
  ])('%s', (_, protocol) => {
    it('uploads and downloads', async () => {
      const up = await scp(...protocol, 'big', 'admin@127.0.0.1:flash:/one');
      expect([up.stderr, up.code]).toEqual(['', 0]);
      expect(readFileSync(flash('one')).equals(big)).toBe(true);
      const down = await scp(...protocol, 'admin@127.0.0.1:bootflash:one', 'back');
      expect([down.stderr, down.code]).toEqual(['', 0]);
      expect(readFileSync(join(local, 'back')).equals(big)).toBe(true);
    });

    it('whole directories', async () => {
      const up = await scp(...protocol, '-r', 'dir', 'admin@127.0.0.1:flash:new');
      expect([up.stderr, up.code]).toEqual(['', 0]);
      expect(readFileSync(flash('new', 'a file'), 'utf8')).toBe('one');
      const again = await scp(...protocol, '-p', '-r', 'dir', 'admin@127.0.0.1:flash:/new');
      expect([again.stderr, again.code]).toEqual(['', 0]);
      expect(readFileSync(flash('new', 'dir', 'a file'), 'utf8')).toBe('one');
      const down = await scp(...protocol, '-r', 'admin@127.0.0.1:flash:new', 'copy');
      expect([down.stderr, down.code]).toEqual(['', 0]);
      expect(readFileSync(join(local, 'copy', 'dir', 'a file'), 'utf8')).toBe('one');
    });

    it('what is not there is an error', async () => {
      expect((await scp(...protocol, 'admin@127.0.0.1:flash:none', 'back')).code).not.toBe(0);
      expect((await scp(...protocol, 'big', 'admin@127.0.0.1:flash:none/none/')).code).not.toBe(0);
    });
  });

  it('on the port of the command line, too', async () => {
    const args = options().map((word, i, all) => (all[i - 1] === '-P' ? String(server.shell!.port) : word));
    for (const protocol of [[], ['-O']]) {
      const up = await run('scp', [...args, ...protocol, 'big', 'admin@127.0.0.1:flash:two'], { cwd: local });
      expect([up.stderr, up.code]).toEqual(['', 0]);
      expect(readFileSync(flash('two')).equals(big)).toBe(true);
    }
    const other = args.map((word) => (word === '-P' ? '-p' : word));
    expect((await run('ssh', [...other, 'admin@127.0.0.1', 'show version'])).stdout).toContain('IOS');
  });

  it('runs nothing else', async () => {
    const args = options().map((word) => (word === '-P' ? '-p' : word));
    const { code, stderr } = await run('ssh', [...args, 'admin@127.0.0.1', 'id']);
    expect(code).toBe(1);
    expect(stderr).toContain('cannot be run');
  });
});
