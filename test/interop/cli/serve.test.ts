/** `sly serve` as scripts use it (architecture, "The command line"). */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restconf, runSly, serveSly } from '../sly.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sly-cli-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('sly serve', () => {
  test('prints one ready line with the ports it got, and ends cleanly on SIGTERM', async () => {
    const server = await serveSly('--ephemeral');
    expect(server.readyLine).toMatch(
      /^ready netconf=127\.0\.0\.1:\d+ restconf=https:\/\/127\.0\.0\.1:\d+ shell=127\.0\.0\.1:\d+$/,
    );
    expect(await server.stop()).toBe(0);
  });

  test('a face that is "off" is not served', async () => {
    const server = await serveSly('--ephemeral', '--netconf', 'off', '--shell', 'off');
    expect(server.readyLine).toMatch(/^ready restconf=\S+$/);
    await server.stop();
  });

  test('--startup: the configuration of the first start', async () => {
    const file = join(dir, 'startup.json');
    writeFileSync(file, JSON.stringify({ 'Cisco-IOS-XE-native:native': { hostname: 'from-file' } }));
    const server = await serveSly('--ephemeral', '--startup', file);
    const reply = await restconf(server.restconf!, 'GET', 'data/Cisco-IOS-XE-native:native/hostname');
    expect(JSON.parse(reply.body)).toEqual({ 'Cisco-IOS-XE-native:hostname': 'from-file' });
    await server.stop();
  });

  test('--config: options from a file, and the command line wins', async () => {
    const file = join(dir, 'sly.json');
    writeFileSync(
      file,
      JSON.stringify({ ephemeral: true, users: [{ name: 'admin', password: 'admin' }], log: 'warn' }),
    );
    const server = await serveSly('--config', file);
    expect((await restconf(server.restconf!, 'GET', 'yang-library-version')).status).toBe(200);
    await server.stop();
  });

  test('--no-device --operational: any module, with state from a file', async () => {
    writeFileSync(
      join(dir, 'demo.yang'),
      `module demo {
        namespace "urn:demo"; prefix d;
        container box { leaf name { type string; } leaf heat { config false; type int32; } }
      }`,
    );
    writeFileSync(join(dir, 'state.xml'), '<data><box xmlns="urn:demo"><heat>42</heat></box></data>');
    const server = await serveSly(
      ...[
        '--ephemeral',
        '--no-device',
        '--yang-dir',
        dir,
        '--module',
        'demo',
        '--operational',
        join(dir, 'state.xml'),
      ],
    );
    await restconf(server.restconf!, 'PUT', 'data/demo:box', { 'demo:box': { name: 'a' } });
    const reply = await restconf(server.restconf!, 'GET', 'data/demo:box');
    expect(JSON.parse(reply.body)).toEqual({ 'demo:box': { name: 'a', heat: 42 } });
    await server.stop();
  });
});

describe('mistakes on the command line are one clear line and a non-zero exit', () => {
  test.each<[string, string[], RegExp]>([
    ['unknown option', ['serve', '--prot', '1'], /unknown option '--prot'/],
    ['unknown profile', ['serve', '--profile', 'c1'], /c9300-48uxm/],
    ['address', ['serve', '--netconf', '8830'], /--netconf 8830: HOST:PORT was expected/],
    [
      'default password for others',
      ['serve', '--ephemeral', '--netconf', '0.0.0.0:0'],
      /--user NAME:PASSWORD/,
    ],
    ['user', ['serve', '--user', 'admin'], /--user: NAME:PASSWORD was expected/],
    ['clock', ['serve', '--clock', 'fast'], /--clock fast: real, virtual or virtual:2026/],
    ['no module', ['serve', '--no-device'], /--module names: name at least one/],
    ['unknown module', ['serve', '--ephemeral', '--no-device', '--module', 'nonesuch'], /nonesuch/],
    ['missing startup file', ['serve', '--ephemeral', '--startup', '/nonesuch'], /no file \/nonesuch/],
    ['missing config file', ['serve', '--config', '/nonesuch'], /no file \/nonesuch/],
    ['ephemeral and data-dir', ['serve', '--ephemeral', '--data-dir', '/tmp/x'], /leave out --data-dir/],
  ])('%s', (_, args, message) => {
    const { status, stderr, stdout } = runSly(...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(status).not.toBe(0);
    expect(stdout).toBe('');
  });

  test('a port in use is named, with what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { stderr, status } = runSly(
      'serve',
      '--ephemeral',
      '--restconf',
      ':0',
      '--netconf',
      `127.0.0.1:${port}`,
    );
    expect(stderr).toContain(`127.0.0.1:${port} is in use`);
    expect(status).toBe(1);
    other.close();
  });

  test('wrong member in the configuration file', () => {
    const file = join(dir, 'wrong.json');
    writeFileSync(file, JSON.stringify({ netconf: ':0', passwort: 'x' }));
    expect(runSly('serve', '--config', file).stderr).toMatch(/additional properties "passwort"/);
  });
});

describe('--help teaches', () => {
  test.each([[['--help']], [['serve', '--help']], [['yang', '--help']], [['yang', 'validate', '--help']]])(
    '%j',
    (args) => {
      const { status, stdout } = runSly(...args);
      expect(status).toBe(0);
      expect(stdout).toMatch(/Usage: sly/);
    },
  );
});
