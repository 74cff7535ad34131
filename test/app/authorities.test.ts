/** `--ca FILE`, `ca` of startServer: the device trusts the authority of its licence server. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAuthorities } from '../../src/app/authorities.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/index.ts';
import { makeCertificate } from '../../src/restconf/certificate.ts';

const dir = mkdtempSync(join(tmpdir(), 'sly-ca-'));
const at = (name: string) => join(dir, name);
const running: RunningServer[] = [];
const received: string[] = [];
let licenseServer: Server;
let url: string;

beforeAll(async () => {
  const { key, cert } = await makeCertificate(Date.now());
  writeFileSync(at('ca.pem'), `An authority of our own:\n${cert}`);
  licenseServer = createServer({ key, cert }, (request, response) => {
    received.push(`${request.method} ${request.url}`);
    response.end('<smartLicense/>');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => licenseServer.once('listening', resolve));
  url = `https://127.0.0.1:${(licenseServer.address() as AddressInfo).port}`;
});

afterAll(async () => {
  for (const server of running) await server.close();
  licenseServer.close();
  rmSync(dir, { recursive: true });
});

/** A device that speaks plain HTTP here; gives what imports a file for it. */
async function device(options: ServerOptions) {
  const restconf = { host: '127.0.0.1', port: 0, plain: true } as const;
  const server = await startServer({ netconf: false, shell: false, restconf, ...options });
  running.push(server);
  const headers = {
    authorization: `Basic ${btoa('admin:admin')}`,
    'content-type': 'application/yang-data+json',
    accept: 'application/yang-data+json',
  };
  const rpc = `${server.restconf!.url}/restconf/operations/cisco-smart-license:import-file`;
  return async (path: string) => {
    const body = JSON.stringify({ 'cisco-smart-license:input': { 'file-path': path } });
    return (await fetch(rpc, { method: 'POST', headers, body })).text();
  };
}

test('with it a server of that authority is reached, without it is not', async () => {
  const distrusting = await device({});
  expect(await distrusting(`${url}/ack.xml`)).toContain('storagefailtoretrieve');
  expect(received).toEqual([]);
  const trusting = await device({ ca: at('ca.pem') });
  expect(await trusting(`${url}/ack.xml`)).toContain('invalidresponse');
  expect(received).toEqual(['GET /ack.xml']);
});

test('a file without a certificate, with a damaged one, or none, is said before anything starts', async () => {
  writeFileSync(at('none.pem'), 'nothing');
  writeFileSync(at('bad.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
  expect(() => readAuthorities(at('none.pem'))).toThrow('holds no certificate in PEM form');
  expect(() => readAuthorities(at('bad.pem'))).toThrow('certificate 1 of');
  await expect(startServer({ ca: at('missing.pem') })).rejects.toThrow('--ca: there is no file');
});
