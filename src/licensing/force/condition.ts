/** The conditions that `force` brings about; README.md says what each does. */
import type { Policy } from '../policy/policy.ts';

export const CONDITIONS = [
  // trust codes
  'trust-installed',
  'trust-factory',
  'trust-expired',
  'trust-corrupt',
  // authorization codes
  'slac-installed',
  'slac-expired',
  'slac-corrupt',
  'hsec-key-held',
  // policy, reports and communication
  'policy-installed',
  'policy-removed',
  'ack-received',
  'reporting-required',
  'report-overdue',
  'push-due',
  'communication-failed',
  'communication-restored',
  // the models before: each puts the device into Smart Licensing, but for the last
  'evaluation',
  'evaluation-expired',
  'registered',
  'registration-failed',
  'authorized',
  'out-of-compliance',
  'authorization-expired',
  'id-certificate-expired',
  'policy-mode',
] as const;

export type Condition = (typeof CONDITIONS)[number];

/** What a condition may need to know; what it has no use for is ignored. */
export interface Forced {
  /** The unit by its serial number; all units without. */
  readonly sn?: string;
  /** Words of a failure. */
  readonly reason?: string;
  /** `reporting-required`: days left; 14 without. */
  readonly days?: number;
  readonly policy?: Policy;
  readonly smartAccount?: string;
  readonly virtualAccount?: string;
}
