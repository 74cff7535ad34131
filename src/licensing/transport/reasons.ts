/**
 * How a failure to communicate is worded. "Unable to resolve server hostname/domain name" and "Fail to send out
 * Call Home HTTP message." are what devices log (S4 scenario 5; S1 "COMM_FAILED" lists the causes).
 */
import type { CommFailure } from '../events.ts';
import { effectiveTransport, type Settings } from '../settings.ts';

/** Nothing is attempted while the transport is off (S4 scenario 4). */
export const NO_TRANSPORT = 'Communication transport not available.';

export function failureText(settings: Settings, failure: CommFailure): string {
  if (failure.kind !== 'reply' && effectiveTransport(settings) === 'callhome') {
    return 'Fail to send out Call Home HTTP message.';
  }
  switch (failure.kind) {
    case 'dns':
      return 'Unable to resolve server hostname/domain name';
    case 'connect':
      return 'Unable to connect to server';
    case 'timeout':
      return 'Waiting for reply';
    case 'tls':
      return 'Cannot establish secure connection because server TLS cert cannot be validated';
    case 'http':
      return `HTTP Server Error ${failure.detail ?? ''}`.trim();
    case 'reply':
      return failure.detail ?? 'Communication message send response error';
  }
}
