/**
 * A file or answer from CSSM after parsing (layouts: `smartLicense` holding any of smartLicenseAuthorization,
 * smartLicensePolicy, smartLicenseRumAck, smartLicenseAccountInfo, each with a signature; a policy may be the
 * root). `smartLicenseTrustCode` is ours: the layout of a trust code file is not public.
 */
import type { Entitlement } from '../authorization/slac.ts';
import type { Policy } from '../policy/policy.ts';
import type { Moment } from '../time.ts';
import type { SignatureState } from './signing.ts';

export interface FileUdi {
  readonly pid: string;
  readonly sn: string;
}

interface Part {
  readonly signature: SignatureState;
  /** When CSSM made it, if it says so. */
  readonly stamp?: Moment;
}

export interface AuthorizationPart extends Part {
  readonly kind: 'authorization';
  readonly udi: FileUdi | null;
  /** False when CSSM says that it could not authorize this UDI; `reason` tells why. */
  readonly granted: boolean;
  readonly reason: string;
  readonly entitlements: readonly Entitlement[];
  /** What identifies this code, so that its confirmation code can be told. */
  readonly digest: string;
}

export interface PolicyPart extends Part {
  readonly kind: 'policy';
  /** Null when a number is not one, or a rule is missing. */
  readonly policy: Policy | null;
}

export interface AckEntry {
  readonly id: number;
  readonly udi: FileUdi | null;
  readonly accepted: boolean;
}

export interface AckPart extends Part {
  readonly kind: 'ack';
  /** Null when the data is not a JSON array of entries. */
  readonly entries: readonly AckEntry[] | null;
}

export interface AccountPart extends Part {
  readonly kind: 'account';
  readonly smartAccount: string;
  readonly virtualAccount: string;
}

export interface TrustPart extends Part {
  readonly kind: 'trust';
  readonly udi: FileUdi | null;
  readonly id: string;
  readonly granted: boolean;
  readonly reason: string;
  /** Whose public key it vouches for. `none`: it has no key; `unknown`: nobody can tell whose it is. */
  readonly publicKey: 'own' | 'foreign' | 'none' | 'unknown';
  /** The account of the ID token or request, if it says so. */
  readonly account?: { readonly smartAccount: string; readonly virtualAccount: string };
  /** The code itself; only with a public key in it. */
  readonly certificate?: string;
}

/** Smart Licensing: how the account stands (layout ours). */
export interface CompliancePart extends Part {
  readonly kind: 'compliance';
  readonly compliant: boolean;
}

/** A reservation code: `specificPLR`, or `universalPLR` for all licences of a device. */
export interface ReservationPart extends Part {
  readonly kind: 'reservation';
  readonly udi: FileUdi | null;
  readonly permanent: boolean;
  readonly entitlements: readonly Entitlement[];
  readonly digest: string;
}

export type FilePart =
  | AuthorizationPart
  | PolicyPart
  | AckPart
  | AccountPart
  | TrustPart
  | CompliancePart
  | ReservationPart;

export interface LicenseFile {
  readonly parts: readonly FilePart[];
}
