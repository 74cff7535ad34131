/**
 * What a device answers, byte for byte, to raw clients over OpenSSH: clients.md "NETCONF on XE", "NETCONF on XR", and what
 * scrapli, scrapligo and the IOS XE Terraform provider look for in the bytes.
 */
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clients, describeWith, run } from '../clients.ts';
import { type InteropServer, serveForClients } from './server.ts';

const base = 'urn:ietf:params:xml:ns:netconf:base:1.0';
const native = 'http://cisco.com/ns/yang/Cisco-IOS-XE-native';
const hello = (...versions: string[]) =>
  `<?xml version="1.0"?><hello xmlns="${base}"><capabilities>${versions.map((one) => `<capability>urn:ietf:params:netconf:base:${one}</capability>`).join('')}</capabilities></hello>]]>]]>`;
const rpc = (id: number, operation: string, more = '') =>
  `<?xml version="1.0"?>\n<rpc xmlns="${base}" message-id="${id}"${more}>${operation}</rpc>`;
const edit = (target: string, config: string) =>
  `<edit-config><target><${target}/></target>${config}</edit-config>`;
const chunked = (message: string) => `\n#${Buffer.byteLength(message)}\n${message}\n##\n`;

/** A session that stays open: `answered` once the first reply is there. */
function serverSession(server: InteropServer, messages: readonly string[]) {
  const child = spawn('ssh', sshArguments(server, '-T'), { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.write(hello('1.1') + messages.map(chunked).join(''));
  const answered = new Promise<void>((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('<ok/>')) resolve();
    });
  });
  return { answered, end: () => child.kill() };
}

function sshArguments({ host, port, key }: InteropServer, tty: '-T' | '-tt'): string[] {
  const options = ['-F', '/dev/null', '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'];
  const login = ['-o', 'LogLevel=ERROR', '-o', 'IdentitiesOnly=yes', '-i', key, '-l', 'admin'];
  return [tty, ...options, ...login, '-p', String(port), '-s', host, 'netconf'];
}

async function session(server: InteropServer, tty: '-T' | '-tt', input: string): Promise<string> {
  const { stdout } = await run('ssh', sshArguments(server, tty), { input, timeout: 20_000 });
  return stdout;
}

