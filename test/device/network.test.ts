import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { httpNetwork } from '../../src/device/agent/network.ts';
import { HttpClient } from '../../src/device/http-client.ts';

const network = httpNetwork(new HttpClient());
let server: Server | undefined;
afterEach(() => server?.close());

/** A server that answers every POST the same way; gives its URL. */
async function serve(status: number, body: string): Promise<string> {
  server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server!.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/cslu/v1/pi`;
}

const { signal } = new AbortController();

describe('messages over HTTP', () => {
  test('an answer is handed on', async () => {
    expect(await network.post(await serve(200, '<smartLicense/>'), 'x', signal)).toEqual({
      ok: true,
      body: '<smartLicense/>',
    });
  });

  test('an HTTP error, nobody there, a host that does not exist', async () => {
    const url = await serve(502, '');
    expect(await network.post(url, 'x', signal)).toEqual({
      ok: false,
      failure: { kind: 'http', detail: '502: Bad Gateway' },
    });
    server!.close();
    expect(await network.post('http://127.0.0.1:1/', 'x', signal)).toMatchObject({
      failure: { kind: 'connect' },
    });
    expect(await network.post('http://nonesuch.invalid/', 'x', signal)).toMatchObject({ ok: false });
  });

  test.each([
    'https://smartreceiver.cisco.com/licservice/license',
    'https://CISCO.com./',
    'ftp://a/b',
    'no url',
  ])('%s is never called', async (url) => {
    expect(await network.post(url, 'x', signal)).toEqual({ ok: false, failure: { kind: 'dns' } });
  });

  test('an attempt is given up when the device closes', async () => {
    server = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => server!.once('listening', resolve));
    const ending = new AbortController();
    const { port } = server.address() as AddressInfo;
    const attempt = network.post(`http://127.0.0.1:${port}/`, 'x', ending.signal);
    ending.abort();
    expect(await attempt).toMatchObject({ ok: false });
  });
});
