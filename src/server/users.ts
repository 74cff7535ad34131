import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { User, UserStore } from './contract.ts';

/** A user as configured. */
export interface UserConfig {
  readonly name: string;
  readonly password: string;
  /** IOS privilege, 15 unless told otherwise. */
  readonly privilege?: number;
}

/** A public key from an `authorized_keys` file. */
export interface AuthorizedKey {
  readonly algorithm: string;
  readonly blob: Buffer;
  /** Users it is good for; undefined means every configured user. */
  readonly users?: readonly string[];
}

interface Entry extends User {
  readonly salt: Buffer;
  /** Made aside, so that a start does not wait for it. */
  readonly hash: Promise<Buffer>;
}

const hashLength = 32;
/** scrypt cost: some 10 ms a check, which only happens once for each right password. */
const cost = { N: 4096, r: 8, p: 1 };
/** How many right answers are remembered. */
const rememberedAtMost = 256;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, hashLength, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/**
 * Users from configuration. Passwords are kept as salted scrypt hashes only. A right answer is remembered as a keyed
 * hash, so that HTTP Basic authentication does not pay for scrypt at every request. Unknown names cost as much
 * time as wrong passwords.
 */
export function createUserStore(
  users: readonly UserConfig[],
  authorizedKeys: readonly AuthorizedKey[] = [],
): UserStore {
  const entries = new Map<string, Entry>();
  for (const { name, password, privilege = 15 } of users) {
    const salt = randomBytes(16);
    entries.set(name, { name, privilege, salt, hash: derive(password, salt) });
  }
  const noHash = Promise.resolve(randomBytes(hashLength));
  const decoy: Entry = { name: '', privilege: 0, salt: randomBytes(16), hash: noHash };
  const processKey = randomBytes(32);
  const remembered = new Map<string, User>();

  const find = (name: string): User | undefined => {
    const entry = entries.get(name);
    return entry && { name: entry.name, privilege: entry.privilege };
  };

  return {
    find,
    checkPassword(name, password) {
      const key = createHmac('sha256', processKey).update(`${name}\0${password}`).digest('base64');
      const known = remembered.get(key);
      if (known) return known;
      const entry = entries.get(name) ?? decoy;
      return Promise.all([derive(password, entry.salt), entry.hash]).then(([hash, right]) => {
        if (!timingSafeEqual(hash, right) || entry === decoy) return undefined;
        const user = { name: entry.name, privilege: entry.privilege };
        if (remembered.size >= rememberedAtMost) remembered.clear();
        remembered.set(key, user);
        return user;
      });
    },
    isAuthorizedKey(name, algorithm, blob) {
      const user = find(name);
      if (!user) return undefined;
      const fits = authorizedKeys.some(
        (key) =>
          key.algorithm === algorithm && key.blob.equals(blob) && (!key.users || key.users.includes(name)),
      );
      return fits ? user : undefined;
    },
  };
}

/**
 * Reads an OpenSSH `authorized_keys` file: one key a line, options before the key type are skipped, `#` starts a
 * comment. Throws an Error naming the line when a line holds no key.
 */
export function parseAuthorizedKeys(text: string): AuthorizedKey[] {
  const keys: AuthorizedKey[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const match = /(?:^|\s)((?:ssh|ecdsa|sk)-[\w@.-]+)\s+([A-Za-z0-9+/]+={0,2})/.exec(line);
    if (!match) throw new Error(`line ${index + 1}: no public key here; a line is TYPE BASE64 [COMMENT]`);
    keys.push({ algorithm: match[1]!, blob: Buffer.from(match[2]!, 'base64') });
  }
  return keys;
}
