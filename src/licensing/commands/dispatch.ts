/** One line per command: which room of the agent deals with it. */
import {
  request,
  requestOnline,
  returnOffline,
  returnOnline,
  saveRequest,
} from '../authorization/commands.ts';
import {
  cancelReservation,
  installReservation,
  requestReservation,
  returnReservation,
  returnUninstalled,
} from '../earlier/reservation.ts';
import type { Command, CommandName } from '../events.ts';
import { deRegister, registerIdToken, renewAuth, renewId } from '../registration/register.ts';
import { sync } from '../reports/push.ts';
import { idTokenTrust, saveTrustRequest } from '../trust/commands.ts';
import { reply, type Turn } from '../turn.ts';
import { closeUsage, collectUsage, DEFAULT_DAYS, importFile, saveUsage } from './files.ts';
import { factoryReset } from './reset.ts';

/** What the earlier models know; all else came with policy mode. */
const EARLIER: ReadonlySet<CommandName> = new Set<CommandName>([
  'register-id-token',
  'de-register',
  'renew-id',
  'renew-auth',
  'reservation-request',
  'reservation-install',
  'reservation-return',
  'reservation-return-authorization',
  'reservation-cancel',
  'factory-reset',
]);

export function runCommand(turn: Turn, id: string, command: Command) {
  const { earlier } = turn.state;
  const known =
    !earlier || (earlier.model === 'smart' ? EARLIER.has(command.name) : command.name === 'factory-reset');
  if (!known) return reply(turn, id, 'notsupported');
  switch (command.name) {
    case 'register-id-token':
      return registerIdToken(turn, id, command.token, command.force);
    case 'de-register':
      return deRegister(turn, id);
    case 'renew-id':
      return renewId(turn, id);
    case 'renew-auth':
      return renewAuth(turn, id);
    case 'id-token-trust':
      return idTokenTrust(turn, id, command.token, command.all, command.force);
    case 'rum-save-usage-all':
      return saveUsage(turn, id, command, { of: 'all' });
    case 'rum-save-usage-unreported':
      return saveUsage(turn, id, command, { of: 'unreported' });
    case 'rum-save-usage-days':
      return saveUsage(turn, id, command, { of: 'days', days: command.days ?? DEFAULT_DAYS });
    case 'rum-close':
      return closeUsage(turn, id);
    case 'rum-collect':
      return collectUsage(turn, id, { path: command.path, pulled: true }, command.selection);
    case 'trust-request-save':
      return saveTrustRequest(turn, id, command.path);
    case 'authorization-request-online':
      return requestOnline(turn, id, command.feature, command.local, command.add);
    case 'authorization-request':
      return request(turn, id, command.feature, command.local, command.add);
    case 'authorization-request-save':
      return saveRequest(turn, id, command.path);
    case 'reservation-request':
      return requestReservation(turn, id, command.universal);
    case 'reservation-install':
      return installReservation(turn, id, command.path);
    case 'reservation-return':
      return returnReservation(turn, id);
    case 'reservation-return-authorization':
      return returnUninstalled(turn, id, command.path);
    case 'reservation-cancel':
      return cancelReservation(turn, id);
    case 'authorization-code-return-online':
      return returnOnline(turn, id, command.local);
    case 'authorization-code-return-offline':
      return returnOffline(turn, id, command.local, command.path);
    case 'import-file':
      return importFile(turn, id, command.path);
    case 'sync':
      return sync(turn, id);
    case 'factory-reset':
      return factoryReset(turn, id);
  }
}
