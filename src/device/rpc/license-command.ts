/**
 * Cisco-IOS-XE-rpc:license: the exec commands of licensing as one RPC. They are the same commands as those of
 * cisco-smart-license; the result is in words.
 */
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import type { Command, CommandOutput, ErrorCode } from '../../licensing/index.ts';
import type { RpcHandler } from '../../server/contract.ts';
import type { Device } from '../device.ts';

const object = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
const text = (value: JsonValue | undefined) => (typeof value === 'string' ? value : undefined);

export function licenseHandler(device: Device): RpcHandler {
  return async (input) => {
    const command = commandOf(object(input.smart));
    if (!command) return { result: '% Command not supported' };
    const { code, output } = await device.agent.command(command);
    return { result: resultOf(command, code, output) };
  };
}

/** The command that an input stands for; undefined when it names none, or one of the models before. */
function commandOf(smart: JsonObject): Command | undefined {
  const { save, authorization, trust, register, renew } = smart;
  if (save !== undefined) return saveCommand(object(save));
  if (authorization !== undefined) return authorizationCommand(object(authorization));
  const path = text(smart.import);
  if (path !== undefined) return { name: 'import-file', path };
  if (trust !== undefined) {
    const { idtoken, all, force } = object(trust);
    return {
      name: 'id-token-trust',
      token: text(idtoken) ?? '',
      all: all !== undefined,
      force: force !== undefined,
    };
  }
  if (register !== undefined) {
    const { idtoken, force } = object(register);
    return { name: 'register-id-token', token: text(idtoken) ?? '', force: force !== undefined };
  }
  if (smart.deregister !== undefined) return { name: 'de-register' };
  if (renew !== undefined) return { name: object(renew).ID === undefined ? 'renew-auth' : 'renew-id' };
  return undefined;
}

function saveCommand(save: JsonObject): Command | undefined {
  const request = text(save['trust-request']);
  if (request !== undefined) return { name: 'trust-request-save', path: request };
  const { all, unreported, days, file } = object(save.usage);
  if (all !== undefined) return { name: 'rum-save-usage-all', path: text(object(all).file) ?? '' };
  if (unreported !== undefined) {
    return { name: 'rum-save-usage-unreported', path: text(object(unreported).file) ?? '' };
  }
  const path = text(file);
  if (path === undefined) return undefined;
  return { name: 'rum-save-usage-days', path, ...(typeof days === 'number' ? { days } : {}) };
}

function authorizationCommand(authorization: JsonObject): Command | undefined {
  if (authorization.request !== undefined) {
    const { add, replace, all } = object(authorization.request);
    const feature = text(add) ?? text(replace);
    if (feature === undefined) return undefined;
    return {
      name: 'authorization-request-online',
      feature,
      local: all === undefined,
      add: add !== undefined,
    };
  }
  const { all, offline, online } = object(authorization.return);
  const local = all === undefined;
  if (online !== undefined) return { name: 'authorization-code-return-online', local };
  const path = text(offline);
  return path === undefined ? undefined : { name: 'authorization-code-return-offline', local, path };
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
