/** The leaves of a notification of cisco-smart-license. */
import type { JsonObject } from '../../../codegen/index.ts';
import { dateAndTime, type Notification } from '../../licensing/index.ts';

const MODES: Readonly<Record<string, string>> = {
  'NOT APPLICABLE': 'auth-state-none',
  'EVAL MODE': 'auth-state-eval',
  'EVAL EXPIRED': 'auth-state-eval-expired',
  AUTHORIZED: 'auth-state-authorized',
  'AUTHORIZED - RESERVED': 'auth-state-authorized-reservation',
  'OUT OF COMPLIANCE': 'auth-state-out-of-compliance',
  'AUTHORIZATION EXPIRED': 'auth-state-authorization-expired',
};

export function notificationLeaves(notification: Notification): JsonObject {
  if ('reason' in notification) {
    return { reason: notification.reason, message: notification.message.slice(0, 255) };
  }
  if ('mode' in notification) return { mode: MODES[notification.mode]! };
  if ('left' in notification) return { 'seconds-left': String(Math.floor(notification.left / 1000)) };
  if ('at' in notification) return { 'expire-time': dateAndTime(notification.at) };
  return {};
}
