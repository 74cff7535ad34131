/** Conditions of trust and authorization codes. */
import { installAuthorization } from '../authorization/install.ts';
import { returnCodes, withoutCode } from '../authorization/remove.ts';
import { authorizationOf, isInstalled, withAuthorization } from '../authorization/slac.ts';
import { chassisOf } from '../ha/units.ts';
import { confirmationCode } from '../hash.ts';
import { messages } from '../messages.ts';
import { type Unit, udiFileText, udiText } from '../state.ts';
import { reschedule } from '../timers/push.ts';
import { installTrust } from '../trust/install.ts';
import { log, type Turn, update } from '../turn.ts';
import { HSECK9 } from '../usage/catalogue.ts';
import { applyUsage } from '../usage/change.ts';
import { giveAccount } from './account.ts';
import type { Forced } from './condition.ts';

export const codeConditions = {
  'trust-installed': (turn: Turn, how: Forced) => {
    for (const unit of chosen(turn, how)) installTrust(turn, unit, 'cssm', `forced ${turn.now}`);
    giveAccount(turn, how);
    reschedule(turn);
  },
  'trust-factory': (turn: Turn, how: Forced) => {
    for (const unit of chosen(turn, how)) installTrust(turn, unit, 'factory', `factory ${udiFileText(unit)}`);
    reschedule(turn);
  },
  'trust-expired': (turn: Turn, how: Forced) =>
    loseTrust(turn, how, how.reason ?? 'The trust code has expired'),
  'trust-corrupt': (turn: Turn, how: Forced) => loseTrust(turn, how, how.reason ?? 'Signature mismatch'),
  'trust-failed': (turn: Turn, how: Forced) => {
    const reason = how.reason ?? 'Smart Account-Virtual Account mismatch';
    for (const unit of chosen(turn, how)) log(turn, messages.trustFailed(udiText(unit), reason));
  },
  'slac-installed': (turn: Turn, how: Forced) => {
    for (const unit of chosen(turn, how)) {
      const code = confirmationCode(`${udiText(unit)} forced ${turn.now}`);
      installAuthorization(turn, unit, [{ tag: HSECK9.tag, count: 1 }], code);
    }
  },
  'slac-expired': (turn: Turn, how: Forced) => loseAuthorization(turn, how),
  'slac-corrupt': (turn: Turn, how: Forced) =>
    loseAuthorization(turn, how, how.reason ?? 'Signature mismatch'),
  'slac-failed': (turn: Turn, how: Forced) => {
    const reason = how.reason ?? 'ERROR_ALL_COUNTS_IN_USE';
    for (const unit of chosen(turn, how)) log(turn, messages.authorizationFailed(udiText(unit), reason));
  },
  'slac-returned': (turn: Turn, how: Forced) => {
    const codes = chosen(turn, how).map((unit) => authorizationOf(turn.state, unit));
    returnCodes(turn, codes.filter(isInstalled).map(udiText));
  },
  'hsec-key-held': (turn: Turn) => {
    const others = turn.state.features.filter((one) => one.name !== HSECK9.name);
    update(turn, { features: [...others, { name: HSECK9.name, count: 1, held: true }] });
    applyUsage(turn);
  },
};

function chosen(turn: Turn, { sn }: Forced): readonly Unit[] {
  return chassisOf(turn.state.identity).filter((unit) => sn === undefined || unit.sn === sn);
}

function loseTrust(turn: Turn, how: Forced, reason: string) {
  const units = chosen(turn, how);
  const lost = (one: { readonly sn: string }) => units.some((unit) => unit.sn === one.sn);
  for (const code of turn.state.trust.filter(lost)) log(turn, messages.trustFailed(udiText(code), reason));
  update(turn, { trust: turn.state.trust.filter((code) => !lost(code)) });
  reschedule(turn);
}

/** What the code allowed is not allowed any more; a feature that runs does so until it is configured anew. */
function loseAuthorization(turn: Turn, how: Forced, reason?: string) {
  for (const unit of chosen(turn, how)) {
    const code = authorizationOf(turn.state, unit);
    if (!isInstalled(code)) continue;
    update(turn, { authorizations: withAuthorization(turn.state.authorizations, withoutCode(code)) });
    if (reason !== undefined) log(turn, messages.authorizationFailed(udiText(unit), reason));
    log(turn, messages.authorizationRemoved(udiText(unit)));
    if (unit.role === 'active') log(turn, messages.exportControlled(false, HSECK9.name));
  }
  applyUsage(turn);
}
