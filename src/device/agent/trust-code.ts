/**
 * Trust codes as CSSM issues them: the public key of a device, signed by CSSM. The layout of a real one is not public; ours,
 * in the style of the other parts of a licence file:
 * `<smartLicenseTrustCode><udi>P:..,S:..</udi><trustId>..</trustId><timestamp>epoch seconds</timestamp>
 * <publicKey>SubjectPublicKeyInfo in base64</publicKey>[<customerInfo><smartAccount>..</smartAccount>
 * <virtualAccount>..</virtualAccount></customerInfo>]<status><success>true</success></status><signature>..</signature>
 * </smartLicenseTrustCode>`, without the line ends.
 */
import { udiFileText } from '../../licensing/index.ts';
import { signAsCssm } from './cssm-key.ts';
import type { Udi } from './device-keys.ts';

export interface TrustGrant {
  readonly unit: Udi;
  /** Number of the code. */
  readonly id: string;
  readonly publicKey: string;
  readonly account?: { readonly smartAccount: string; readonly virtualAccount: string };
  /** The clock of CSSM, epoch milliseconds. */
  readonly at: number;
}

export function issueTrustCode({ unit, id, publicKey, account, at }: TrustGrant): string {
  const customer = account
    ? `<customerInfo>${element('smartAccount', account.smartAccount)}${element('virtualAccount', account.virtualAccount)}</customerInfo>`
    : '';
  return signAsCssm(
    'smartLicenseTrustCode',
    element('udi', udiFileText(unit)) +
      element('trustId', id) +
      element('timestamp', String(Math.floor(at / 1000))) +
      element('publicKey', publicKey) +
      customer +
      '<status><success>true</success></status>',
    at,
  );
}

function element(name: string, value: string): string {
  const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${text}</${name}>`;
}
