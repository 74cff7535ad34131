/** Files elsewhere: HTTP here, SFTP with another device as the server. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../src/app/start.ts';
import { parseUrl, urlText } from '../../src/device/flash/remote.ts';
import { NATIVE, valueAt } from '../../src/device/tree.ts';
import { testDevice } from './support.ts';

const files = new Map<string, string>();
let server: Server;
let other: RunningServer;
let http: string;
let ssh: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const { url = '', method, headers } = request;
    if (url === '/secret' && headers.authorization !== 'Basic dTpwdw==') response.writeHead(401).end();
    else if (url === '/moved') response.writeHead(302, { location: '/a' }).end();
    else if (method === 'PUT') {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        files.set(url, text);
        response.writeHead(201).end();
      });
    } else if (url === '/endless') {
      const chunk = Buffer.alloc(1 << 20);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    } else if (files.has(url)) response.end(files.get(url));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  http = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  other = await startServer({ restconf: false, shell: false });
  ssh = `admin:admin@127.0.0.1:${other.netconf!.port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await other.close();
});

const command = async (name: string, path: string, it = testDevice()) =>
  (await it.invoke(`cisco-smart-license:${name}`, { 'file-path': path }))?.['return-code'];

describe.each([
  ['http', () => http],
  ['sftp', () => `sftp://${ssh}`],
  ['scp', () => `scp://${ssh}`],
])('%s', (_, base) => {
  test('usage is saved there and read back', async () => {
    expect(await command('rum-save-usage-all', `${base()}/usage.xml`)).toBe('success');
    expect(await command('import-file', `${base()}/usage.xml`)).toBe('invalidresponse');
    expect(await command('import-file', `${base()}/none.xml`)).toBe('storageobjdoesnotexist');
  });

  test('configurations are copied there and back', async () => {
    const it = testDevice();
    const copy = (from: string, to: string) =>
      it.invoke('Cisco-IOS-XE-rpc:copy', { 'source-drop-node-name': from, 'destination-drop-node-name': to });
    await copy('running-config', `${base()}/config`);
    await copy(`${base()}/config`, 'flash:copy');
    await copy('flash:copy', 'startup-config');
    expect(valueAt(it.trees.get('startup')!, [NATIVE, 'hostname'])).toBe('Switch');
    await expect(copy(`${base()}/none`, 'flash:x')).rejects.toThrow('no such file');
  });
});

test('what does not work is a result', async () => {
  expect(await command('import-file', `${http}/secret`)).toBe('storagefailtoretrieve');
  expect(await command('import-file', `${http.replace('//', '//u:pw@')}/secret`)).toBe(
    'storageobjdoesnotexist',
  );
  expect(await command('import-file', `${http}/moved`)).toBe('storagefailtoretrieve');
  expect(await command('import-file', `${http}/endless`)).toBe('storagefailtoretrieve');
  expect(await command('rum-save-usage-all', 'http://127.0.0.1:1/x')).toBe('storagefailtostore');
  expect(await command('import-file', `sftp://admin:wrong@127.0.0.1:${other.netconf!.port}/x`)).toBe(
    'storagefailtoretrieve',
  );
  expect(await command('import-file', 'https://software.cisco.com/x')).toBe('storagefailtoretrieve');
  expect(await command('import-file', 'ftp://127.0.0.1/x')).toBe('platformpathinvalid');
});

test('messages show no password', () => {
  expect(urlText(parseUrl('sftp://u:secret@h:22/a')!)).toBe('sftp://h:22/a');
});
