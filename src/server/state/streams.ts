import type { Access } from '../access/access.ts';
import { nacmName } from '../access/rules.ts';
import type { Events, StateProvider } from '../contract.ts';
import { formatTime } from './time.ts';

/** The event streams, as RFC 5277 section 3.2.5 and RFC 8639 section 3.1 list them. */
export function streamProviders(events: Events): StateProvider[] {
  return [
    {
      path: ['nc-notifications:netconf', 'streams'],
      read: () => ({
        stream: events.streams.map((stream) => ({
          name: stream.name,
          description: stream.description,
          replaySupport: stream.replaySupport,
          replayLogCreationTime: formatTime(stream.replayLogCreationTime),
        })),
      }),
    },
    {
      path: ['ietf-subscribed-notifications:streams'],
      read: () => ({
        stream: events.streams.map((stream) => ({
          name: stream.name,
          description: stream.description,
          'replay-support': [null] as const,
          'replay-log-creation-time': formatTime(stream.replayLogCreationTime),
        })),
      }),
    },
  ];
}

/** Counters of what access control has refused (RFC 8341 section 3.5). */
export function accessProviders(access: Access): StateProvider[] {
  return [
    { path: [nacmName, 'denied-operations'], read: () => access.denied.operations },
    { path: [nacmName, 'denied-data-writes'], read: () => access.denied.dataWrites },
    { path: [nacmName, 'denied-notifications'], read: () => access.denied.notifications },
  ];
}
