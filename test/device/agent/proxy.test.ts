/** A proxy on the way to CSSM: S1 "Configuring Smart Transport Through an HTTPs Proxy". The proxy is a real one. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStorage } from '../../../src/datastore/storage/memory.ts';
import { httpNetwork } from '../../../src/device/agent/network.ts';
import { HttpClient } from '../../../src/device/http-client.ts';
import { NATIVE, withValue } from '../../../src/device/tree.ts';
import { makeCertificate } from '../../../src/restconf/certificate.ts';
import { schema, type TestDevice, testDevice } from '../support.ts';
import { router } from '../xr/rig.ts';

const network = httpNetwork(new HttpClient());
const servers: Server[] = [];
const tunnels: Socket[] = [];
afterEach(() => {
  for (const socket of tunnels.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

/** A forward proxy that notes what it was asked for, as method and target. */
async function proxy(): Promise<{
  readonly asked: string[];
  readonly address: string;
  readonly port: number;
}> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const { method, headers } = incoming;
    const onward = request(incoming.url!, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.on('connect', ({ method, url }: IncomingMessage, client: Socket) => {
    asked.push(`${method} ${url}`);
    const [host, port] = url!.split(':');
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    tunnels.push(client, target);
  });
  return { asked, address: '127.0.0.1', port: await listen(server) };
}

const echo = (incoming: IncomingMessage, outgoing: ServerResponse) => {
  let body = '';
  incoming.on('data', (chunk) => {
    body += chunk;
  });
  incoming.on('end', () => outgoing.end(`got ${body}`));
};
const { signal } = new AbortController();

