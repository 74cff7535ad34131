import ssh2 from 'ssh2';

/**
 * Makes a new SSH host key: Ed25519 (RFC 8709), in OpenSSH's private key format. Every client in use takes it, and
 * it signs fast, which is what a login mostly waits for.
 */
export function generateHostKey(): string {
  return ssh2.utils.generateKeyPairSync('ed25519', { comment: 'sly' }).private;
}
