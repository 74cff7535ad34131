/** What a device asks CSSM to vouch for: the public key in the trust request that it saves. */
import type { TestDevice } from '../support.ts';

export function publicKeyOf({ device }: TestDevice, unit = device.agent.state.identity.units[0]): string {
  return device.agent.signer.publicKey!(unit)!;
}
