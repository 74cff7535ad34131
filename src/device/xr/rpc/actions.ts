/** Cisco-IOS-XR-smart-license-act: registration as the earlier model has it, each a command to the agent. */
import type { JsonObject } from '../../../../codegen/index.ts';
import type { RpcHandler } from '../../../server/contract.ts';
import type { Device } from '../../device.ts';
import { ACT, response } from './response.ts';

export function actionHandlers({ agent }: Device): readonly (readonly [string, RpcHandler])[] {
  const plain = (name: 'de-register' | 'renew-id' | 'renew-auth'): readonly [string, RpcHandler] => [
    `${ACT}:${name}`,
    async () => ({ response: response((await agent.command({ name })).code) }),
  ];
  return [
    plain('de-register'),
    plain('renew-id'),
    plain('renew-auth'),
    [
      `${ACT}:register-id-token`,
      async (input: JsonObject) => {
        const token = input['id-token'];
        if (typeof token !== 'string') return { response: response('nullccoidtoken') };
        const { code } = await agent.command({
          name: 'register-id-token',
          token,
          force: input.force === true,
        });
        return { response: response(code) };
      },
    ],
  ];
}
