/**
 * Signs what a device writes (S1 "Trust Code": a report is signed with the trust code when there is one). `signing_type`
 * says with what, and `key` names it:
 *
 * | signing_type | when                                     | key               | value                    |
 * | ------------ | ---------------------------------------- | ----------------- | ------------------------ |
 * | `builtin`    | the unit has no trust code               | the software id   | HMAC-SHA-256             |
 * | `sudi`       | it has the one that the factory installs | id of that code   | ECDSA, key of the device |
 * | `trust_code` | it has one from CSSM                     | id of that code   | ECDSA, key of the device |
 *
 * The last two come with the code itself as `certificate` (base64 of the element `smartLicenseTrustCode`), so that whoever
 * knows the key of CSSM can check all: the code, and with the public key in it the report. What is signed is signed with
 * the code that is installed then, also a report that was closed before.
 */
import { createHmac } from 'node:crypto';
import type { AgentState, Signer } from '../../licensing/index.ts';
import type { DeviceKeys } from './device-keys.ts';
import { issueTrustCode } from './trust-code.ts';

type TrustCode = AgentState['trust'][number];

export function deviceSigner(
  softwareId: string,
  keys: DeviceKeys,
  codes: () => readonly TrustCode[],
): Signer {
  const builtIn = builtInSigner(softwareId);
  return {
    sign(text, unit) {
      const code = codes().find((one) => one.pid === unit.pid && one.sn === unit.sn);
      if (!code) return builtIn.sign(text, unit);
      return {
        signing_type: code.source === 'factory' ? 'sudi' : 'trust_code',
        key: code.id,
        value: keys.sign(unit, text),
        certificate: certificateOf(code, keys),
      };
    },
    publicKey: (unit) => keys.publicKey(unit),
  };
}

const certificates = new WeakMap<TrustCode, string>();

/** A code that was not brought by a file or an answer, as the factory's, is what would have been issued then. */
function certificateOf(code: TrustCode, keys: DeviceKeys): string {
  let text = certificates.get(code);
  if (text === undefined) {
    const { id, installed: at } = code;
    const issued = () => issueTrustCode({ unit: code, id, publicKey: keys.publicKey(code), at });
    text = Buffer.from(code.certificate ?? issued()).toString('base64');
    certificates.set(code, text);
  }
  return text;
}

/**
 * The key that is built into the software: it signs what a device without a trust code writes. Its name is the
 * software id; the signature has the length of a real one (32 bytes). Whoever stands in for CSSM can check it.
 */
function builtInSigner(softwareId: string): Signer {
  return {
    sign: (text) => ({
      signing_type: 'builtin',
      key: softwareId,
      value: createHmac('sha256', `sly built-in key of ${softwareId}`).update(text).digest('base64'),
    }),
  };
}
