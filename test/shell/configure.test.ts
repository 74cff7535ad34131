/** Configuration from the shell is configuration: the models see it, and refuse what they do not take. */
import { once } from 'node:events';
import ssh2 from 'ssh2';
import { describe, expect, test } from 'vitest';
import { startServer } from '../../src/app/start.ts';
import { editFromTree } from '../../src/data/edit/edit-from-tree.ts';
import { valueAt } from '../../src/device/tree.ts';
import { testShell } from './support.ts';

const NATIVE = 'Cisco-IOS-XE-native:native';
const LICENSING = 'cisco-smart-license:licensing';
const HEAD = 'Enter configuration commands, one per line.  End with CNTL/Z.\n';

/** A reservation code for the default device. */
const CODE =
  '<specificPLR><authorizationCode><entitlements><entitlement><tag>regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015</tag><count>1</count></entitlement></entitlements></authorizationCode><signature>c2lnbmVk</signature><udi>P:C9300-48UXM,S:FOC2713X0AB</udi></specificPLR>';

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
    [
      'license smart proxy address proxy.example.com',
      [NATIVE, 'license', 'smart', 'sly-native-license:proxy', 'address'],
      'proxy.example.com',
    ],
    ['license smart proxy port 8080', [NATIVE, 'license', 'smart', 'sly-native-license:proxy', 'port'], 8080],
    [
      'license smart utility customer_info city San Jose',
      [NATIVE, 'license', 'smart', 'utility', 'customer-info', 'city'],
      'San Jose',
    ],
    ['ip domain name example.com', [NATIVE, 'ip', 'domain', 'name'], 'example.com'],
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

test('privacy all sets both, and unsets both', async () => {
  const { shell, at } = setUp();
  const privacy = () => at(NATIVE, 'license', 'smart', 'privacy');
  await shell.config('license smart privacy all');
  expect(privacy()).toEqual({ hostname: [null], version: [null] });
  await shell.config('no license smart privacy all');
  expect(privacy()).toBeUndefined();
});

test('the proxy is in show license status (S1 "Setting the Transport Type, URL, and Reporting Interval")', async () => {
  const { shell } = setUp();
  await shell.config(
    'license smart transport smart',
    'license smart proxy address 198.51.100.10',
    'license smart proxy port 3128',
  );
  expect(await shell.exec('show license status | section Proxy')).toBe(
    '  Proxy:\n    Address: 198.51.100.10\n    Port: 3128\n',
  );
});

describe('releasing an HSECK9 key (S1 "Returning an Authorization Code")', () => {
  const stack = () => testShell({ profile: 'c9300x-stack' });
  const hsec = (shell: ReturnType<typeof testShell>) => shell.exec('show license summary | include HSEC');

  test('one that is held although its feature is gone', async () => {
    const shell = stack();
    shell.device.agent.dispatch({ type: 'force', condition: 'slac-installed' });
    shell.device.agent.dispatch({ type: 'force', condition: 'hsec-key-held' });
    expect(await hsec(shell)).toMatch(/C9K HSEC +\(Cat9K HSEC\) +1 IN USE/);
    expect(await shell.config('platform hsec-license-release')).toContain('HSEC license is released\n');
    expect(await hsec(shell)).toMatch(/C9K HSEC +\(Cat9K HSEC\) +0 NOT IN USE/);
  });

  test('not one whose feature is configured', async () => {
    const shell = stack();
    shell.device.agent.dispatch({ type: 'force', condition: 'slac-installed' });
    shell.device.agent.dispatch({ type: 'set-feature', name: 'hseck9', inUse: true });
    expect(await shell.config('platform hsec-license-release')).toContain('unconfigure IPsec first');
    expect(await hsec(shell)).toContain('1 IN USE');
  });

  test('each platform has the command of its feature', async () => {
    expect(await stack().config('platform wanmacsec hsec-license-release')).toContain('not supported');
    expect(await testShell().config('platform hsec-license-release')).toContain('not supported');
    const shell = testShell({ profile: 'c9500x-28c8d' });
    expect(await shell.config('platform wanmacsec hsec-license-release')).toContain('is released');
  });
});

