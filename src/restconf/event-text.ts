import type { Schema } from '../../codegen/index.ts';
import { writeJson } from '../data/json/write.ts';
import { escapeAttribute } from '../data/xml/escape.ts';
import { writeXml } from '../data/xml/write.ts';
import type { EventRecord } from '../server/contract.ts';
import { formatTime } from '../server/state/time.ts';
import type { Format } from './media.ts';

/** The events of a subscription itself (RFC 5277 sections 2.1.1 and 5). */
export interface StreamEvent {
  readonly time: number;
  readonly name: 'replayComplete' | 'notificationComplete';
}

const streamNamespace = 'urn:ietf:params:xml:ns:netmod:notification';

function inXml(schema: Schema, event: EventRecord | StreamEvent): string {
  const body =
    'name' in event
      ? `<${event.name} xmlns="${streamNamespace}"/>`
      : `<${event.notification.name} xmlns="${escapeAttribute(event.notification.module.namespace)}">${writeXml(event.notification, event.content, { schema })}</${event.notification.name}>`;
  return `<notification xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0"><eventTime>${formatTime(event.time)}</eventTime>${body}</notification>`;
}

function inJson(schema: Schema, event: EventRecord | StreamEvent): string {
  const [name, content] =
    'name' in event
      ? [`nc-notifications:${event.name}`, '{}']
      : [
          `${event.notification.module.name}:${event.notification.name}`,
          writeJson(event.notification, event.content, { schema }),
        ];
  return `{"ietf-restconf:notification":{"eventTime":"${formatTime(event.time)}",${JSON.stringify(name)}:${content}}}`;
}

/** One event as a server-sent event: every line of its text is a `data` field, and a blank line ends it. */
export function encodeEvent(schema: Schema, event: EventRecord | StreamEvent, format: Format): string {
  const text = format === 'json' ? inJson(schema, event) : inXml(schema, event);
  return `data: ${text.split('\n').join('\ndata: ')}\n\n`;
}
