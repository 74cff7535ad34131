import { createHmac } from 'node:crypto';
import type { Signer } from '../../licensing/index.ts';

/**
 * The key that is built into the software: it signs what a device without a trust code writes. Its name is the
 * software id; the signature has the length of a real one (32 bytes). Whoever stands in for CSSM can check it.
 */
export function builtInSigner(softwareId: string): Signer {
  return {
    sign: (text) => ({
      key: softwareId,
      value: createHmac('sha256', `sly built-in key of ${softwareId}`).update(text).digest('base64'),
    }),
  };
}
