import type { Algorithms } from 'ssh2';

/**
 * What the transport offers (RFC 4253 section 7.1). The client's order decides, so what is slow here is left out
 * rather than put last: chacha20-poly1305 runs through WebAssembly without ssh2's native part, and OpenSSH would
 * choose it first. Then OpenSSH takes AES-GCM or AES-CTR; both run on OpenSSL. CBC stays for old device libraries.
 */
export const algorithms: Algorithms = {
  cipher: [
    'aes128-gcm@openssh.com',
    'aes256-gcm@openssh.com',
    'aes128-ctr',
    'aes192-ctr',
    'aes256-ctr',
    'aes256-cbc',
    'aes128-cbc',
  ],
  hmac: [
    'hmac-sha2-256-etm@openssh.com',
    'hmac-sha2-512-etm@openssh.com',
    'hmac-sha2-256',
    'hmac-sha2-512',
    'hmac-sha1',
  ],
  compress: ['none'],
};
