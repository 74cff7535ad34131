/** How the actions of IOS XR say what became of them. */
import type { JsonObject } from '../../../../codegen/index.ts';
import type { ErrorCode } from '../../../licensing/index.ts';

export const ACT = 'Cisco-IOS-XR-smart-license-act';

/** Codes of cisco-smart-license that the error-enum of IOS XR names otherwise. */
const OTHERWISE: Partial<Record<ErrorCode, string>> = {
  requesteditemnotfound: 'notfound',
  noreservationauthcode: 'ReservationNoAuthCodeFound',
  max: 'ErrorMax',
};

export function response(code: ErrorCode): JsonObject {
  return {
    'operation-status': code === 'success' ? 'success' : 'failed',
    'return-code': OTHERWISE[code] ?? code,
  };
}
