/** The shell over SSH: terminals, sessions, disconnects. */
import { once } from 'node:events';
import ssh2, { type ClientChannel } from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../src/app/start.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ netconf: false, restconf: false });
});
afterAll(() => server.close());

async function connect({ shell } = server): Promise<ssh2.Client> {
  const client = new ssh2.Client();
  client.connect({ ...shell!, username: 'admin', password: 'admin' });
  await once(client, 'ready');
  return client;
}

async function shell(client: ssh2.Client, window: ssh2.PseudoTtyOptions | false = { rows: 24, cols: 80 }) {
  const channel = await new Promise<ClientChannel>((resolve, reject) => {
    client.shell(window, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  let shown = '';
  channel.on('data', (chunk: Buffer) => {
    shown += chunk;
  });
  return {
    channel,
    shown: () => shown,
    async until(text: string) {
      while (!shown.includes(text)) await once(channel, 'data');
    },
  };
}

const sessions = () => server.core.sessions.list().filter(({ transport }) => transport === 'shell');
const settled = async (condition: () => boolean) => {
  for (let tries = 0; tries < 200 && !condition(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
};

describe('terminal', () => {
  test('its size decides where output stops', async () => {
    const client = await connect();
    const { channel, until, shown } = await shell(client, { rows: 12, cols: 80 });
    channel.write('show license status\n');
    await until('--More--');
    expect(shown().slice(0, shown().indexOf(' --More--')).split('\r\n')).toHaveLength(14);
    channel.write('q');
    await until('--More--');
    client.end();
  });

  test('without one nothing stops', async () => {
    const client = await connect();
    const { channel, until, shown } = await shell(client, false);
    channel.end('show license status\nexit\n');
    await until('Trust Code Installed');
    expect(shown()).not.toContain('--More--');
    client.end();
  });
});

test('a client of a library: prompt, terminal length, width, enable, show version, configuration', async () => {
  const client = await connect();
  const { channel, until, shown } = await shell(client, { rows: 1000, cols: 511 });
  const send = async (line: string, prompt = 'Switch#') => {
    const before = shown().length;
    channel.write(`${line}\n`);
    while (!shown().slice(before).trimEnd().endsWith(prompt)) await once(channel, 'data');
    return shown().slice(before).split('\r\n').slice(1, -1).join('\n');
  };
  await until('Switch#');
  expect(await send('')).toBe('');
  expect(await send('terminal width 511')).toBe('');
  expect(await send('terminal length 0')).toBe('');
  expect(await send('enable')).toBe('');
  expect(await send('show version')).toContain('Cisco IOS XE Software, Version 17.15.06');
  await send('configure terminal', 'Switch(config)#');
  await send('license smart usage interval 33', 'Switch(config)#');
  await send('end');
  expect(await send('show running-config | include interval')).toBe('license smart usage interval 33');
  channel.write('exit\n');
  await once(channel, 'close');
  client.end();
});

describe('exec-timeout', () => {
  test('ends a session that is idle, by the clock on the wall, and says so', async () => {
    const client = await connect();
    const { channel, until } = await shell(client, false);
    channel.write('configure terminal\nline vty 0 4\nexec-timeout 0 1\nend\n');
    await until('(config-line)#end');
    // Whoever types goes on.
    for (let keys = 0; keys < 4; keys++) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      channel.write(' ');
    }
    expect(sessions()).toHaveLength(1);
    const typed = Date.now();
    await once(channel, 'close');
    expect(Date.now() - typed).toBeGreaterThan(900);
    client.end();
    const again = await connect();
    const next = await shell(again, false);
    next.channel.write('show logging\nconfigure terminal\nline vty 0 4\nno exec-timeout\nend\nexit\n');
    await once(next.channel, 'close');
    expect(next.shown()).toContain(
      '%SYS-6-TTY_EXPIRE_TIMER: (exec timer expired, tty 1 (127.0.0.1)), user admin',
    );
    again.end();
  });
});

describe('sessions', () => {
  test('are known to the server while they last', async () => {
    await settled(() => sessions().length === 0);
    const client = await connect();
    const one = await shell(client);
    const two = await shell(client);
    await Promise.all([one.until('Switch#'), two.until('Switch#')]);
    expect(sessions().map(({ user }) => user.name)).toEqual(['admin', 'admin']);
    one.channel.close();
    await settled(() => sessions().length === 1);
    client.destroy();
    await settled(() => sessions().length === 0);
  });

  test('can be ended from outside', async () => {
    const client = await connect();
    const { channel, until } = await shell(client);
    await until('Switch#');
    const closed = once(channel, 'close');
    sessions()[0]!.terminate('killed');
    await closed;
    expect(sessions()).toHaveLength(0);
    client.end();
  });

  test('a client that leaves while a command waits for a server or an answer', async () => {
    const client = await connect();
    const waiting = await shell(client);
    await waiting.until('Switch#');
    waiting.channel.write('reload\n');
    await waiting.until('Save? [yes/no]: ');
    client.destroy();
    await settled(() => sessions().length === 0);
    expect(server.core.tree('running')).toBeDefined();
  });

  test('there are 98 lines; more are told so', async () => {
    const clients = [await connect(), await connect()];
    const open = await Promise.all(Array.from({ length: 98 }, (_, index) => shell(clients[index % 2]!)));
    await Promise.all(open.map(({ until }) => until('Switch#')));
    const extra = await shell(clients[0]!);
    await extra.until('% No lines available');
    for (const client of clients) client.destroy();
    await settled(() => sessions().length === 0);
  });

  test('much input at once, taken as fast as it can be', async () => {
    const client = await connect();
    const { channel, until, shown } = await shell(client, { rows: 0, cols: 0 });
    channel.write(`terminal length 0\n${'show license udi\n'.repeat(3000)}exit\n`);
    await once(channel, 'close');
    await until('Switch#exit');
    expect(shown().match(/^UDI: /gm)).toHaveLength(3000);
    client.end();
  });

  test('bytes that are no text', async () => {
    const client = await connect();
    const { channel, until } = await shell(client);
    channel.write(
      Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 256).filter((byte) => byte !== 4)),
    );
    channel.write('\u0015\u0003\n\nshow clock\n');
    await until('UTC');
    client.end();
  });
});

test('a long command in exec form', async () => {
  const client = await connect();
  const code = await new Promise((resolve, reject) => {
    client.exec(`show ${'x'.repeat(30_000)}`, (error, channel) => {
      if (error) return reject(error);
      channel.on('exit', resolve);
      channel.resume();
    });
  });
  expect(code).toBe(1);
  client.end();
});

test('a device of IOS XR has the command line of IOS XR', async () => {
  const router = await startServer({ profile: 'asr9006', netconf: false, restconf: false });
  const client = await connect(router);
  const { until } = await shell(client);
  await until('RP/0/RSP0/CPU0:ios#');
  client.end();
  await router.close();
});
