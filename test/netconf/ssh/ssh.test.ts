import { once } from 'node:events';
import { connect } from 'node:net';
import ssh2, { type Client, type ClientChannel, type ConnectConfig } from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { generateHostKey } from '../../../src/netconf/ssh/host-key.ts';
import type { SshLimits } from '../../../src/netconf/ssh/limits.ts';
import { type SshServer, startSshServer } from '../../../src/netconf/ssh/server.ts';
import type { ChannelContext } from '../../../src/netconf/ssh/services.ts';
import { realClock } from '../../../src/server/clock.ts';
import type { Logger } from '../../../src/server/contract.ts';
import { createUserStore } from '../../../src/server/users.ts';
import { makeKeyPair } from './key-pair.ts';

const ours = makeKeyPair();
const theirs = makeKeyPair();
const [algorithm, blob] = ours.public.split(' ') as [string, string];
const users = createUserStore(
  [{ name: 'admin', password: 'correct horse' }],
  [{ algorithm, blob: Buffer.from(blob, 'base64') }],
);

const logged: string[] = [];
const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
const log: Logger = { debug: note, info: note, warn: note, error: note };
const closers: (() => unknown)[] = [];
let contexts: ChannelContext[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  contexts = [];
});

async function start(limits: Partial<SshLimits> = {}): Promise<SshServer> {
  const server = await startSshServer({
    host: '127.0.0.1',
    port: 0,
    hostKeys: [generateHostKey()],
    users,
    clock: realClock(),
    log,
    limits,
    services: {
      subsystems: new Map([
        [
          'echo',
          (channel, context) => {
            contexts.push(context);
            channel.on('data', (chunk: Buffer) => channel.write(chunk));
            channel.on('end', () => channel.end());
          },
        ],
      ]),
    },
  });
  closers.push(() => server.close());
  return server;
}

async function login(server: SshServer, config: Partial<ConnectConfig>): Promise<Client> {
  const client = new ssh2.Client();
  closers.push(() => client.end());
  const ready = new Promise<void>((resolve, reject) => {
    client.once('ready', resolve);
    client.on('error', reject);
    client.on('close', () => reject(new Error('closed')));
  });
  client.connect({ host: '127.0.0.1', port: server.port, username: 'admin', ...config });
  await ready;
  return client;
}

const subsystem = (client: Client, name: string) =>
  new Promise<ClientChannel>((resolve, reject) => {
    client.subsys(name, (error, channel) => (error ? reject(error) : resolve(channel)));
  });

async function echo(channel: ClientChannel, text: string): Promise<string> {
  channel.write(text);
  const [chunk] = await once(channel, 'data');
  return String(chunk);
}

describe('login', () => {
  it('by password', async () => {
    const client = await login(await start(), { password: 'correct horse' });
    expect(await echo(await subsystem(client, 'echo'), 'hi')).toBe('hi');
    expect(contexts[0]).toMatchObject({ user: { name: 'admin', privilege: 15 }, sourceHost: '127.0.0.1' });
  });

  it('by keyboard-interactive', async () => {
    const server = await start();
    const client = new ssh2.Client();
    closers.push(() => client.end());
    client.on('keyboard-interactive', (_name, _instructions, _language, _prompts, finish) =>
      finish(['correct horse']),
    );
    client.connect({ host: '127.0.0.1', port: server.port, username: 'admin', tryKeyboard: true });
    await once(client, 'ready');
  });

  it('by public key', async () => {
    await login(await start(), { privateKey: ours.private });
  });

  it.each([
    ['a wrong password', { password: 'wrong' }],
    ['an unknown user', { username: 'eve', password: 'correct horse' }],
    ['another key', { privateKey: theirs.private }],
    ['a key of an unknown user', { username: 'eve', privateKey: ours.private }],
    ['nothing', {}],
  ])('not by %s', async (_, config) => {
    await expect(login(await start(), config)).rejects.toThrow();
  });

  it('by password after many keys that are not known', async () => {
    const server = await start();
    const keys = Array.from({ length: 20 }, () => ssh2.utils.generateKeyPairSync('ed25519').private);
    const methods = [
      ...keys.map((key) => ({ type: 'publickey', username: 'admin', key })),
      { type: 'password', username: 'admin', password: 'correct horse' },
    ];
    await login(server, { authHandler: methods as never });
  });

  it('is tried with so many passwords only', async () => {
    const server = await start({ maxPasswords: 3 });
    let tries = 0;
    const authHandler = () => ({ type: 'password', username: 'admin', password: `wrong ${tries++}` });
    await expect(login(server, { authHandler: authHandler as never })).rejects.toThrow();
    expect(tries).toBeLessThanOrEqual(4);
  });

  it('must come in time', async () => {
    const server = await start({ authTimeout: 50 });
    const socket = connect(server.port, '127.0.0.1');
    socket.resume();
    await once(socket, 'close');
  });

  it('leaves no secrets in the log', () => {
    expect(logged.join('\n')).not.toMatch(/correct horse|wrong/);
  });
});

describe('channels', () => {
  it('can be several on one connection', async () => {
    const client = await login(await start(), { password: 'correct horse' });
    const channels = await Promise.all([1, 2, 3].map(() => subsystem(client, 'echo')));
    expect(await Promise.all(channels.map((channel, i) => echo(channel, `c${i}`)))).toEqual([
      'c0',
      'c1',
      'c2',
    ]);
  });

  it('are bounded', async () => {
    const client = await login(await start({ maxChannels: 2 }), { password: 'correct horse' });
    await subsystem(client, 'echo');
    const second = await subsystem(client, 'echo');
    await expect(subsystem(client, 'echo')).rejects.toThrow();
    second.resume().end();
    await once(second, 'close');
    await subsystem(client, 'echo');
  });

  it('of unknown subsystems are refused', async () => {
    const client = await login(await start(), { password: 'correct horse' });
    await expect(subsystem(client, 'nonsense')).rejects.toThrow();
    await expect(
      new Promise((resolve, reject) => client.shell((error, c) => (error ? reject(error) : resolve(c)))),
    ).rejects.toThrow();
  });

  it('tell that they are gone, also when the connection breaks', async () => {
    const server = await start();
    const client = await login(server, { password: 'correct horse' });
    await subsystem(client, 'echo');
    const gone = new Promise<void>((resolve) => contexts[0]!.onGone(resolve));
    client.destroy();
    await gone;
  });
});

describe('the server', () => {
  it('closes the connections over its limit', async () => {
    const server = await start({ maxConnections: 1 });
    await login(server, { password: 'correct horse' });
    await expect(login(server, { password: 'correct horse' })).rejects.toThrow();
  });

  it('says that a port is taken', async () => {
    const server = await start();
    const again = {
      host: '127.0.0.1',
      port: server.port,
      hostKeys: [generateHostKey()],
      users,
      clock: realClock(),
      log,
    };
    await expect(startSshServer({ ...again, services: { subsystems: new Map() } })).rejects.toThrow(
      'EADDRINUSE',
    );
  });

  it('survives noise', async () => {
    const server = await start();
    for (const noise of [
      'GET / HTTP/1.1\r\n\r\n',
      '\0'.repeat(5000),
      'SSH-2.0-x\r\n',
      `SSH-2.0-x\r\n${'\xff'.repeat(4000)}`,
    ]) {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(noise);
      socket.end();
      socket.resume();
      await once(socket, 'close');
    }
    await login(server, { password: 'correct horse' });
  });

  it('closes with clients connected', async () => {
    const server = await start();
    const client = await login(server, { password: 'correct horse' });
    const closed = once(client, 'close');
    await server.close();
    await closed;
  });
});
