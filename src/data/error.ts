import type { InstancePath } from './path/instance-path.ts';

/** `error-type` of RFC 6241 appendix A. */
export type ErrorType = 'transport' | 'rpc' | 'protocol' | 'application';

/** `error-tag` of RFC 6241 appendix A. */
export type ErrorTag =
  | 'in-use'
  | 'invalid-value'
  | 'too-big'
  | 'missing-attribute'
  | 'bad-attribute'
  | 'unknown-attribute'
  | 'missing-element'
  | 'bad-element'
  | 'unknown-element'
  | 'unknown-namespace'
  | 'access-denied'
  | 'lock-denied'
  | 'resource-denied'
  | 'rollback-failed'
  | 'data-exists'
  | 'data-missing'
  | 'operation-not-supported'
  | 'operation-failed'
  | 'malformed-message';

/** Members of `error-info` that the RFCs and devices define. */
export interface ErrorInfo {
  readonly 'bad-element'?: string;
  readonly 'bad-attribute'?: string;
  readonly 'bad-namespace'?: string;
  readonly 'session-id'?: number;
  /** RFC 7950 section 15.1: the paths that break a `unique`. */
  readonly 'non-unique'?: readonly InstancePath[];
  /** RFC 7950 section 15.6. */
  readonly 'missing-choice'?: string;
}

export interface ErrorDetails {
  readonly type?: ErrorType;
  readonly appTag?: string;
  /** Where in the data. Faces render it: ConfD style in NETCONF, instance-identifier in RESTCONF. */
  readonly path?: InstancePath;
  /** Where in the message, when that is no data node: names from the rpc element down, such as `['edit-config', 'target']`. */
  readonly rpcPath?: readonly string[];
  readonly info?: ErrorInfo;
  /** Schema node whose rule was broken, for logs and `sly yang validate`. */
  readonly schemaPath?: string;
}

/**
 * The one error that operations raise; NETCONF renders it as `rpc-error` (RFC 6241 section 4.3), RESTCONF as
 * `ietf-restconf:errors` (RFC 8040 section 7.1). `others` holds further errors found by the same operation.
 */
export class ProtocolError extends Error {
  readonly tag: ErrorTag;
  readonly type: ErrorType;
  readonly details: ErrorDetails;
  others: readonly ProtocolError[] = [];

  constructor(tag: ErrorTag, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = 'ProtocolError';
    this.tag = tag;
    this.type = details.type ?? 'application';
    this.details = details;
  }

  /** This error and the others found with it. */
  get all(): readonly ProtocolError[] {
    return [this, ...this.others];
  }

  /** One error that carries them all; the list must not be empty. */
  static combine(errors: readonly ProtocolError[]): ProtocolError {
    const [first, ...others] = errors;
    if (!first) throw new TypeError('no errors to combine');
    first.others = others;
    return first;
  }
}