describe('a message through a proxy', () => {
  test('http: the proxy is told the whole URL', async () => {
    const target = await listen(createServer(echo));
    const { asked, ...way } = await proxy();
    const url = `http://127.0.0.1:${target}/licservice`;
    expect(await network.post(url, 'x', signal, way)).toEqual({ ok: true, body: 'got x' });
    expect(asked).toEqual([`POST ${url}`]);
  });

  test('https: in a tunnel that the proxy does not look into, to a server that a trusted authority vouches for', async () => {
    const { key, cert } = await makeCertificate(Date.now());
    const target = await listen(createTlsServer({ key, cert }, echo));
    const { asked, ...way } = await proxy();
    const url = `https://127.0.0.1:${target}/licservice`;
    expect(await network.post(url, 'x', signal, way)).toEqual({ ok: false, failure: { kind: 'tls' } });
    const trusting = httpNetwork(new HttpClient([cert]));
    expect(await trusting.post(url, 'x', signal, way)).toEqual({ ok: true, body: 'got x' });
    expect(asked).toEqual([`CONNECT 127.0.0.1:${target}`, `CONNECT 127.0.0.1:${target}`]);
    expect(await trusting.post(url, 'x', signal)).toEqual({ ok: true, body: 'got x' });
  });

  test('a proxy that is not there, one that refuses, one whose name nobody knows', async () => {
    const nobody = { address: '127.0.0.1', port: 1 };
    for (const url of ['http://127.0.0.1:2/', 'https://127.0.0.1:2/']) {
      expect(await network.post(url, 'x', signal, nobody)).toMatchObject({
        failure: { kind: 'connect' },
      });
    }
    const server = createServer((_, answer) => answer.writeHead(403).end());
    server.on('connect', (_, client: Socket) => client.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    const refusing = { address: '127.0.0.1', port: await listen(server) };
    for (const url of ['http://127.0.0.1:2/', 'https://127.0.0.1:2/']) {
      expect(await network.post(url, 'x', signal, refusing)).toEqual({
        ok: false,
        failure: { kind: 'http', detail: '403: Forbidden' },
      });
    }
    const unknown = { address: 'nonesuch.invalid', port: 3128 };
    expect(await network.post('http://127.0.0.1:2/', 'x', signal, unknown)).toMatchObject({ ok: false });
  });

  test('Cisco is not called through a proxy either', async () => {
    const { asked, ...way } = await proxy();
    const url = 'https://smartreceiver.cisco.com/licservice/license';
    expect(await network.post(url, 'x', signal, way)).toEqual({ ok: false, failure: { kind: 'dns' } });
    expect(asked).toEqual([]);
  });
});

describe('a device with a proxy', () => {
  let it: TestDevice;
  const smart = (values: Readonly<Record<string, string | number>>) =>
    it.edit((tree) =>
      Object.entries(values).reduce(
        (next, [path, value]) =>
          withValue(schema(), next, [NATIVE, 'license', 'smart', ...path.split('/')], value),
        tree,
      ),
    );
  beforeEach(() => {
    it = testDevice({ network });
  });

  test.each(['smart', 'callhome'])('uses it with transport %s', async (transport) => {
    const target = await listen(createServer((_, answer) => answer.end()));
    const { asked, port } = await proxy();
    const url = `http://127.0.0.1:${target}/license`;
    smart({
      'transport-type': transport,
      'url/name': url,
      'sly-native-license:proxy/address': '127.0.0.1',
      'sly-native-license:proxy/port': port,
    });
    await it.invoke('cisco-smart-license:id-token-trust', { 'id-token': 't' });
    expect(asked).toEqual([`POST ${url}`]);
  });

  test('does not use it towards CSLU', async () => {
    const target = await listen(createServer((_, answer) => answer.end()));
    const { asked, port } = await proxy();
    smart({
      'transport-type': 'cslu',
      'url/cslu': `http://127.0.0.1:${target}/cslu/v1/pi`,
      'sly-native-license:proxy/address': '127.0.0.1',
      'sly-native-license:proxy/port': port,
    });
    const answer = await it.invoke('cisco-smart-license:id-token-trust', { 'id-token': 't' });
    expect(answer).toEqual({ 'return-code': 'invalidresponse' });
    expect(asked).toEqual([]);
  });

  test('the port is 80 when none is configured; without address there is no proxy', () => {
    smart({ 'sly-native-license:proxy/port': 3128 });
    expect(it.device.agent.state.settings.proxy).toBeUndefined();
    it = testDevice();
    smart({ 'sly-native-license:proxy/address': 'proxy.example' });
    expect(it.device.agent.state.settings.proxy).toEqual({ address: 'proxy.example', port: 80 });
  });
});

describe('a router with a proxy', () => {
  test('has it in the published leaves, and uses it with transport smart', async () => {
    const target = await listen(createServer((_, answer) => answer.end()));
    const { asked, port } = await proxy();
    const url = `http://127.0.0.1:${target}/license`;
    const { set, call } = router('ncs5501', memoryStorage(), network);
    const transport = ['Cisco-IOS-XR-smart-license-cfg:licensing', 'transport'];
    set([...transport, 'transport-type'], 'transport-type-smart');
    set([...transport, 'transport-smart', 'urls', 'url-registration'], url);
    set([...transport, 'transport-smart', 'proxy'], { 'host-name': '127.0.0.1', port });
    await call('cisco-smart-license:id-token-trust', { 'id-token': 't' });
    expect(asked).toEqual([`POST ${url}`]);
  });
});

describe('CSLU by its well-known name (S1 "Setting the Transport Type, URL, and Reporting Interval")', () => {
  test('is looked for as cslu-local, then as cslu-local in the domain of the device', async () => {
    const tried: string[] = [];
    const it = testDevice({
      network: {
        async post(url) {
          tried.push(url);
          return { ok: false, failure: { kind: 'dns' } };
        },
      },
    });
    it.edit((tree) => withValue(schema(), tree, [NATIVE, 'ip', 'domain', 'name'], 'lab.example'));
    await it.invoke('cisco-smart-license:id-token-trust', { 'id-token': 't' });
    expect(tried).toEqual([
      'http://cslu-local:8182/cslu/v1/pi',
      'http://cslu-local.lab.example:8182/cslu/v1/pi',
    ]);
  });
});
