/** license smart reservation in EXEC mode (S3 "Activate SLR licenses for air-gapped environments", "YANG data models"). */
import type { JsonObject } from '../../../../codegen/index.ts';
import { choice, keyword, parameter, type Syntax } from '../../grammar/element.ts';
import type { Arguments } from '../../grammar/parse.ts';
import type { Command, CommandContext, Lines } from '../../session/context.ts';
import { invoke } from '../invoke.ts';
import { checkCode } from '../license/outcome.ts';
import { file, LICENSE, SMART } from '../words.ts';

const RESERVATION = keyword('reservation', 'Specific license reservation');
const LOCAL = keyword('local', 'This device');
const FILE = keyword('file', 'The code is in a file');
const PATH = file('file', 'Path and name of the file');
const CODE = parameter('code', 'WORD', 'The code itself', { secret: true });

/** Calls an action of Cisco-IOS-XR-smart-license-act; gives its codes. Throws Refusal when it did not succeed. */
async function act(context: CommandContext, name: string, input: JsonObject = {}): Promise<JsonObject> {
  const output = (await invoke(context, `Cisco-IOS-XR-smart-license-act:${name}`, input)) ?? {};
  const codes = (output['reservation-codes'] ?? output) as JsonObject;
  checkCode(String((codes.response as JsonObject)['return-code']));
  return codes;
}

function command(
  words: Syntax,
  run: (context: CommandContext, args: Arguments) => Promise<Lines | undefined>,
): Command {
  return { mode: 'exec', syntax: [LICENSE, SMART, RESERVATION, ...words], run };
}

const codeOf = (args: Arguments, name: string): JsonObject =>
  args.has('file') ? { file: { 'file-path': args.get('file')! } } : { [name]: args.get('code')! };

export const reservationCommands: readonly Command[] = [
  command([keyword('request', 'Generate a request code'), LOCAL], async (context) => {
    const { 'request-code': code } = await act(context, 'reservation-request');
    return ['Enter this request code in the Cisco Smart Software Manager portal:', String(code)];
  }),
  command([keyword('cancel', 'Give the request up'), LOCAL], async (context) => {
    await act(context, 'reservation-cancel');
    return undefined;
  }),
  command(
    [keyword('install', 'Install an authorization code'), choice([FILE, PATH], [CODE])],
    async (context, args) => {
      const output = await act(context, 'reservation-install', codeOf(args, 'authorization-code'));
      return [`Confirmation code: ${output['confirmation-code']}`];
    },
  ),
  command([keyword('return', 'Return the reservation'), LOCAL], async (context) => {
    const { 'reservation-return-code': code } = await act(context, 'reservation-return');
    return ['Enter this return code in the Cisco Smart Software Manager portal:', String(code)];
  }),
  command(
    [
      keyword('return', 'Return the reservation'),
      keyword('authorization', 'For a code that was not installed'),
      choice([FILE, PATH], [CODE]),
    ],
    async (context, args) => {
      const output = await act(context, 'reservation-return-authorization', codeOf(args, 'auth-code'));
      return [
        'Enter this return code in the Cisco Smart Software Manager portal:',
        String(output['reservation-return-code']),
      ];
    },
  ),
];
