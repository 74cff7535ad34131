/**
 * Specific licence reservation with Cisco-IOS-XR-smart-license-act (S3 "Activate SLR licenses for air-gapped
 * environments"). It must be configured (`license smart reservation`), else `notreservationmode`. Not served are a
 * universal reservation and the return code for a code that was never installed: `notsupported`.
 */
import type { JsonObject, JsonValue } from '../../../../codegen/index.ts';
import { activeUnit, type ErrorCode } from '../../../licensing/index.ts';
import type { RpcHandler } from '../../../server/contract.ts';
import type { CommandResult } from '../../agent/runtime.ts';
import type { Device } from '../../device.ts';
import { switchesOf } from '../settings.ts';
import { udi } from '../state/udi.ts';
import { onFlash } from './paths.ts';
import { ACT, response } from './response.ts';

/** Where a code given in the request is put while the agent reads it. */
const INLINE_CODE = 'reservation-authorization-code';

interface Codes {
  readonly request?: string | undefined;
  readonly confirmation?: string | undefined;
  readonly returned?: string | undefined;
}

export function reservationHandlers(device: Device): readonly (readonly [string, RpcHandler])[] {
  const { agent, core } = device;
  const enabled = () => switchesOf(core.tree('running')).reservation;
  const codes = (
    code: ErrorCode,
    { request, confirmation, returned }: Codes = {},
    display = '',
  ): JsonObject => ({
    'reservation-codes': {
      response: response(code),
      'display-string': display,
      udi: udi(activeUnit(agent.state)),
      'request-code': request ?? '',
      'confirmation-code': confirmation ?? '',
      'reservation-return-code': returned ?? '',
    },
  });

  return [
    [
      `${ACT}:reservation-request`,
      async (input) => {
        if (!enabled()) return codes('notreservationmode');
        if (input['request-type'] === 'universal') return codes('notsupported');
        const { code, output } = await agent.command({ name: 'reservation-request' });
        const request = output.returnString;
        return codes(code, { request }, request && `Enter this request code in Cisco SSM: ${request}`);
      },
    ],
    [
      `${ACT}:reservation-install`,
      async (input) => {
        if (!enabled()) return codes('notreservationmode');
        const { code, output } = await install(device, input);
        const confirmation = output.confirmationCodes;
        return codes(code, { confirmation }, confirmation && `Confirmation code: ${confirmation}`);
      },
    ],
    [
      `${ACT}:reservation-return`,
      async () => {
        if (!enabled()) return codes('notreservationmode');
        const { code, output } = await agent.command({ name: 'reservation-return' });
        const returned = output.returnString;
        return codes(code, { returned }, returned && `Enter this return code in Cisco SSM: ${returned}`);
      },
    ],
    [`${ACT}:reservation-return-authorization`, () => codes('notsupported')],
    [
      `${ACT}:reservation-cancel`,
      async () => {
        if (!enabled()) return { response: response('notreservationmode') };
        return { response: response((await agent.command({ name: 'reservation-cancel' })).code) };
      },
    ],
  ];
}

/** From a file, or from the code itself. */
async function install(device: Device, input: JsonObject): Promise<CommandResult> {
  const { agent, flash } = device;
  const path = textOf((input.file as JsonObject | undefined)?.['file-path']);
  if (path !== undefined) return agent.command({ name: 'reservation-install', path: onFlash(path) });
  const code = textOf(input['authorization-code']);
  if (code === undefined) return { code: 'BadInputParams', output: {} };
  if (!flash.write([INLINE_CODE], code).ok) return { code: 'storagefailtostore', output: {} };
  try {
    return await agent.command({ name: 'reservation-install', path: `flash:${INLINE_CODE}` });
  } finally {
    flash.remove([INLINE_CODE]);
  }
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
