/**
 * Signing and verifying, as the runtime provides them. They are passed in, so that the agent needs no
 * cryptography of its own and tests can do without.
 */
import type { Unit } from '../state.ts';

type Udi = Pick<Unit, 'pid' | 'sn'>;

/** A signature as it stands in documents. */
export interface Signature {
  /** What kind of key made it: `builtin`, `sudi` (the factory's trust code), `trust_code`. */
  readonly signing_type: 'builtin' | 'sudi' | 'trust_code';
  /** Names the key: the software id, or the id of the trust code. */
  readonly key: string;
  /** In base64. */
  readonly value: string;
  /** The trust code, in base64. */
  readonly certificate?: string;
}

export interface Signer {
  /** Signs for a unit, with its trust code if it has one. */
  sign(text: string, unit: Udi): Signature;
  /** The public key that a trust code of the unit is to vouch for, in base64; a unit may have none. */
  publicKey?(unit: Udi): string | undefined;
}

/**
 * What verifying a signature came to. `unverifiable`: it has the shape of one, but whoever made it is not known
 * here, as with every file that the real CSSM signed. Such a file is accepted; an `invalid` one never is.
 */
export type SignatureState = 'valid' | 'invalid' | 'unverifiable' | 'missing';

export interface Verifier {
  /** `signed` is the exact text between the start tag of the element and its `<signature>`. */
  verify(signed: string, signature: string): SignatureState;
  /** Whether a public key is the unit's own; nobody can tell without. */
  isOwnKey?(unit: Udi, publicKey: string): boolean;
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A verifier that knows no keys: it can only tell whether there is something that may be a signature. */
export const SHAPE_VERIFIER: Verifier = {
  verify(_signed, signature) {
    const text = signature.replace(/\s+/g, '');
    if (text === '') return 'missing';
    return BASE64.test(text) && text.length % 4 === 0 ? 'unverifiable' : 'invalid';
  },
};

/** Whether a signature keeps its part from being installed. */
export function signatureRefused(signature: SignatureState): boolean {
  return signature === 'invalid' || signature === 'missing';
}
