/**
 * Licence reservation with Cisco-IOS-XR-smart-license-act (S3 "Activate SLR licenses for air-gapped environments"). It must
 * be configured (`license smart reservation`), else `notreservationmode`. A code comes in a file or as it is, not both:
 * `BadInputParams`. `request-type` is `local` without; `all` is the same on a router, whose cards share one UDI.
 */
import type { JsonObject, JsonValue } from '../../../../codegen/index.ts';
import { activeUnit, type ErrorCode } from '../../../licensing/index.ts';
import type { RpcHandler } from '../../../server/contract.ts';
import type { CommandResult } from '../../agent/waiting.ts';
import type { Device } from '../../device.ts';
import { switchesOf } from '../settings.ts';
import { udi } from '../state/udi.ts';
import { onFlash } from './paths.ts';
import { ACT, response } from './response.ts';

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

  const returnedCodes = (code: ErrorCode, returned: string | undefined) =>
    codes(code, { returned }, returned && `Enter this return code in Cisco SSM: ${returned}`);

  return [
    [
      `${ACT}:reservation-request`,
      async (input) => {
        if (!enabled()) return codes('notreservationmode');
        const type = input['request-type'];
        if (type === 'None') return codes('BadInputParams');
        const { code, output } = await agent.command({
          name: 'reservation-request',
          ...(type === 'universal' ? { universal: true } : {}),
        });
        const request = output.returnString;
        return codes(code, { request }, request && `Enter this request code in Cisco SSM: ${request}`);
      },
    ],
    [
      `${ACT}:reservation-install`,
      async (input) => {
        if (!enabled()) return codes('notreservationmode');
        const { code, output } = await withCode(device, input['authorization-code'], input.file, (path) =>
          agent.command({ name: 'reservation-install', path }),
        );
        const confirmation = output.confirmationCodes;
        return codes(code, { confirmation }, confirmation && `Confirmation code: ${confirmation}`);
      },
    ],
    [
      `${ACT}:reservation-return`,
      async () => {
        if (!enabled()) return codes('notreservationmode');
        const { code, output } = await agent.command({ name: 'reservation-return' });
        return returnedCodes(code, output.returnString);
      },
    ],
    [
      `${ACT}:reservation-return-authorization`,
      async (input) => {
        if (!enabled()) return codes('notreservationmode');
        const { code, output } = await withCode(device, input['auth-code'], input.file, (path) =>
          agent.command({ name: 'reservation-return-authorization', path }),
        );
        return returnedCodes(code, output.returnString);
      },
    ],
    [
      `${ACT}:reservation-cancel`,
      async () => {
        if (!enabled()) return { response: response('notreservationmode') };
        return { response: response((await agent.command({ name: 'reservation-cancel' })).code) };
      },
    ],
  ];
}

/** Gives a command the path of the code: of the file that is named, or of one that holds the code itself. */
async function withCode(
  { agent }: Device,
  inline: JsonValue | undefined,
  file: JsonValue | undefined,
  command: (path: string) => Promise<CommandResult>,
): Promise<CommandResult> {
  const path = textOf((file as JsonObject | undefined)?.['file-path']);
  const code = textOf(inline);
  if ((path === undefined) === (code === undefined)) return { code: 'BadInputParams', output: {} };
  return code === undefined ? command(onFlash(path!)) : agent.held.given(code, command);
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
