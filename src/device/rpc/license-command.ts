/**
 * Cisco-IOS-XE-rpc:license: the exec commands of licensing as one RPC. They are the same commands as those of
 * cisco-smart-license; the result is in words.
 */
import type { JsonObject } from '../../../codegen/index.ts';
import type { Command, CommandOutput, ErrorCode } from '../../licensing/index.ts';
import type { RpcHandler } from '../../server/contract.ts';
import type { Device } from '../device.ts';
import { objectOf, textOf } from '../values.ts';

export function licenseHandler(device: Device): RpcHandler {
  return async (input) => {
    // Traditional licences (`install`, `clear`) are of platforms before Smart Licensing.
    const older = input.install !== undefined || input.clear !== undefined;
    const command = older ? '% Command not supported' : commandOf(objectOf(input.smart));
    if (typeof command === 'string') return { result: command };
    const { code, output } = await device.agent.command(command);
    return { result: resultOf(command, code, output) };
  };
}

/** A command, or in the manner of the command line why the input is none. */
type Parsed = Command | string;

const incomplete = (wanted: string) => `% Incomplete command: ${wanted}`;

/** The text that says that two words exclude each other, if both are there. */
function conflict(one: string, other: string, input: JsonObject): string | undefined {
  const both = input[one] !== undefined && input[other] !== undefined;
  return both ? `% Invalid command: ${one} and ${other} exclude each other` : undefined;
}

function commandOf(smart: JsonObject): Parsed {
  const { save, authorization, trust, register, renew } = smart;
  if (save !== undefined) return saveCommand(objectOf(save));
  if (authorization !== undefined) return authorizationCommand(objectOf(authorization));
  const path = textOf(smart.import);
  if (path !== undefined) return { name: 'import-file', path };
  if (trust !== undefined) {
    const { idtoken, all, force } = objectOf(trust);
    const token = textOf(idtoken);
    if (!token) return incomplete('trust wants an idtoken');
    const flags = { all: all !== undefined, force: force !== undefined };
    return conflict('all', 'local', objectOf(trust)) ?? { name: 'id-token-trust', token, ...flags };
  }
  if (register !== undefined) {
    const { idtoken, force } = objectOf(register);
    const token = textOf(idtoken);
    if (!token) return incomplete('register wants an idtoken');
    return { name: 'register-id-token', token, force: force !== undefined };
  }
  if (smart.deregister !== undefined) return { name: 'de-register' };
  if (renew !== undefined) return { name: objectOf(renew).ID === undefined ? 'renew-auth' : 'renew-id' };
  return incomplete('smart wants save, authorization, import, trust, register, deregister or renew');
}

function saveCommand(save: JsonObject): Parsed {
  const request = textOf(save['trust-request']);
  if (request !== undefined) return { name: 'trust-request-save', path: request };
  const usage = objectOf(save.usage);
  const { all, unreported, days, file } = usage;
  const wanted = 'save wants usage with a file, or trust-request';
  for (const [word, name] of [
    ['all', 'rum-save-usage-all'],
    ['unreported', 'rum-save-usage-unreported'],
  ] as const) {
    if (usage[word] === undefined) continue;
    const wrong = conflict(word, 'days', usage) ?? conflict(word, 'file', usage);
    const path = textOf(objectOf(word === 'all' ? all : unreported).file);
    return wrong ?? (path === undefined ? incomplete(wanted) : { name, path });
  }
  const path = textOf(file);
  if (path === undefined) return incomplete(wanted);
  return { name: 'rum-save-usage-days', path, ...(typeof days === 'number' ? { days } : {}) };
}

function authorizationCommand(authorization: JsonObject): Parsed {
  if (authorization.request !== undefined) {
    const request = objectOf(authorization.request);
    const { add, replace, all } = request;
    const feature = textOf(add) ?? textOf(replace);
    if (!feature) return incomplete('request wants a feature to add or to replace');
    const flags = { local: all === undefined, add: add !== undefined };
    return (
      conflict('add', 'replace', request) ??
      conflict('all', 'local', request) ?? { name: 'authorization-request-online', feature, ...flags }
    );
  }
  if (authorization.return === undefined) return incomplete('authorization wants request or return');
  const input = objectOf(authorization.return);
  const wrong = conflict('offline', 'online', input) ?? conflict('all', 'local', input);
  if (wrong) return wrong;
  const local = input.all === undefined;
  if (input.online !== undefined) return { name: 'authorization-code-return-online', local };
  const path = textOf(input.offline);
  return path === undefined
    ? incomplete('return wants online, or a file to return offline')
    : { name: 'authorization-code-return-offline', local, path };
}

/** S2 "Example for C9300X": how the command line words a successful import. */
function resultOf(command: Command, code: ErrorCode, output: CommandOutput): string {
  if (code !== 'success') return `% Error: ${command.name} failed: ${code}`;
  if (output.returnString !== undefined) return `Return code: ${output.returnString}`;
  if (command.name !== 'import-file') return 'Success';
  const codes = output.confirmationCodes;
  return codes === undefined
    ? 'Import Data Successful'
    : `Import Data Successful\nConfirmation code: ${codes}`;
}
