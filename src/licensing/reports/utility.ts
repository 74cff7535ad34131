/**
 * Utility reporting: `license smart utility`. Its notifications are named in the model only; the choice here: the right to
 * it lasts while reports are acknowledged. An ACK renews it, an ACK that accepts nothing or a server that refuses the
 * report does not, and it has expired when the ACK deadline passes.
 */
import { notify, type Turn } from '../turn.ts';

export function utilityRenewed(turn: Turn) {
  if (turn.state.settings.utility) notify(turn, { name: 'utility-renewal-success' });
}

export function utilityRefused(turn: Turn, message: string) {
  if (!turn.state.settings.utility) return;
  notify(turn, { name: 'utility-renewal-fail', reason: 'general-failure', message });
}

export function utilityUndelivered(turn: Turn, message: string) {
  if (!turn.state.settings.utility) return;
  notify(turn, { name: 'utility-RUM-fail', reason: 'general-failure', message });
}

export function utilityExpired(turn: Turn) {
  if (!turn.state.settings.utility) return;
  const message = 'No usage report was acknowledged in time.';
  notify(turn, { name: 'utility-expired', reason: 'general-failure', message });
}
