/**
 * license smart reservation in EXEC mode: S3 "Activate SLR licenses for air-gapped environments", "YANG data models". On
 * IOS XE the model before policy mode has it; a code from then goes back with `license smart authorization return`.
 */
import type { JsonObject } from '../../../../codegen/index.ts';
import { devicePath } from '../../device-files.ts';
import { choice, keyword, parameter, type Syntax } from '../../grammar/element.ts';
import type { Arguments } from '../../grammar/parse.ts';
import type { Command, CommandContext, Lines } from '../../session/context.ts';
import { invoke } from '../invoke.ts';
import { file, LICENSE, SMART } from '../words.ts';
import { checkCode } from './outcome.ts';

export const RESERVATION = keyword('reservation', 'License reservation');
const LOCAL = keyword('local', 'This device');
const RETURN = keyword('return', 'Return the reservation');
const FROM_FILE: Syntax = [
  keyword('file', 'The code is in a file'),
  file('file', 'Path and name of the file'),
];
const CODE = parameter('code', 'WORD', 'The code itself', { secret: true });

function command(
  words: Syntax,
  run: (context: CommandContext, args: Arguments) => Promise<Lines | undefined>,
): Command {
  return { mode: 'exec', syntax: [LICENSE, SMART, RESERVATION, ...words], run };
}

const requested = (code: unknown): Lines => [
  'Enter this request code in the Cisco Smart Software Manager portal:',
  String(code),
];
const returned = (code: unknown): Lines => [
  'Enter this return code in the Cisco Smart Software Manager portal:',
  String(code),
];
const installed = (code: unknown): Lines => [`Confirmation code: ${code}`];

const request = [keyword('request', 'Generate a request code'), LOCAL];
const cancel = [keyword('cancel', 'Give the request up'), LOCAL];
const INSTALL = keyword('install', 'Install an authorization code');
const giveBack = [RETURN, LOCAL];

export const reservationCommands: readonly Command[] = [
  command(request, async ({ device: { agent } }) => {
    const { code, output } = await agent.command({ name: 'reservation-request' });
    checkCode(code);
    return requested(output.returnString);
  }),
  command(cancel, async ({ device: { agent } }) => {
    checkCode((await agent.command({ name: 'reservation-cancel' })).code);
    return undefined;
  }),
  command([INSTALL, ...FROM_FILE], async ({ device }, args) => {
    const path = devicePath(device, args.get('file')!);
    const { code, output } = await device.agent.command({ name: 'reservation-install', path });
    checkCode(code);
    return installed(output.confirmationCodes);
  }),
  command(giveBack, async ({ device: { agent } }) => {
    const { code, output } = await agent.command({ name: 'reservation-return' });
    checkCode(code);
    return returned(output.returnString);
  }),
];

/** Calls an action of Cisco-IOS-XR-smart-license-act; gives its codes. Throws Refusal when it did not succeed. */
async function act(context: CommandContext, name: string, input: JsonObject = {}): Promise<JsonObject> {
  const output = (await invoke(context, `Cisco-IOS-XR-smart-license-act:${name}`, input)) ?? {};
  const codes = (output['reservation-codes'] ?? output) as JsonObject;
  checkCode(String((codes.response as JsonObject)['return-code']));
  return codes;
}

const codeOf = (args: Arguments, name: string): JsonObject =>
  args.has('file') ? { file: { 'file-path': args.get('file')! } } : { [name]: args.get('code')! };

/** On IOS XR each is an action of its model. */
export const routerReservationCommands: readonly Command[] = [
  command(request, async (context) => requested((await act(context, 'reservation-request'))['request-code'])),
  command(cancel, async (context) => {
    await act(context, 'reservation-cancel');
    return undefined;
  }),
  command([INSTALL, choice(FROM_FILE, [CODE])], async (context, args) => {
    const output = await act(context, 'reservation-install', codeOf(args, 'authorization-code'));
    return installed(output['confirmation-code']);
  }),
  command(giveBack, async (context) =>
    returned((await act(context, 'reservation-return'))['reservation-return-code']),
  ),
  command(
    [RETURN, keyword('authorization', 'For a code that was not installed'), choice(FROM_FILE, [CODE])],
    async (context, args) => {
      const output = await act(context, 'reservation-return-authorization', codeOf(args, 'auth-code'));
      return returned(output['reservation-return-code']);
    },
  ),
];