describe('license smart reservation', () => {
  test('no new one in policy mode (S1 "SLR Authorization Codes")', async () => {
    const { shell } = setUp();
    expect(await shell.config('license smart reservation')).toContain('notsupported');
    expect(await shell.exec('license smart reservation request local')).toContain('notsupported');
    expect(await shell.config('no license smart reservation')).not.toContain('%');
  });

  test('one from before is returned before it is unconfigured', async () => {
    const { shell } = setUp();
    shell.device.agent.dispatch({ type: 'force', condition: 'evaluation' });
    expect(await shell.exec('license smart reservation request local')).toMatch(
      /^CD-ZC9300-48UXM:FOC2713X0AB-/m,
    );
    shell.device.flash.write(['code.txt'], CODE);
    expect(await shell.exec('license smart reservation install file flash:code.txt')).toMatch(
      /^Confirmation code: [0-9a-f]{8}$/m,
    );
    shell.device.agent.dispatch({ type: 'force', condition: 'policy-mode' });
    expect(await shell.config('license smart reservation')).not.toContain('%');
    expect(await shell.config('no license smart reservation')).toContain(
      'return the authorization code first',
    );
    expect(await shell.exec('license smart authorization return local offline')).toContain('Return code: C');
    expect(await shell.config('no license smart reservation')).not.toContain('%');
  });

  test('its no form gives a request up', async () => {
    const { shell } = setUp();
    shell.device.agent.dispatch({ type: 'force', condition: 'evaluation' });
    await shell.exec('license smart reservation request local');
    await shell.config('no license smart reservation');
    expect(await shell.exec('license smart reservation cancel local')).toContain(
      'no reservation was requested',
    );
  });
});

describe('license smart usage interval: the command takes 0 to 3650 days, the published models 1 to 365', () => {
  const interval = (shell: ReturnType<typeof testShell>) => shell.device.agent.state.settings.interval;
  test.each([0, 1, 365, 366, 3650])('%d', async (days) => {
    const { shell, at } = setUp();
    await shell.config(`license smart usage interval ${days}`);
    expect(interval(shell)).toBe(days);
    expect(at(LICENSING, 'config', 'usage', 'interval')).toBe(days >= 1 && days <= 365 ? days : undefined);
    expect(await shell.exec('show running-config | include interval')).toBe(
      `license smart usage interval ${days}\n`,
    );
  });

  test('the one set last counts; no takes it away', async () => {
    const { shell } = setUp();
    for (const days of [40, 0, 50, 3650]) {
      await shell.config(`license smart usage interval ${days}`);
      expect(interval(shell)).toBe(days);
    }
    await shell.config('no license smart usage interval');
    expect(interval(shell)).toBeUndefined();
  });

  test('an interval in the published model ends one that only the command has', async () => {
    const { shell } = setUp();
    await shell.config('license smart usage interval 0');
    const { core } = shell.device;
    const client = core.sessions.open({
      user: { name: 'admin', privilege: 15 },
      transport: 'netconf-ssh',
      sourceHost: '127.0.0.1',
      terminate() {},
    });
    const tree = { [LICENSING]: { config: { usage: { interval: 20 } } } };
    core.operations.edit(client, editFromTree(core.schema, tree, 'merge'), { target: 'running' });
    expect(interval(shell)).toBe(20);
    expect(await shell.exec('show running-config | include interval')).toBe(
      'license smart usage interval 20\n',
    );
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

test('exec-timeout of the lines: shown as it is entered, 0 is none', async () => {
  const { shell } = setUp();
  const lines = async () => /line vty.*\n(.*)/.exec(await shell.exec('show running-config'))?.[1];
  expect(await shell.config('line vty 0 4', 'exec-timeout 10', 'exec-timeout 5 30')).toBe(HEAD);
  expect(await lines()).toBe(' exec-timeout 5 30');
  expect(await shell.config('line vty 0 97', ' exec-timeout 10 0')).toBe(HEAD);
  expect(await lines()).toBe(' exec-timeout 10 0');
  await shell.config('line vty 0 4', 'exec-timeout 0 0');
  expect(await lines()).toBeUndefined();
  await shell.config('line vty 0 4', 'exec-timeout 1', 'no exec-timeout');
  expect(await lines()).toBeUndefined();
  expect(await shell.config('line vty 0 4', 'exec-timeout 35791 2147483')).toContain('% Invalid timeout');
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

  test('another timeout of the console is refused: there is none', async () => {
    const { shell } = setUp();
    expect(await shell.config('line console 0', 'exec-timeout 10')).toContain(
      '% This device has no console: only 0 is supported',
    );
    expect(await shell.config('line vty 0 4', 'absolute-timeout 10')).toContain('% Only 0 is supported');
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
