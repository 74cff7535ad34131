/** How a licensing command ended, in the words of the command line. */
import type { JsonObject } from '../../../../codegen/index.ts';
import type { ErrorCode } from '../../../licensing/index.ts';
import { type CommandContext, type Lines, Refusal } from '../../session/context.ts';
import { invoke } from '../invoke.ts';

const TEXTS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BadInputParams: 'invalid value',
  alreadyexists: 'a trust code is already installed, use force to replace it',
  alreadyregistered: 'already registered, use force to register again',
  commsend: 'communication message send error, the licensing server cannot be reached',
  matchidentifier: 'the file is not for this device',
  msgparse: 'the file is not a licensing file',
  noauthorizationinstalled: 'no authorization code is installed',
  notfound: 'there is nothing to save',
  noreservationauthcode: 'no reservation is installed',
  noreservationinprogress: 'no reservation was requested',
  notreservationmode: 'reservation is not configured',
  notregistered: 'not registered',
  notsupported: 'not supported on this platform',
  nullccoidtoken: 'the ID token is empty',
  platformpathinvalid: 'invalid file path',
  registrationinprogress: 'a registration is in progress',
  requesteditemnotfound: 'unknown feature name',
  responsefailed: 'the licensing server refused the request',
  smpostnotallow: 'the license is in use',
  storageobjdoesnotexist: 'no such file',
  transportnotavailable: 'communication transport not available',
  verifysignaturefailed: 'the signature is not valid',
};

/** Throws Refusal when the command did not succeed. */
export function checkCode(code: string): void {
  if (code === 'success') return;
  const text = TEXTS[code as ErrorCode];
  throw new Refusal(`% Error: ${text === undefined ? code : `${text} (${code})`}`, '');
}

/** Calls an RPC of cisco-smart-license; gives its output. Throws Refusal when it did not succeed. */
export async function license(
  context: CommandContext,
  rpc: string,
  input: JsonObject = {},
): Promise<JsonObject> {
  const output = (await invoke(context, `cisco-smart-license:${rpc}`, input)) ?? {};
  checkCode(String(output['return-code']));
  return output;
}

/** What is printed of codes that came with the answer (S2 "Example for C9300X", "Returning ..."). */
export function confirmation(udi: string, codes: unknown): Lines {
  if (typeof codes !== 'string' || codes === '') return [];
  return [
    `Last Confirmation code UDI: ${udi}`,
    ...codes.split('\n').map((code) => `    Confirmation code: ${code}`),
  ];
}