describeWith([clients.ssh], 'IOS XE on the wire', () => {
  let server: InteropServer;
  beforeAll(async () => {
    server = await serveForClients('device');
  });
  afterAll(() => server.stop());

  /** As scrapli talks: with a terminal, base 1.0, newlines around its messages; the replies by id. */
  async function ask(...operations: readonly string[]): Promise<readonly string[]> {
    const messages = operations.map(
      (one, index) => `${one.startsWith('<?xml') ? one : rpc(101 + index, one)}]]>]]>\n`,
    );
    const output = await session(server, '-tt', `\n${hello('1.0')}\n${messages.join('')}`);
    const [, ...replies] = output.split(']]>]]>');
    return replies.slice(0, operations.length);
  }

  it('says hello with one capability a line, in the order of devices, modules by namespace', async () => {
    const [greeting] = (await session(server, '-T', hello('1.0'))).split(']]>]]>');
    const lines = greeting!.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<hello xmlns="${base}">`,
      '<capabilities>',
    ]);
    const capabilities = lines.flatMap((line) => /^<capability>(\S+)<\/capability>$/.exec(line)?.[1] ?? []);
    const short = capabilities.map((one) => one.replace(/^urn:ietf:params:netconf:(capability:)?/, ''));
    expect(short.slice(0, 9)).toEqual([
      'base:1.0',
      'base:1.1',
      'writable-running:1.0',
      'rollback-on-error:1.0',
      'validate:1.0',
      'validate:1.1',
      'xpath:1.0',
      'notification:1.0',
      'interleave:1.0',
    ]);
    expect(short[9]).toBe(
      'with-defaults:1.0?basic-mode=explicit&amp;also-supported=report-all-tagged,report-all',
    );
    expect(short[10]).toMatch(/^yang-library:1\.0\?revision=2019-01-04&amp;module-set-id=\w+$/);
    expect(short[11]).toMatch(/^yang-library:1\.1\?revision=2019-01-04&amp;content-id=\w+$/);
    expect(short[12]).toBe('http://tail-f.com/ns/netconf/actions/1.0');
    const namespaces = capabilities.slice(13).map((one) => one.replace(/\?.*/, ''));
    expect(namespaces).toEqual([...namespaces].sort());
    expect(greeting).toMatch(/<session-id>\d+<\/session-id><\/hello>$/);
  });

  it('echoes every attribute, in double quotes, and never ends an rpc', async () => {
    const [reply] = await ask(
      rpc(101, '<get-config><source><running/></source></get-config>', ' user="a" xmlns:q="urn:q"'),
    );
    expect(reply).toContain(`<rpc-reply xmlns="${base}" message-id="101" user="a" xmlns:q="urn:q"><data>`);
    expect(reply).not.toContain('</rpc>');
  });

  it('errors are without prefix, with tag, path and info as IOS XE has them', async () => {
    const [bare, unknown, refused] = await ask(
      edit('running', '<config xmlns=""><x/></config>'),
      edit('running', `<config><native xmlns="${native}"><license><none/></license></native></config>`),
      edit(
        'running',
        `<config><native xmlns="${native}"><license><boot><level><lanbase/></level></boot></license></native></config>`,
      ),
    );
    expect(bare).toContain(
      '<rpc-error>\n<error-type>protocol</error-type>\n<error-tag>unknown-element</error-tag>',
    );
    expect(bare).toContain('<error-path>/rpc/edit-config</error-path>');
    expect(bare).toContain('<bad-element>config</bad-element>');
    expect(unknown).toContain('<error-type>application</error-type>\n<error-tag>unknown-element</error-tag>');
    expect(unknown).toMatch(
      /<error-path [^>]*>\/nc:rpc\/nc:edit-config\/nc:config\/ios:native\/ios:license</,
    );
    expect(refused).toContain('inconsistent value: Device refused one or more commands');
  });

  it('saves by cisco-ia with a result in single quotes', async () => {
    const [reply] = await ask('<save-config xmlns="http://cisco.com/yang/cisco-ia"/>');
    expect(reply).toContain(
      "<result xmlns='http://cisco.com/yang/cisco-ia'>Save running-config successful</result>",
    );
  });

  it('takes XPath without prefixes, as the Terraform provider sends it', async () => {
    const [reply] = await ask(
      '<get-config><source><running/></source><filter type="xpath" select="/native/license/boot"/></get-config>',
    );
    expect(reply).toMatch(/<native xmlns="[^"]*native"><license><boot><level>/);
  });

  it('chunks start right after the hello, and none cuts a character', async () => {
    const banner = 'é\u{1f600}'.repeat(3000);
    const input =
      hello('1.0', '1.1') +
      chunked(
        rpc(1, edit('running', `<config><native xmlns="${native}"><hostname>a</hostname></native></config>`)),
      ) +
      chunked(rpc(2, '<get-config><source><running/></source></get-config>', ` note="${banner}"`)) +
      chunked(rpc(3, '<close-session/>'));
    const output = Buffer.from(await session(server, '-T', input));
    let at = output.indexOf(']]>]]>') + 6;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let messages = 0;
    while (at < output.length) {
      const header = /^\n#(\d+|#)\n/.exec(output.subarray(at, at + 16).toString('latin1'));
      expect(header).not.toBeNull();
      at += header![0].length;
      if (header![1] === '#') messages++;
      else {
        const size = Number(header![1]);
        expect(() => decoder.decode(output.subarray(at, at + size))).not.toThrow();
        at += size;
      }
    }
    expect(messages).toBe(3);
  });

  it('establishes subscriptions in the draft form that IOS XE speaks', async () => {
    const [reply] = await ask(
      '<establish-subscription xmlns="urn:ietf:params:xml:ns:yang:ietf-event-notifications:1.0" xmlns:yp="urn:ietf:params:xml:ns:yang:ietf-yang-push:1.0"><stream>yp:yang-push</stream><yp:xpath-filter>/native/hostname</yp:xpath-filter><yp:period>1000</yp:period></establish-subscription>',
    );
    expect(reply).toMatch(
      /<subscription-result xmlns="urn:ietf:params:xml:ns:yang:ietf-event-notifications:1\.0"[^>]*>notif-bis:ok<\/subscription-result>/,
    );
    const id = /<subscription-id xmlns="[^"]+">(\d+)</.exec(reply!)?.[1];
    expect(Number(id)).toBeGreaterThanOrEqual(2147483648);
  });
});

describeWith([clients.ssh], 'IOS XE with the candidate datastore on the wire', () => {
  let server: InteropServer;
  beforeAll(async () => {
    server = await serveForClients('device', '--candidate');
  });
  afterAll(() => server.stop());

  it('takes the sequence of ansible and of the Terraform provider, and keeps others out meanwhile', async () => {
    const hostname = (name: string) =>
      `<config><native xmlns="${native}"><hostname>${name}</hostname></native></config>`;
    const stop = (config: string) =>
      `<edit-config><target><candidate/></target><default-operation>merge</default-operation><error-option>stop-on-error</error-option>${config}</edit-config>`;
    const lock = (name: string) => `<lock><target><${name}/></target></lock>`;
    const unlock = (name: string) => `<unlock><target><${name}/></target></unlock>`;
    const operations = [
      lock('running'),
      lock('candidate'),
      '<get-config><source><candidate/></source></get-config>',
      stop(hostname('edited')),
      '<validate><source><candidate/></source></validate>',
      '<commit/>',
      unlock('candidate'),
      unlock('running'),
      '<save-config xmlns="http://cisco.com/yang/cisco-ia"/>',
      '<get-config><source><running/></source><filter type="xpath" select="/native/hostname"/></get-config>',
      edit('running', hostname('direct')),
    ];
    const input = hello('1.1') + operations.map((one, index) => chunked(rpc(index + 1, one))).join('');
    const output = await session(server, '-T', input);
    const [greeting, rest] = output.split(']]>]]>') as [string, string];
    const capability = (name: string) => greeting.includes(`urn:ietf:params:netconf:capability:${name}`);
    expect(['candidate:1.0', 'confirmed-commit:1.1', 'confirmed-commit:1.0'].map(capability)).toEqual([
      true,
      true,
      true,
    ]);
    expect(capability('writable-running:1.0')).toBe(false);
    const replies = rest.split('\n##\n');
    for (const index of [0, 1, 3, 4, 5, 6, 7]) expect(replies[index]).toContain('<ok/>');
    expect(replies[9]).toContain('<hostname>edited</hostname>');
    expect(replies[10]).toContain('<rpc-error>');
  });

  it('says lock-denied with the session that holds the lock', async () => {
    const holder = serverSession(server, [rpc(1, '<lock><target><candidate/></target></lock>')]);
    await holder.answered;
    const output = await session(
      server,
      '-T',
      hello('1.1') + chunked(rpc(1, '<lock><target><candidate/></target></lock>')),
    );
    expect(output).toContain('<error-tag>lock-denied</error-tag>');
    expect(output).toMatch(/<error-info><session-id>\d+<\/session-id>/);
    holder.end();
  });
});

describeWith([clients.ssh], 'IOS XR on the wire', () => {
  let server: InteropServer;
  beforeAll(async () => {
    server = await serveForClients('device', '--profile', 'asr9006');
  });
  afterAll(() => server.stop());

  it('says hello for base 1.1 and the candidate, replies in chunks, and names unknown namespaces', async () => {
    const input =
      hello('1.1') +
      chunked(
        rpc(
          101,
          '<get-config><source><running/></source><filter><none xmlns="urn:none"/></filter></get-config>',
        ),
      ) +
      chunked(rpc(102, edit('candidate', '<config><x xmlns="urn:none"/></config>'))) +
      chunked(rpc(103, '<commit/>')) +
      chunked(rpc(104, '<close-session/>'));
    const output = await session(server, '-T', input);
    const [greeting, rest] = output.split(']]>]]>') as [string, string];
    expect(greeting.startsWith('<hello ')).toBe(true);
    const netconf = [...greeting.matchAll(/urn:ietf:params:netconf:(?:capability:)?([\w-]+:1\.\d)/g)].map(
      ([, name]) => name,
    );
    expect(netconf).toEqual([
      'base:1.1',
      'candidate:1.0',
      'rollback-on-error:1.0',
      'validate:1.1',
      'confirmed-commit:1.1',
      'notification:1.0',
      'interleave:1.0',
    ]);
    expect(Number(/<session-id>(\d+)</.exec(greeting)![1])).toBeGreaterThan(65_536);
    const replies = rest.split('\n##\n');
    expect(replies[1]).toMatch(
      /^\n#\d+\n<\?xml version="1\.0"\?>\n<rpc-reply [^>]*message-id="102">\n#\d+\n<rpc-error>/,
    );
    for (const reply of replies.slice(0, 2)) {
      expect(reply).toContain('<error-type>protocol</error-type>\n<error-tag>unknown-namespace</error-tag>');
      expect(reply).toContain('<bad-namespace>urn:none</bad-namespace>');
    }
    expect(replies[1]).toContain('<bad-element>x</bad-element>');
    expect(replies[2]).toContain('<ok/>');
  });
});
