/**
 * What only the model before policy mode shows: registration and authorization. Layout: S1 "Table 6" to "Table 9",
 * S4 "Common Failure Scenarios".
 */
import type { AgentState } from '../../licensing/index.ts';
import { licensingTime, remaining } from '../format/time.ts';
import * as licensing from '../licensing-view.ts';

type Lines = readonly string[];

/** Empty unless something failed. */
const failed = (reason: string): Lines => (reason === '' ? [] : [`    Failure reason: ${reason}`]);

/** `Registration`; the summary leaves out what happened first and when it ends. */
export function registration(state: AgentState, { brief = false } = {}): Lines {
  const { status, details } = licensing.registration(state);
  const { renew, register } = licensing.schedule(state);
  const lines = ['Registration:', `  Status: ${status}`];
  const account = licensing.account(state);
  if (details.state === 'registered' && account) {
    lines.push(`  Smart Account: ${account.smartAccount}`, `  Virtual Account: ${account.virtualAccount}`);
  }
  const allowed = licensing.exportAllowed(state) || details.state === 'registered';
  lines.push(`  Export-Controlled Functionality: ${allowed ? 'ALLOWED' : 'NOT ALLOWED'}`);
  switch (details.state) {
    case 'registered': {
      const renewed = details.renewed ? `SUCCEEDED on ${licensingTime(details.renewed)}` : 'None';
      if (!brief) lines.push(`  Initial Registration: SUCCEEDED on ${licensingTime(details.since)}`);
      lines.push(`  Last Renewal Attempt: ${details.failure === '' ? renewed : 'FAILED'}`);
      lines.push(...failed(details.failure), `  Next Renewal Attempt: ${licensingTime(renew)}`);
      if (!brief) lines.push(`  Registration Expires: ${licensingTime(details.expires)}`);
      break;
    }
    case 'retry':
    case 'failed':
      lines.push(`  Initial Registration: FAILED on ${licensingTime(details.failed)}`);
      lines.push(...failed(details.message));
      if (details.state === 'retry') lines.push(`  Next Registration Attempt: ${licensingTime(register)}`);
      break;
    default:
  }
  return lines;
}

/** `License Authorization`; the summary gives no moment for what is past. */
export function authorization(state: AgentState, now: number, { brief = false } = {}): Lines {
  const known = licensing.compliance(state, now);
  const head = 'License Authorization:';
  if (known.status === 'NOT APPLICABLE') return [head, '  Status: Not Applicable'];
  if (known.status === 'EVAL MODE') {
    return [head, '  Status: EVAL MODE', `  Evaluation Period Remaining: ${remaining(known.evaluationLeft)}`];
  }
  const on = (at: number) => (brief || !at ? '' : ` on ${licensingTime(at)}`);
  const lines = [head, `  Status: ${known.status}${on(known.since)}`];
  if (known.lastOutcome !== '') {
    lines.push(`  Last Communication Attempt: ${known.lastOutcome}${on(known.lastAttempt)}`);
    lines.push(...failed(known.failure), `  Next Communication Attempt: ${licensingTime(known.nextAttempt)}`);
    if (!brief) lines.push(`  Communication Deadline: ${licensingTime(known.deadline)}`);
  }
  return lines;
}

export function exportKey(): Lines {
  return ['Export Authorization Key:', '  Features Authorized:', '    <none>'];
}
