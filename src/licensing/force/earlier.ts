/** Conditions of Smart Licensing: the device is put into that model, and stays in it until `policy-mode`. */
import { authorizationFailed, comply } from '../earlier/authorize.ts';
import { expireCertificate } from '../earlier/certificate.ts';
import { CONTACT_LIMIT, EVALUATION, ID_CERTIFICATE } from '../earlier/earlier.ts';
import { planEvaluation, stopEvaluation } from '../earlier/evaluation.ts';
import { earlierMessages } from '../earlier/messages.ts';
import { enterEarlier, leaveEarlier } from '../earlier/migrate.ts';
import { holdCertificate, registrationFailed, unregister } from '../earlier/register.ts';
import { requestCode } from '../hash.ts';
import { REGISTRATION_RETRY } from '../registration/register.ts';
import { activeUnit } from '../state.ts';
import { DAY, NEVER } from '../time.ts';
import { runDueTimers } from '../timers/due.ts';
import { log, type Turn, update, updateSchedule } from '../turn.ts';
import { giveAccount } from './account.ts';
import type { Forced } from './condition.ts';

const NO_CONTACT = 'Fail to send out Call Home HTTP message.';
const EXPIRING = 30;

export const earlierConditions = {
  evaluation: (turn: Turn, { days = EVALUATION / DAY }: Forced) =>
    evaluate(turn, Math.max(0, EVALUATION - days * DAY)),
  'evaluation-expired': (turn: Turn) => {
    evaluate(turn, EVALUATION);
    log(turn, earlierMessages.evaluationExpired());
  },
  registered: (turn: Turn, how: Forced) => comply(registered(turn, how), 'authorized'),
  authorized: (turn: Turn, how: Forced) => comply(registered(turn, how), 'authorized'),
  'out-of-compliance': (turn: Turn, how: Forced) => comply(registered(turn, how), 'out-of-compliance'),
  'authorization-failed': (turn: Turn, how: Forced) =>
    authorizationFailed(standing(turn, how), how.reason ?? NO_CONTACT, 'FAILED'),
  'authorization-expired': (turn: Turn, how: Forced) => {
    const { earlier } = registered(turn, how).state;
    if (!earlier) return;
    update(turn, { earlier: { ...earlier, deadline: turn.now, failures: 1 } });
    authorizationFailed(turn, how.reason ?? NO_CONTACT, 'FAILED');
  },
  'registration-failed': (turn: Turn, how: Forced) => {
    unregister(smart(turn));
    registrationFailed(turn, how.reason ?? 'Product Already Registered');
  },
  'registration-retry': (turn: Turn, how: Forced) => {
    unregister(smart(turn));
    const message = how.reason ?? NO_CONTACT;
    const registration = { failed: turn.now, message, token: 'forced', force: false };
    update(turn, { registration: { state: 'retry', ...registration } });
    updateSchedule(turn, { register: turn.now + REGISTRATION_RETRY });
  },
  'id-certificate-expiring': (turn: Turn, how: Forced) => {
    standing(turn, how);
    const { registration } = turn.state;
    if (registration.state !== 'registered') return;
    const expires = turn.now + (how.days ?? EXPIRING) * DAY;
    const since = Math.min(registration.since, expires - ID_CERTIFICATE);
    update(turn, { registration: { ...registration, since, renewed: NEVER, expires } });
    // The daily look, at once.
    updateSchedule(turn, { renew: turn.now });
    runDueTimers(turn);
  },
  'id-certificate-expired': (turn: Turn, how: Forced) => {
    registered(turn, how);
    expireCertificate(turn);
  },
  'reservation-requested': (turn: Turn) => {
    const { pid, sn } = activeUnit(smart(turn).state);
    update(turn, { reservation: { requestCode: requestCode(pid, sn, turn.now), requested: turn.now } });
  },
  'right-to-use': (turn: Turn) => {
    if (turn.state.earlier?.model !== 'rtu') enterEarlier(turn, 'rtu', true);
  },
  'policy-mode': (turn: Turn) => leaveEarlier(turn, turn.state.settings),
};

/** Reserved licences would settle how the device stands, whatever else it is to be. */
function smart(turn: Turn): Turn {
  const { authorizations } = turn.state;
  if (authorizations.some((one) => one.reserved)) {
    update(turn, { authorizations: authorizations.filter((one) => !one.reserved) });
  }
  if (turn.state.earlier?.model !== 'smart') enterEarlier(turn, 'smart', true);
  return turn;
}

function evaluate(turn: Turn, used: number) {
  unregister(smart(turn));
  stopEvaluation(turn, turn.now);
  update(turn, { evaluationUsed: used });
  planEvaluation(turn);
}

function registered(turn: Turn, how: Forced): Turn {
  smart(turn);
  if (turn.state.registration.state !== 'registered') holdCertificate(turn);
  const { earlier } = turn.state;
  if (earlier?.deadline === NEVER) {
    update(turn, { earlier: { ...earlier, deadline: turn.now + CONTACT_LIMIT } });
  }
  giveAccount(turn, how);
  return turn;
}

/** Registered, and the server has said how the account stands: in compliance, unless it said otherwise before. */
function standing(turn: Turn, how: Forced): Turn {
  registered(turn, how);
  if (turn.state.earlier?.compliance === 'none') comply(turn, 'authorized');
  return turn;
}
