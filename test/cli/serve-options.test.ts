/** What `sly serve` makes of its options (architecture, "The command line"): mistakes say what to do instead. */
import { describe, expect, test } from 'vitest';
import { checkDirectory } from '../../src/cli/directory.ts';
import { serverOptions } from '../../src/cli/serve.ts';

const device = { device: true, ephemeral: true };
const modules = { device: false, module: ['demo'], ephemeral: true };

describe('options that do not go together', () => {
  test.each([
    [{ ...modules, module: [] }, {}, '--no-device serves the modules that --module names'],
    [{ ...device, operational: 'state.xml' }, {}, '--operational is for --no-device'],
    [{ ...modules, ca: 'ca.pem' }, {}, '--ca is for a device'],
    [{ ...modules }, { ca: 'ca.pem' }, '--ca is for a device'],
    [{ ...device, dataDir: 'd' }, {}, '--ephemeral keeps nothing'],
    [{ ...device, netconf: '0.0.0.0:830' }, {}, 'admin/admin is refused on 0.0.0.0'],
    [{ ...device, user: ['nobody'] }, {}, '--user: NAME:PASSWORD was expected'],
    [{ ...device, clock: 'virtual:soon' }, {}, 'virtual:2026-01-31T12:00:00Z was expected'],
  ])('%j with a file of %j', (flags, file, message) => {
    expect(() => serverOptions(flags, file)).toThrow(message);
  });
});

test('a directory that is not there is named with its option', () => {
  expect(() => checkDirectory('--yang-dir', '/nonexistent')).toThrow(
    '--yang-dir /nonexistent: no such directory',
  );
  expect(() => checkDirectory('-p', import.meta.filename)).toThrow('no such directory');
  checkDirectory('-p', import.meta.dirname);
});

test('the command line wins over the file, the file over what is usual', () => {
  const file = { netconf: 'off', shell: '127.0.0.1:2022', ca: 'file.pem', log: 'warn' };
  expect(serverOptions({ ...device, ca: 'line.pem', netconf: ':0' }, file)).toMatchObject({
    netconf: { host: '127.0.0.1', port: 0 },
    shell: { host: '127.0.0.1', port: 2022 },
    restconf: { host: '127.0.0.1', port: 8443, plain: false },
    ca: 'line.pem',
    log: 'warn',
    dataDir: undefined,
  });
});
