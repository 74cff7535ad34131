/** What happens when a timer is due. Every case moves its timer past `now`. */
import { tellStandby } from '../authorization/feature.ts';
import { requestAuthorization } from '../earlier/authorize.ts';
import { lookAtCertificate } from '../earlier/certificate.ts';
import { lookAtEvaluation } from '../earlier/evaluation.ts';
import { messages } from '../messages.ts';
import { ackDeadline, pushInterval } from '../policy/deadlines.ts';
import { retryRegistration } from '../registration/register.ts';
import { rollReports } from '../reports/ledger.ts';
import { pushReports } from '../reports/push.ts';
import { utilityExpired } from '../reports/utility.ts';
import { effectiveTransport } from '../settings.ts';
import { DAY, type Moment, NEVER } from '../time.ts';
import { pollDue } from '../transport/polling.ts';
import { hasUsableTrust } from '../trust/trust.ts';
import { log, type Turn, update, updateSchedule } from '../turn.ts';
import { nextReminder, planClose } from './push.ts';

/** Runs everything that is due; afterwards no timer lies in the past. */
export function runDueTimers(turn: Turn) {
  const isDue = (at: Moment) => at !== NEVER && at <= turn.now;
  if (isDue(turn.state.schedule.evaluate)) lookAtEvaluation(turn);
  if (isDue(turn.state.schedule.register)) retryRegistration(turn);
  if (isDue(turn.state.schedule.renew)) lookAtCertificate(turn);
  if (isDue(turn.state.schedule.authorize)) requestAuthorization(turn);
  if (isDue(turn.state.schedule.standby)) tellStandby(turn);
  if (isDue(turn.state.schedule.close)) closeOld(turn);
  if (isDue(turn.state.schedule.remind)) remind(turn);
  if (isDue(turn.state.schedule.poll)) pollDue(turn);
  const { push, retry } = turn.state.schedule;
  if (isDue(retry === NEVER ? push : retry)) push_(turn);
}

function closeOld(turn: Turn) {
  update(turn, { ledger: rollReports(turn.state.ledger, 'ReportInterval', turn.now) });
  planClose(turn);
}

function remind(turn: Turn) {
  const deadline = ackDeadline(turn.state);
  const days = Math.max(0, Math.ceil((deadline - turn.now) / DAY));
  updateSchedule(turn, { remind: nextReminder(turn.state, turn.now) });
  if (deadline !== NEVER && turn.now >= deadline) return utilityExpired(turn);
  if (deadline !== NEVER) log(turn, messages.reportingRequired(days));
}

/**
 * The scheduled push. With the transport off nothing is sent, yet the date moves on; and a direct connection
 * carries no report before trust is established with an ID token (S1 "Connected Directly to CSSM").
 */
function push_(turn: Turn) {
  const transport = effectiveTransport(turn.state.settings);
  if (transport === 'off') {
    const interval = pushInterval(turn.state) * DAY;
    return updateSchedule(turn, { push: interval === 0 ? NEVER : turn.now + interval, retry: NEVER });
  }
  if (transport !== 'cslu' && !hasUsableTrust(turn.state)) {
    return updateSchedule(turn, { push: turn.now + DAY, retry: NEVER });
  }
  pushReports(turn);
}
