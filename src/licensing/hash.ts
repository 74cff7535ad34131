/**
 * Small deterministic digests for the codes an agent invents (confirmation codes, return codes). They are
 * labels, not protection: signing is the runtime's business (`documents/signing.ts`).
 */
function fnv1a(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d) >>> 0;
  hash ^= hash >>> 13;
  return hash >>> 0;
}

/** Eight hexadecimal digits, the shape of a confirmation code. */
export function confirmationCode(text: string): string {
  return fnv1a(text, 0).toString(16).padStart(8, '0');
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** A return code: `Cr` and 55 more base-58 characters in groups of six (S1 "Returning an Authorization Code"). */
export function returnCode(text: string): string {
  let code = 'Cr';
  for (let block = 0; code.length < 57; block++) {
    let bits = fnv1a(text, block + 1);
    for (let i = 0; i < 4 && code.length < 57; i++) {
      code += BASE58[bits % 58];
      bits = Math.floor(bits / 58);
    }
  }
  return (code.match(/.{1,6}/g) ?? []).join('-');
}

/** A reservation request code, `CD-Z<pid>:<sn>-AVYd1FABK-AC` in S3 "Specific License Reservation". */
export function requestCode(pid: string, sn: string, at: number): string {
  const text = `${pid} ${sn} ${at}`;
  let bits = fnv1a(text, 1) * 2 ** 20 + (fnv1a(text, 2) >>> 12);
  let middle = '';
  for (let i = 0; i < 9; i++) {
    middle += BASE58[bits % 58];
    bits = Math.floor(bits / 58);
  }
  const check = (fnv1a(text, 3) & 0xff).toString(16).toUpperCase().padStart(2, '0');
  return `CD-Z${pid}:${sn}-${middle}-${check}`;
}
