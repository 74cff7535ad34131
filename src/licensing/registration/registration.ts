/**
 * The registration, as registration-state-enum knows it: that of Smart Licensing (S4 "Registered State"). A device in
 * policy mode needs none; the RPCs exist there too, and what they bring about stands here.
 */
import type { Moment } from '../time.ts';

export type Registration =
  | { readonly state: 'not-registered' }
  | {
      readonly state: 'in-progress';
      readonly started: Moment;
      readonly token: string;
      readonly force: boolean;
    }
  | {
      /** The server was not reached; tried again at `schedule.register` (S4 "Common Failure Scenarios", scenarios 1 to 3). */
      readonly state: 'retry';
      readonly failed: Moment;
      readonly message: string;
      readonly token: string;
      readonly force: boolean;
      /** Shows as failed, though it is tried again (S4 scenario 1). */
      readonly ended?: true;
    }
  | {
      /** Smart Licensing: an ID certificate until `expires`. */
      readonly state: 'registered';
      readonly since: Moment;
      readonly expires: Moment;
      readonly renewed: Moment;
      readonly failure: string;
      /** The clock is before the begin of the certificate, and that was told. */
      readonly outOfRange?: true;
    }
  | { readonly state: 'failed'; readonly failed: Moment; readonly message: string };

export const NO_REGISTRATION: Registration = { state: 'not-registered' };
