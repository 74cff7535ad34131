/**
 * What can happen to an agent. Every event is plain data; results carry the number of the effect they answer.
 */
import type { LicenseFile } from './documents/file.ts';
import type { Condition, Forced } from './force/condition.ts';
import type { Joining } from './ha/joining.ts';
import type { Settings } from './settings.ts';
import type { Identity, UnitRole } from './state.ts';
import type { Moment } from './time.ts';
import type { BootLevel, FeatureUse } from './usage/counting.ts';

/** Which reports a file is to hold: all kept, those never sent nor saved, those of the last days, one. */
export type ReportSelection =
  | { readonly of: 'all' | 'unreported' }
  | { readonly of: 'days'; readonly days: number }
  | { readonly of: 'report'; readonly id: number };

/** The commands: one for each RPC of cisco-smart-license, and the synchronisation the CLI has. */
export type Command =
  | { readonly name: 'register-id-token'; readonly token: string; readonly force: boolean }
  | { readonly name: 'de-register' }
  | { readonly name: 'renew-id' }
  | { readonly name: 'renew-auth' }
  | {
      readonly name: 'id-token-trust';
      readonly token: string;
      readonly all: boolean;
      readonly force: boolean;
    }
  /** `pulled`: CSLU or a controller collects the file, which decides what may go along with it. */
  | { readonly name: 'rum-save-usage-all'; readonly path: string; readonly pulled?: true }
  | { readonly name: 'rum-save-usage-unreported'; readonly path: string; readonly pulled?: true }
  | {
      readonly name: 'rum-save-usage-days';
      readonly path: string;
      readonly days?: number;
      readonly pulled?: true;
    }
  /** The device's REST service: ends open reports; hands out closed ones, as saving them would. */
  | { readonly name: 'rum-close' }
  | { readonly name: 'rum-collect'; readonly path: string; readonly selection: ReportSelection }
  | { readonly name: 'trust-request-save'; readonly path: string }
  | {
      readonly name: 'authorization-request-online';
      readonly feature: string;
      readonly local: boolean;
      readonly add: boolean;
    }
  | { readonly name: 'authorization-code-return-online'; readonly local: boolean }
  | { readonly name: 'authorization-code-return-offline'; readonly local: boolean; readonly path: string }
  /** The command line's request: kept, sent when there is a transport, else saved with the one below. */
  | {
      readonly name: 'authorization-request';
      readonly feature: string;
      readonly local: boolean;
      readonly add: boolean;
    }
  | { readonly name: 'authorization-request-save'; readonly path: string }
  | { readonly name: 'reservation-request'; readonly universal?: true }
  | { readonly name: 'reservation-return' | 'reservation-cancel' }
  | {
      readonly name: 'reservation-install' | 'reservation-return-authorization';
      readonly path: string;
    }
  | { readonly name: 'import-file'; readonly path: string }
  | { readonly name: 'sync' }
  | { readonly name: 'factory-reset' };

export type CommandName = Command['name'];

/** Why a message did not get through; the runtime says what happened, the agent words it. */
export interface CommFailure {
  readonly kind: 'dns' | 'connect' | 'timeout' | 'tls' | 'http' | 'reply';
  /** HTTP status, or what the other side wrote. */
  readonly detail?: string;
}

export type CommResult =
  /**
   * `file`: the parsed answer, when there was one; an empty answer means "received, ACK follows". `poll`: it is not ready,
   * ask with this id after so many milliseconds.
   */
  | {
      readonly ok: true;
      readonly file?: LicenseFile;
      readonly poll?: { readonly id: string; readonly interval: number };
    }
  | { readonly ok: false; readonly failure: CommFailure };

export type FileFailure = 'bad-path' | 'missing' | 'unreadable' | 'unwritable' | 'not-xml';

export type Event =
  | {
      readonly type: 'boot';
      readonly identity: Identity;
      readonly level: BootLevel | null;
      readonly features?: readonly FeatureUse[];
      readonly settings: Settings;
      /** Whether the hardware left the factory with a trust code (new orders from 17.7.1 on). */
      readonly factoryTrust?: boolean;
      /** When the device went down, if that is known: evaluation counts use, not absence. */
      readonly down?: Moment;
    }
  | { readonly type: 'config-changed'; readonly settings: Settings }
  | { readonly type: 'hostname-changed'; readonly hostname: string }
  | { readonly type: 'usage-changed'; readonly features: readonly FeatureUse[] }
  /** A feature that needs a licence is configured or not; refused while the device may not use it. */
  | { readonly type: 'set-feature'; readonly name: string; readonly inUse: boolean }
  /** `platform hsec-license-release`, `platform wanmacsec hsec-license-release`. */
  | { readonly type: 'release-key' }
  | ({ readonly type: 'unit-added' } & Joining)
  | { readonly type: 'unit-removed'; readonly sn: string }
  | {
      readonly type: 'roles-changed';
      readonly roles: readonly { readonly sn: string; readonly role: UnitRole }[];
    }
  /** The standby takes over; `lost`: the unit that was active does not come back. */
  | { readonly type: 'switchover'; readonly lost?: boolean }
  /** Brings a condition about that would else need time, an account or bad luck. */
  | ({ readonly type: 'force'; readonly condition: Condition } & Forced)
  /** As it came out of the box: all is forgotten, hardware included. A `boot` follows. */
  | { readonly type: 'reset'; readonly identity: Identity }
  | { readonly type: 'command'; readonly id: string; readonly command: Command }
  | { readonly type: 'timer' }
  | { readonly type: 'comm-result'; readonly id: number; readonly result: CommResult }
  | { readonly type: 'file-written'; readonly id: number; readonly error?: FileFailure }
  | {
      readonly type: 'file-read';
      readonly id: number;
      readonly result:
        | { readonly ok: true; readonly file: LicenseFile }
        | { readonly ok: false; readonly error: FileFailure };
    };
