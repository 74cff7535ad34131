/** RFC 8040 section 2: HTTP, TLS and the certificate; clients that misbehave. */
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:https';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { makeCertificate } from '../../src/restconf/certificate.ts';
import { startRestconf } from '../../src/restconf/server.ts';
import { basic, startRig } from './harness.ts';
import { rigOfTest } from './rigs.ts';

const rig = rigOfTest();

/** Sends text as it is and gives everything that comes back. */
async function raw(text: string): Promise<string> {
  const socket = connect(rig.port, '127.0.0.1');
  socket.write(text);
  let got = '';
  socket.on('data', (chunk) => {
    got += chunk;
  });
  await once(socket, 'close');
  return got;
}

const authorization = `Authorization: ${basic('admin:secret:with colon')}\r\nHost: x\r\n`;

test('pipelined requests are answered in order', async () => {
  const get = (path: string, more = '') =>
    `GET /restconf/data/rc-shop:shop/${path} HTTP/1.1\r\n${authorization}Accept: application/yang-data+json\r\n${more}\r\n`;
  const text = await raw(get('name') + get('item=2') + get('queue=bob', 'Connection: close\r\n'));
  const bodies = [...text.matchAll(/\{\n {2}"rc-shop:(\w+)"/g)].map(([, name]) => name);
  expect(bodies).toEqual(['name', 'item', 'queue']);
});

test('the absolute form of a URI, as proxies send it', async () => {
  const text = await raw(
    `GET http://x/restconf/data/rc-shop:shop/name?depth=1 HTTP/1.1\r\n${authorization}Connection: close\r\n\r\n`,
  );
  expect(text).toMatch(/^HTTP\/1\.1 200 /);
});

test('what is not HTTP gets an error body', async () => {
  const text = await raw('hello\r\n\r\n');
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
  expect(text).toContain('<error-tag>malformed-message</error-tag>');
});

test('a header too large is 431', async () => {
  expect(await raw(`GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
});

test('a body that says to be too large is refused unread', async () => {
  const text = await raw(
    `PUT /restconf/data HTTP/1.1\r\n${authorization}Content-Type: application/yang-data+json\r\nContent-Length: 99999999\r\n\r\n`,
  );
  expect(text).toMatch(/^HTTP\/1\.1 413 /);
});

test('a body that is not UTF-8 is malformed', async () => {
  const response = await fetch(`${rig.url}/restconf/data`, {
    method: 'PATCH',
    headers: {
      Authorization: basic('admin:secret:with colon'),
      'Content-Type': 'application/yang-data+json',
    },
    body: Buffer.from([0x7b, 0xff, 0x7d]),
  });
  expect([response.status, (await response.text()).includes('UTF-8')]).toEqual([400, true]);
});

test('closing ends idle connections and streams', async () => {
  const other = await startRig();
  const stream = await fetch(`${other.url}/restconf/streams/NETCONF`, {
    headers: { Authorization: basic('admin:secret:with colon') },
  });
  const socket = connect(other.port, '127.0.0.1');
  await once(socket, 'connect');
  await other.close();
  await stream.text();
  expect(other.core.sessions.list()).toEqual([]);
  socket.destroy();
});

describe('TLS', () => {
  test('with a certificate of its own', async () => {
    const { key, cert } = await makeCertificate(Date.now());
    const parsed = new X509Certificate(cert);
    expect(parsed.subject).toBe('CN=localhost');
    expect(parsed.subjectAltName).toContain('DNS:localhost');
    expect(parsed.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(parsed.checkIP('::1')).toBeDefined();
    expect(parsed.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    const { log } = rig.core;
    const server = await startRestconf(rig.core, { host: '127.0.0.1', port: 0, tls: { key, cert }, log });
    const asked = request({
      port: server.port,
      host: 'localhost',
      family: 4,
      path: '/.well-known/host-meta',
      ca: cert,
      agent: false,
    });
    const [response] = await once(asked.end(), 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
    await once(response, 'end');
    await server.close();
  });

  test('the certificate is made quickly', async () => {
    await makeCertificate(0);
    const start = performance.now();
    await makeCertificate(Date.UTC(2026, 0, 1));
    expect(performance.now() - start).toBeLessThan(200);
  });
});
