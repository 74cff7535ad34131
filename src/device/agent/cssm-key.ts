/**
 * Signatures of CSSM. The key of the real one is not known here, so what it signed can only be accepted as it is. A
 * stand-in for CSSM signs with the key below, and what it signed is verified. The key is in the source for everybody to
 * read: it proves that a file was not damaged or altered by accident, not that it may be trusted.
 *
 * A signature is base64 of: `SLY1`, the first four bytes of the hash of the public key, the time of signing (seconds
 * since 1970, six bytes), and an Ed25519 signature over these fourteen bytes and the text.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { SHAPE_VERIFIER, type Verifier } from '../../licensing/index.ts';
import type { DeviceKeys } from './device-keys.ts';

const MAGIC = Buffer.from('SLY1');
const HEAD = MAGIC.length + 4 + 6;
const LENGTH = HEAD + 64;
/** How far the clock of the device may be behind that of the signer, in milliseconds. */
const TOLERANCE = 10 * 60_000;

/** The PKCS #8 frame of an Ed25519 key (RFC 8410 section 7), to be followed by 32 bytes of seed. */
const FRAME = Buffer.from('302e020100300506032b657004220420', 'hex');
const seed = createHash('sha256').update('sly: signing key of the CSSM stand-in, 1').digest();
const privateKey = createPrivateKey({ key: Buffer.concat([FRAME, seed]), format: 'der', type: 'pkcs8' });
const publicKey = createPublicKey(privateKey);
const keyId = createHash('sha256')
  .update(publicKey.export({ format: 'der', type: 'spki' }))
  .digest()
  .subarray(0, 4);

/** An element of a licence file with its signature, as CSSM writes it. `at`: the clock of CSSM. */
export function signAsCssm(name: string, content: string, at: number): string {
  const time = Buffer.alloc(6);
  time.writeUIntBE(Math.floor(at / 1000), 0, 6);
  const head = Buffer.concat([MAGIC, keyId, time]);
  const signature = sign(null, Buffer.concat([head, Buffer.from(content)]), privateKey);
  const text = Buffer.concat([head, signature]).toString('base64');
  return `<${name}>${content}<signature>${text}</signature></${name}>`;
}

/**
 * Verifies what a stand-in signed; of everything else only the shape. A device whose clock is behind the time of
 * signing takes the signature for a wrong one (S1 "TRUST_CODE_INSTALL_FAILED": a signature mismatch means that the
 * system clock is not accurate).
 */
export function cssmVerifier(now: () => number, keys?: DeviceKeys): Verifier {
  return {
    ...(keys ? { isOwnKey: (unit, publicKey) => keys.isOwn(unit, publicKey) } : {}),
    verify(signed, signature) {
      const bytes = Buffer.from(signature, 'base64');
      if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return SHAPE_VERIFIER.verify(signed, signature);
      if (bytes.length !== LENGTH || !bytes.subarray(MAGIC.length, MAGIC.length + 4).equals(keyId))
        return 'invalid';
      const head = bytes.subarray(0, HEAD);
      if (!verify(null, Buffer.concat([head, Buffer.from(signed)]), publicKey, bytes.subarray(HEAD))) {
        return 'invalid';
      }
      return head.readUIntBE(HEAD - 6, 6) * 1000 > now() + TOLERANCE ? 'invalid' : 'valid';
    },
  };
}
