import type { Moment } from '../time.ts';

/** A request for an authorization code that was made and not answered yet. */
export interface AuthorizationRequest {
  readonly tag: string;
  readonly local: boolean;
  readonly add: boolean;
  readonly at: Moment;
}
