import { describe, expect, test } from 'vitest';
import { formatAddress, isLoopback, parseAddress } from '../../src/cli/address.ts';

describe('addresses on the command line', () => {
  test.each([
    ['127.0.0.1:8830', { host: '127.0.0.1', port: 8830 }],
    [':0', { host: '127.0.0.1', port: 0 }],
    ['[::1]:8443', { host: '::1', port: 8443 }],
    ['localhost:65535', { host: 'localhost', port: 65535 }],
  ])('%s', (text, expected) => {
    expect(parseAddress(text, '--netconf')).toEqual(expected);
  });

  test.each(['8830', '127.0.0.1', '127.0.0.1:', '127.0.0.1:65536', 'a:b', '::1:80', ''])(
    'refused, naming the option and the form: "%s"',
    (text) => {
      expect(() => parseAddress(text, '--netconf')).toThrow(/--netconf .*HOST:PORT was expected/);
    },
  );

  test('IPv6 is printed in brackets', () => {
    expect(formatAddress({ host: '::1', port: 1 })).toBe('[::1]:1');
    expect(formatAddress({ host: '10.0.0.1', port: 1 })).toBe('10.0.0.1:1');
  });

  test('loopback is what only this machine reaches', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', 'localhost'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '192.168.1.1', '127.0.0.1.example.com'].some(isLoopback)).toBe(false);
  });
});
