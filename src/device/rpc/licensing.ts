/** The RPCs of cisco-smart-license: each becomes a command to the agent and answers what the agent replies. */
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import type { Command, CommandName } from '../../licensing/index.ts';
import type { RpcHandler } from '../../server/contract.ts';
import type { Device } from '../device.ts';
import { textOf } from '../values.ts';

const MODULE = 'cisco-smart-license';

const text = (value: JsonValue | undefined) => textOf(value) ?? '';
const flag = (value: JsonValue | undefined, otherwise = false) =>
  typeof value === 'boolean' ? value : otherwise;

/** What a collector (CSLU, a controller) asks for over NETCONF or RESTCONF is pulled (S1 "Trust Code"). */
type Origin = { readonly pulled: true } | Record<never, never>;

/** From the input of each RPC to its command. */
const commands: Readonly<Partial<Record<CommandName, (input: JsonObject, origin: Origin) => Command>>> = {
  'register-id-token': (input) => ({
    name: 'register-id-token',
    token: text(input['id-token']),
    force: flag(input.force),
  }),
  'de-register': () => ({ name: 'de-register' }),
  'renew-id': () => ({ name: 'renew-id' }),
  'renew-auth': () => ({ name: 'renew-auth' }),
  'id-token-trust': (input) => ({
    name: 'id-token-trust',
    token: text(input['id-token']),
    all: flag(input['all-ha']),
    force: flag(input.force),
  }),
  'rum-save-usage-all': (input, origin) => ({
    name: 'rum-save-usage-all',
    path: text(input['file-path']),
    ...origin,
  }),
  'rum-save-usage-unreported': (input, origin) => ({
    name: 'rum-save-usage-unreported',
    path: text(input['file-path']),
    ...origin,
  }),
  'rum-save-usage-days': (input, origin) => ({
    name: 'rum-save-usage-days',
    path: text(input['file-path']),
    ...origin,
    ...(typeof input.days === 'number' ? { days: input.days } : {}),
  }),
  'trust-request-save': (input) => ({ name: 'trust-request-save', path: text(input['file-path']) }),
  'authorization-request-online': (input) => ({
    name: 'authorization-request-online',
    feature: text(input['feature-name']),
    local: flag(input.local, true),
    add: flag(input.add, true),
  }),
  'authorization-code-return-online': (input) => ({
    name: 'authorization-code-return-online',
    local: flag(input.local, true),
  }),
  'authorization-code-return-offline': (input) => ({
    name: 'authorization-code-return-offline',
    local: flag(input.local, true),
    path: text(input['file-path']),
  }),
  'import-file': (input) => ({ name: 'import-file', path: text(input['file-path']) }),
};

export function licensingHandlers(device: Device): ReadonlyMap<string, RpcHandler> {
  return new Map(
    Object.entries(commands).map(([name, commandOf]) => [`${MODULE}:${name}`, handler(device, commandOf)]),
  );
}

function handler(device: Device, commandOf: (input: JsonObject, origin: Origin) => Command): RpcHandler {
  return async (input, { session }) => {
    const origin: Origin = session.transport === 'shell' ? {} : { pulled: true };
    const { code, output } = await device.agent.command(commandOf(input, origin));
    return {
      'return-code': code,
      ...(output.confirmationCodes === undefined ? {} : { 'confirmation-codes': output.confirmationCodes }),
      ...(output.returnString === undefined ? {} : { 'authorization-return-string': output.returnString }),
    };
  };
}
