/** Conditions of Smart Licensing: the device is put into that model, and stays in it until `policy-mode`. */
import { authorizationFailed, comply } from '../earlier/authorize.ts';
import { expireCertificate } from '../earlier/certificate.ts';
import { CONTACT_LIMIT, EVALUATION, ID_CERTIFICATE, ID_RENEWAL } from '../earlier/earlier.ts';
import { planEvaluation, stopEvaluation } from '../earlier/evaluation.ts';
import { earlierMessages } from '../earlier/messages.ts';
import { enterEarlier, leaveEarlier } from '../earlier/migrate.ts';
import { registrationFailed, unregister } from '../earlier/register.ts';
import { NEVER } from '../time.ts';
import { log, type Turn, update, updateSchedule } from '../turn.ts';
import { giveAccount } from './account.ts';
import type { Forced } from './condition.ts';

export const earlierConditions = {
  evaluation: (turn: Turn) => evaluate(turn, 0),
  'evaluation-expired': (turn: Turn) => {
    evaluate(turn, EVALUATION);
    log(turn, earlierMessages.evaluationExpired());
  },
  registered: (turn: Turn, how: Forced) => comply(registered(turn, how), 'authorized'),
  authorized: (turn: Turn, how: Forced) => comply(registered(turn, how), 'authorized'),
  'out-of-compliance': (turn: Turn, how: Forced) => comply(registered(turn, how), 'out-of-compliance'),
  'authorization-expired': (turn: Turn, how: Forced) => {
    const { earlier } = registered(turn, how).state;
    if (!earlier) return;
    update(turn, { earlier: { ...earlier, deadline: turn.now, failures: 1 } });
    authorizationFailed(turn, how.reason ?? 'Fail to send out Call Home HTTP message.', 'FAILED');
  },
  'registration-failed': (turn: Turn, how: Forced) => {
    unregister(smart(turn));
    registrationFailed(turn, how.reason ?? 'Product Already Registered');
  },
  'id-certificate-expired': (turn: Turn, how: Forced) => {
    registered(turn, how);
    expireCertificate(turn);
  },
  'policy-mode': (turn: Turn) => leaveEarlier(turn, turn.state.settings),
};

function smart(turn: Turn): Turn {
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
  const { now } = turn;
  if (turn.state.registration.state !== 'registered') {
    update(turn, {
      registration: {
        state: 'registered',
        since: now,
        expires: now + ID_CERTIFICATE,
        renewed: NEVER,
        failure: '',
      },
    });
    updateSchedule(turn, { register: NEVER, renew: now + ID_RENEWAL });
  }
  const { earlier } = turn.state;
  if (earlier?.deadline === NEVER) update(turn, { earlier: { ...earlier, deadline: now + CONTACT_LIMIT } });
  giveAccount(turn, how);
  return turn;
}
