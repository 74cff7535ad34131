/**
 * What the agent writes and sends, before it is rendered and signed. The RUM report and the envelope of a saved
 * file are in the public layout; requests for trust and for codes are not public and are designed here in the
 * same style (an element below `smartLicense` whose `data` is JSON).
 */

import type { Entitlement } from '../authorization/slac.ts';
import type { RumReport } from '../reports/report.ts';
import type { Identity, Unit } from '../state.ts';
import type { Moment } from '../time.ts';

/** Data about the device that goes along with `save usage all` (S1 "New mechanism to send data privacy ..."). */
export interface SystemInfo {
  readonly hostname?: string;
  readonly softwareVersion?: string;
  readonly agentVersion: string;
  readonly customerTags?: readonly string[];
  readonly customId?: string;
}

export interface TrustRequest {
  readonly units: readonly Unit[];
  readonly token?: string;
  readonly force: boolean;
  readonly at: Moment;
}

export interface UsageDocument {
  readonly kind: 'usage';
  readonly identity: Identity;
  readonly reports: readonly RumReport[];
  readonly utility: boolean;
  /** Left out when `privacy version` is set. */
  readonly softwareVersion?: string;
  readonly systemInfo?: SystemInfo;
  readonly trustRequest?: TrustRequest;
  readonly authorizationRequest?: AuthorizationRequestBody;
}

/** A request for a key; `add` keeps those of the code before. */
export interface AuthorizationRequestBody {
  readonly units: readonly Unit[];
  readonly tag: string;
  readonly add: boolean;
  readonly at: Moment;
}

export interface AuthorizationReturn {
  readonly pid: string;
  readonly sn: string;
  readonly code: string;
}

export type LicenseDocument =
  | UsageDocument
  | ({ readonly kind: 'trust-request' } & TrustRequest)
  | ({ readonly kind: 'register' } & TrustRequest)
  | ({ readonly kind: 'authorization-request' } & AuthorizationRequestBody)
  /** Smart Licensing: authorization, ID certificate, end of a registration. */
  | {
      readonly kind: 'authorization-renewal' | 'id-renewal' | 'de-register';
      readonly units: readonly Unit[];
      readonly licenses: readonly Entitlement[];
      readonly at: Moment;
    }
  /** Asks for an answer that was not ready. */
  | { readonly kind: 'poll'; readonly unit: Unit; readonly pollId: string; readonly at: Moment }
  | {
      readonly kind: 'authorization-return';
      readonly returns: readonly AuthorizationReturn[];
      readonly at: Moment;
    };
