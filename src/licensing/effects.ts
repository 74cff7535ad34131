/**
 * What the runtime is asked to do. Documents are handed over as data; the runtime renders and signs them
 * (`documents/render.ts`) and answers `send`, `write-file` and `read-file` with an event of the same `id`.
 */

import type { LicenseDocument } from './documents/document.ts';
import type { ErrorCode } from './errors.ts';
import type { SystemMessage } from './messages.ts';
import type { EffectiveTransport, HttpProxy } from './settings.ts';
import type { Moment } from './time.ts';
import type { ComplianceStatus } from './view/compliance.ts';

/** notif-register-failure-enum. */
export type FailureReason = 'general-failure' | 'already-registered-failure' | 'de-register-failure';

type FailureName =
  | 'registration-fail'
  | 'registration-expired'
  | 'registration-renew-fail'
  | 'authorization-renew-fail'
  | 'communications-fail'
  | 'de-register-fail'
  | 'utility-expired'
  | 'utility-renewal-fail'
  | 'utility-RUM-fail';

type PlainName =
  | 'ready'
  | 'enabled'
  | 'registration-success'
  | 'registration-renew-success'
  | 'registration-out-of-range'
  | 'authorization-renew-success'
  | 'communications-restored'
  | 'de-register-success'
  | 'utility-renewal-success'
  | 'utility-reporting-started'
  | 'utility-reporting-stopped';

/** A notification of cisco-smart-license. */
export type Notification =
  | { readonly name: PlainName }
  | { readonly name: FailureName; readonly reason: FailureReason; readonly message: string }
  /** The earlier models: how the device stands has changed. */
  | { readonly name: 'enforcement-mode'; readonly mode: ComplianceStatus }
  | { readonly name: 'evaluation-expiration-warning'; readonly left: number }
  | { readonly name: 'evaluation-expired' | 'registration-expiration-warning'; readonly at: Moment };

/** What a command answers besides its return code. */
export interface CommandOutput {
  readonly confirmationCodes?: string;
  readonly returnString?: string;
}

export type Effect =
  | {
      readonly type: 'send';
      readonly id: number;
      readonly transport: Exclude<EffectiveTransport, 'off'>;
      readonly url: string;
      /** Tried when the name in `url` cannot be resolved. */
      readonly alternative?: string;
      readonly proxy?: HttpProxy;
      readonly document: LicenseDocument;
    }
  | {
      readonly type: 'write-file';
      readonly id: number;
      readonly path: string;
      readonly document: LicenseDocument;
    }
  | { readonly type: 'read-file'; readonly id: number; readonly path: string }
  | { readonly type: 'log'; readonly message: SystemMessage }
  /** The device restarts by itself; a `boot` event follows. */
  | { readonly type: 'reload'; readonly reason: string }
  | { readonly type: 'notify'; readonly notification: Notification }
  | {
      readonly type: 'reply';
      readonly command: string;
      readonly code: ErrorCode;
      readonly output?: CommandOutput;
    };
