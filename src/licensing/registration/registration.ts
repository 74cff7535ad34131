/**
 * The older registration, as registration-state-enum knows it. A 17.x device in policy mode is not registered
 * and needs not be (S1 "Licenses that Require SLAC" aside); the RPCs of the older model still exist, so what
 * they bring about is kept here. Evaluation is a notion of the older model only: never in use here.
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
      /** The server was not reached; tried again at `next` (S4 "Common Failure Scenarios", scenarios 1 to 3). */
      readonly state: 'retry';
      readonly failed: Moment;
      readonly message: string;
      readonly next: Moment;
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
