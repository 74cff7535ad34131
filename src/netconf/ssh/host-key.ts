import ssh2 from 'ssh2';

/**
 * Makes a new SSH host key: Ed25519 (RFC 8709), in OpenSSH's private key format. Every client in use takes it, and
 * it signs fast, which is what a login mostly waits for.
 */
export function generateHostKey(): string {
  // About one key in 250 that ssh2 1.17 makes is malformed, and refused by its own parser: make another then.
  for (;;) {
    const key = ssh2.utils.generateKeyPairSync('ed25519', { comment: 'sly' }).private;
    if (!(ssh2.utils.parseKey(key) instanceof Error)) return key;
  }
}
