/** The conditions that `force` brings about; README.md says what each does. */
import type { Policy } from '../policy/policy.ts';

export const CONDITIONS = [
  // trust codes
  'trust-installed',
  'trust-factory',
  'trust-expired',
  'trust-corrupt',
  'trust-failed',
  // authorization codes
  'slac-installed',
  'slac-expired',
  'slac-corrupt',
  'slac-failed',
  'slac-returned',
  'hsec-key-held',
  // policy, reports and communication
  'policy-installed',
  'policy-failed',
  'policy-removed',
  'ack-pending',
  'ack-received',
  'reporting-required',
  'report-overdue',
  'push-due',
  'communication-failed',
  'communication-restored',
  // reserved licences, in the model that the device is in
  'reserved',
  'reserved-permanent',
  // the models before: each puts the device into Smart Licensing, but for the last
  'evaluation',
  'evaluation-expired',
  'registered',
  'registration-failed',
  'registration-retry',
  'authorized',
  'out-of-compliance',
  'authorization-failed',
  'authorization-expired',
  'id-certificate-expiring',
  'id-certificate-expired',
  'reservation-requested',
  'right-to-use',
  'policy-mode',
] as const;

export type Condition = (typeof CONDITIONS)[number];

/** What a condition may need to know; what it has no use for is ignored. */
export interface Forced {
  /** The unit by its serial number; all units without. */
  readonly sn?: string;
  /** Words of a failure. */
  readonly reason?: string;
  /** Days left: `reporting-required` (14 without), `evaluation` (90), `id-certificate-expiring` (30). */
  readonly days?: number;
  readonly policy?: Policy;
  readonly smartAccount?: string;
  readonly virtualAccount?: string;
}
