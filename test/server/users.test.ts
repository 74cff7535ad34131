import { describe, expect, test } from 'vitest';
import { createUserStore, parseAuthorizedKeys } from '../../src/server/users.ts';

describe('users', () => {
  const store = createUserStore([
    { name: 'admin', password: 'secret' },
    { name: 'guest', password: 'g', privilege: 1 },
  ]);

  test('the right password gives the user with his privilege', async () => {
    expect(await store.checkPassword('admin', 'secret')).toEqual({ name: 'admin', privilege: 15 });
    expect(await store.checkPassword('guest', 'g')).toEqual({ name: 'guest', privilege: 1 });
  });

  test('a wrong password, an unknown name and an empty password are refused alike', async () => {
    expect(await store.checkPassword('admin', 'Secret')).toBeUndefined();
    expect(await store.checkPassword('nobody', 'secret')).toBeUndefined();
    expect(await store.checkPassword('admin', '')).toBeUndefined();
    expect(await store.checkPassword('', '')).toBeUndefined();
  });

  test('a right answer is remembered: the second check needs no hashing and answers at once', async () => {
    await store.checkPassword('admin', 'secret');
    expect(store.checkPassword('admin', 'secret')).toEqual({ name: 'admin', privilege: 15 });
  });

  test('what is remembered of one pair does not help another that joins to the same text', async () => {
    const pair = createUserStore([{ name: 'a', password: 'b:c' }]);
    await pair.checkPassword('a', 'b:c');
    expect(await pair.checkPassword('a:b', 'c')).toBeUndefined();
  });
});

describe('authorized_keys (sshd(8), AUTHORIZED_KEYS FILE FORMAT)', () => {
  const blob = Buffer.from('not a real key').toString('base64');

  test('types, comments, empty lines and options', () => {
    const text = `# team\n\nssh-ed25519 ${blob} me@here\nno-pty,command="x y" ecdsa-sha2-nistp256 ${blob}\r\n`;
    expect(parseAuthorizedKeys(text).map((key) => key.algorithm)).toEqual([
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
    ]);
  });

  test('a line without a key is an error that names the line', () => {
    expect(() => parseAuthorizedKeys('\nhello\n')).toThrow(/^line 2: no public key/);
  });

  test('a key fits by algorithm and blob, and only for configured users', () => {
    const [key] = parseAuthorizedKeys(`ssh-ed25519 ${blob}`);
    const store = createUserStore([{ name: 'admin', password: 'x' }], [key!]);
    expect(store.isAuthorizedKey('admin', 'ssh-ed25519', Buffer.from('not a real key'))?.name).toBe('admin');
    expect(store.isAuthorizedKey('admin', 'ssh-rsa', Buffer.from('not a real key'))).toBeUndefined();
    expect(store.isAuthorizedKey('admin', 'ssh-ed25519', Buffer.from('another'))).toBeUndefined();
    expect(store.isAuthorizedKey('root', 'ssh-ed25519', Buffer.from('not a real key'))).toBeUndefined();
  });
});
