/** Installing and removing a policy. S1 "POLICY_INSTALL_SUCCESS", "POLICY_INSTALL_FAILED", "POLICY_REMOVED". */
import { messages } from '../messages.ts';
import { reschedule } from '../timers/push.ts';
import { log, record, type Turn, update } from '../turn.ts';
import type { Policy } from './policy.ts';

/** Puts a policy from CSSM in force; it replaces the one before. */
export function installPolicy(turn: Turn, policy: Policy): void {
  update(turn, { policy: { ...policy, installed: turn.now } });
  log(turn, messages.policyInstalled());
  record(turn, 'SAEVT_POLICY_INSTALL', { name: policy.name });
  reschedule(turn);
}

/** Back to `CISCO default`; says nothing when it is in force already. */
export function removePolicy(turn: Turn): void {
  if (!turn.state.policy) return;
  update(turn, { policy: null });
  log(turn, messages.policyRemoved());
  record(turn, 'SAEVT_POLICY_REMOVED');
  reschedule(turn);
}
