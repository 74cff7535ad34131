import type { Core, StateProvider } from '../server/contract.ts';
import { formatTime } from '../server/state/time.ts';

const capabilities = [
  'urn:ietf:params:restconf:capability:defaults:1.0?basic-mode=explicit',
  'urn:ietf:params:restconf:capability:depth:1.0',
  'urn:ietf:params:restconf:capability:fields:1.0',
  'urn:ietf:params:restconf:capability:filter:1.0',
  'urn:ietf:params:restconf:capability:replay:1.0',
  'urn:ietf:params:restconf:capability:with-defaults:1.0',
  'urn:ietf:params:restconf:capability:yang-patch:1.0',
] as const;

/** Encodings of event streams, each at an address of its own (RFC 8040 section 6.2). */
export const streamEncodings = ['xml', 'json'] as const;

/** `restconf-state`: what this server can do and where its streams are (RFC 8040 section 9). */
export function monitoringProvider(core: Core, base: string): StateProvider {
  return {
    path: ['ietf-restconf-monitoring:restconf-state'],
    read: () => ({
      capabilities: { capability: [...capabilities] },
      streams: {
        stream: core.events.streams.map((stream) => ({
          name: stream.name,
          description: stream.description,
          'replay-support': stream.replaySupport,
          ...(stream.replaySupport && {
            'replay-log-creation-time': formatTime(stream.replayLogCreationTime),
          }),
          access: streamEncodings.map((encoding) => ({
            encoding,
            location: `${base}/restconf/streams/${encodeURIComponent(stream.name)}/${encoding}`,
          })),
        })),
      },
    }),
  };
}
