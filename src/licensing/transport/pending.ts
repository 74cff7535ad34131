/**
 * What the agent waits for: an answer from the other side, or a file operation of the runtime. Each has the
 * number of the effect that started it; `command` is the command to answer when it ends.
 */
export type Pending =
  | PendingPush
  | { readonly id: number; readonly kind: 'trust'; readonly command: string; readonly force: boolean }
  | { readonly id: number; readonly kind: 'register'; readonly command?: string }
  /** A newcomer on a directly connected device. */
  | { readonly id: number; readonly kind: 'trust-sync'; readonly command?: undefined }
  /** Smart Licensing: authorization, ID certificate, the end of a registration. */
  | {
      readonly id: number;
      readonly kind: 'renew-auth' | 'renew-id' | 'de-register';
      readonly command?: string;
    }
  | { readonly id: number; readonly kind: 'reservation' | 'reservation-return'; readonly command: string }
  | { readonly id: number; readonly kind: 'authorize'; readonly command: string }
  | {
      readonly id: number;
      readonly kind: 'return';
      readonly command: string;
      readonly udis: readonly string[];
    }
  | {
      readonly id: number;
      readonly kind: 'save-usage';
      readonly command: string;
      readonly reports: readonly number[];
    }
  /** A look for an answer that was promised. */
  | {
      readonly id: number;
      readonly kind: 'poll';
      readonly of: 'push' | 'trust' | 'authorize';
      readonly command?: undefined;
    }
  | { readonly id: number; readonly kind: 'save-request'; readonly command: string }
  | {
      readonly id: number;
      readonly kind: 'save-return';
      readonly command: string;
      readonly udis: readonly string[];
    }
  | { readonly id: number; readonly kind: 'import'; readonly command: string };

/** A push under way, and the reports in it. */
export interface PendingPush {
  readonly id: number;
  readonly kind: 'push';
  readonly reports: readonly number[];
  readonly command?: string;
}
