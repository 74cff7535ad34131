import { notificationNs, replayNs } from './namespaces.ts';
import type { MessageStyle } from './style.ts';

/** A notification (RFC 5277 section 4): `time` in epoch milliseconds, `content` the event as XML. */
export function renderNotification(
  time: number,
  content: string,
  { declaration }: Pick<MessageStyle, 'declaration'>,
): string {
  return (
    `${declaration}<notification xmlns="${notificationNs}">` +
    `<eventTime>${formatTime(time)}</eventTime>${content}</notification>`
  );
}

/** Marks the end of the replay, and of the subscription (RFC 5277 section 3.3.1). */
export const replayComplete = `<replayComplete xmlns="${replayNs}"/>`;
export const notificationComplete = `<notificationComplete xmlns="${replayNs}"/>`;

/** Date and time in UTC; milliseconds only where there are any. */
export function formatTime(time: number): string {
  const text = new Date(time).toISOString();
  return text.endsWith('.000Z') ? text.replace('.000Z', '+00:00') : text.replace('Z', '+00:00');
}
