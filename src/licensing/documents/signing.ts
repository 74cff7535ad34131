/**
 * Signing and verifying, as the runtime provides them. They are passed in, so that the agent needs no
 * cryptography of its own and tests can do without.
 */
export interface Signer {
  /** `key` names the key (`builtin`: the software id), `value` is the signature in base64. */
  sign(text: string): { readonly key: string; readonly value: string };
}

/**
 * What verifying a signature came to. `unverifiable`: it has the shape of one, but whoever made it is not known
 * here, as with every file that the real CSSM signed. Such a file is accepted; an `invalid` one never is.
 */
export type SignatureState = 'valid' | 'invalid' | 'unverifiable' | 'missing';

export interface Verifier {
  /** `signed` is the exact text between the start tag of the element and its `<signature>`. */
  verify(signed: string, signature: string): SignatureState;
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
