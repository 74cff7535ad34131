/** Configuration from the shell is configuration: the models see it, and refuse what they do not take. */
import { once } from 'node:events';
import ssh2 from 'ssh2';
import { describe, expect, test } from 'vitest';
import { startServer } from '../../src/app/start.ts';
import { valueAt } from '../../src/device/tree.ts';
import { testShell } from './support.ts';

const NATIVE = 'Cisco-IOS-XE-native:native';
const LICENSING = 'cisco-smart-license:licensing';
const HEAD = 'Enter configuration commands, one per line.  End with CNTL/Z.\n';

function setUp() {
  const shell = testShell();
  const at = (...names: string[]) => valueAt(shell.device.core.tree('running'), names);
  return { shell, at };
}

describe('what is set, and unset again', () => {
  test.each<[string, string[], unknown]>([
    ['hostname Lab-1', [NATIVE, 'hostname'], 'Lab-1'],
    ['license smart transport off', [NATIVE, 'license', 'smart', 'transport-type'], 'Off'],
    [
      'license smart transport callhome',
      [LICENSING, 'config', 'transport', 'transport-type'],
      'transport-type-callhome',
    ],
    [
      'license smart url https://a.example/b',
      [NATIVE, 'license', 'smart', 'url', 'name'],
      'https://a.example/b',
    ],
    [
      'license smart url smart https://a.example/b',
      [NATIVE, 'license', 'smart', 'url', 'name'],
      'https://a.example/b',
    ],
    [
      'license smart url cslu http://c:8182/cslu/v1/pi',
      [LICENSING, 'config', 'transport', 'transport-cslu', 'url-cslu'],
      'http://c:8182/cslu/v1/pi',
    ],
    ['license smart url default', [NATIVE, 'license', 'smart', 'url', 'default'], [null]],
    ['license smart usage interval 40', [LICENSING, 'config', 'usage', 'interval'], 40],
    [
      'license smart usage customer-tags tag2 some words',
      [LICENSING, 'config', 'usage', 'customer-tags', 'tag2'],
      'some words',
    ],
    ['license smart privacy hostname', [LICENSING, 'config', 'privacy', 'hostname'], true],
    ['license smart privacy version', [NATIVE, 'license', 'smart', 'privacy', 'version'], [null]],
    ['license smart custom_id x7', [LICENSING, 'config', 'custom-id'], 'x7'],
    [
      'license boot level network-essentials addon dna-essentials',
      [NATIVE, 'license', 'boot', 'level', 'network-essentials', 'addon'],
      'dna-essentials',
    ],
    ['logging host 192.0.2.1', ['sly-control:control', 'syslog', 'host'], '192.0.2.1'],
  ])('%s', async (line, names, value) => {
    const { shell, at } = setUp();
    expect(await shell.config(line)).not.toMatch(/^% (?!use)/m);
    expect(at(...names)).toEqual(value);
    await shell.config(`no ${line}`);
    expect(at(...names)).toBeUndefined();
  });

  test('what is not there can be unset', async () => {
    const { shell } = setUp();
    expect(await shell.config('no license smart usage interval', 'no logging host')).toBe(HEAD);
  });
});

test('a level without its add-on', async () => {
  const { shell, at } = setUp();
  await shell.config('license boot level network-advantage');
  expect(at(NATIVE, 'license', 'boot', 'level')).toEqual({ 'network-advantage': {} });
});

describe('what is refused', () => {
  test.each([
    ['hostname bad_name!', '% Hostname contains one or more illegal characters.'],
    ['license smart usage interval 400', '% Usage interval is out of range: 1 to 365 days are supported'],
    ['license smart usage interval 0', '% Usage interval is out of range: 1 to 365 days are supported'],
    [
      `license smart usage customer-tags tag1 ${'x'.repeat(200)}`,
      '% Invalid customer tag: 1 to 127 characters are supported',
    ],
    ['license smart usage interval 5000', "% Invalid input detected at '^' marker."],
    ['license smart transport pigeon', "% Invalid input detected at '^' marker."],
    ['license smart url ftp', "% Invalid input detected at '^' marker."],
    ['license boot level network-essentials addon dna-advantage', "% Invalid input detected at '^' marker."],
    ['license smart', '% Incomplete command.'],
  ])('%s', async (line, message) => {
    const { shell } = setUp();
    const before = shell.device.core.tree('running');
    expect(await shell.config(line)).toContain(message);
    expect(shell.device.core.tree('running')).toBe(before);
  });
});

test('configuration that a NETCONF session has locked', async () => {
  const { shell } = setUp();
  const { core } = shell.device;
  const other = core.sessions.open({
    user: { name: 'netconf', privilege: 15 },
    transport: 'netconf-ssh',
    sourceHost: '192.0.2.9',
    terminate() {},
  });
  core.operations.lock(other, 'running');
  const message = `Configuration mode is locked by process '${other.id}' user 'netconf' from terminal '0'. Please try later.`;
  expect(await shell.type('configure terminal\nend\n')).toContain(message);
  core.operations.unlock(other, 'running');
  expect(await shell.config('hostname Free')).toBe(HEAD);
});

test('the prompt follows the host name', async () => {
  const { shell } = setUp();
  expect(await shell.type('conf t\nhostname A\nhostname B-2\nend\n')).toMatch(
    /A\(config\)#hostname B-2\r\nB-2\(config\)#end\r\nB-2#$/,
  );
});

describe('what test frameworks set before they begin', () => {
  test('no logging console, line console 0, exec-timeout 0', async () => {
    const { shell } = setUp();
    const lines = [
      'conf t',
      'no logging console',
      'line console 0',
      'exec-timeout 0',
      'line vty 0 4',
      'exec-timeout 0 0',
      'no exec-timeout',
      'do show clock',
      'exit',
      'line vty 5',
      'hostname A',
      'end',
      '',
    ];
    const shown = await shell.type(lines.join('\n'));
    expect(shown).not.toContain('%');
    const prompts = shown.split('\r\n').flatMap((line) => /^\w+(?:\(([\w-]+)\))?#/.exec(line)?.[1] ?? []);
    expect(prompts).toEqual([
      'config',
      'config',
      'config-line',
      'config-line',
      'config-line',
      'config-line',
      'config-line',
      'config-line',
      'config',
      'config-line',
      'config',
    ]);
  });

  test('another timeout is refused: there is none', async () => {
    const { shell } = setUp();
    expect(await shell.config('line vty 0 4', 'exec-timeout 10')).toContain(
      '% Sessions of this device have no timeout',
    );
  });
});

test('with a candidate datastore the shell still writes running', async () => {
  const server = await startServer({ netconf: false, restconf: false, candidate: true });
  const client = new ssh2.Client();
  client.connect({ ...server.shell!, username: 'admin', password: 'admin' });
  await once(client, 'ready');
  await new Promise((resolve, reject) => {
    client.exec('configure terminal\nhostname Direct', (error, channel) => {
      if (error) return reject(error);
      channel.on('exit', resolve);
      channel.resume();
    });
  });
  expect(valueAt(server.core.tree('running'), [NATIVE, 'hostname'])).toBe('Direct');
  client.end();
  await server.close();
});
