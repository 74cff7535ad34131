/** Installing an authorization code. S1 "AUTHORIZATION_INSTALL_SUCCESS"; S2 "Required Tasks After Installing". */
import { messages } from '../messages.ts';
import { type Unit, udiText } from '../state.ts';
import { log, record, type Turn, update } from '../turn.ts';
import { licenseByTag } from '../usage/catalogue.ts';
import { applyUsage } from '../usage/change.ts';
import { authorizationOf, type Entitlement, withAuthorization } from './slac.ts';

export function installAuthorization(
  turn: Turn,
  unit: Pick<Unit, 'pid' | 'sn'>,
  entitlements: readonly Entitlement[],
  confirmation: string,
  mark = confirmation,
): void {
  const before = authorizationOf(turn.state, unit);
  const installed = {
    pid: unit.pid,
    sn: unit.sn,
    installed: turn.now,
    confirmation,
    entitlements,
    lastReturn: before?.lastReturn ?? '',
    mark,
    ...(before?.spent ? { spent: before.spent } : {}),
  };
  update(turn, { authorizations: withAuthorization(turn.state.authorizations, installed) });
  record(turn, 'SAEVT_AUTHORIZATION_INSTALL', { pid: unit.pid, sn: unit.sn });
  log(turn, messages.authorizationInstalled(udiText(unit)));
  for (const { tag } of entitlements) {
    const license = licenseByTag(tag);
    if (license.enforcement === 'export') log(turn, messages.exportControlled(true, license.name));
  }
  applyUsage(turn);
}
