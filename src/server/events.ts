import type { JsonObject } from '../../codegen/index.ts';
import type { Clock, EventRecord, Events, Session, StreamInfo, Subscription } from './contract.ts';
import { Ring } from './ring.ts';
import type { Serving } from './served-schema.ts';

/** How many records the replay log keeps; the oldest go first. */
const replayLogSize = 2000;

/** The stream that every server has (RFC 5277 section 3.2.3). */
const netconfStream = 'NETCONF';

/** An event as it is kept: its notification is looked up when it is delivered, in the schema in force by then. */
interface Logged {
  readonly time: number;
  /** `module:name`. */
  readonly name: string;
  readonly content: JsonObject;
}

interface Subscriber {
  readonly session: Session;
  readonly sink: Parameters<Events['subscribe']>[2];
  finish(): void;
}

/**
 * The event stream `NETCONF` (RFC 5277 section 3.2.3), with replay.
 * `mayReceive` is the access check of RFC 8341 section 3.4.6.
 */
export function createEvents(
  serving: Serving,
  clock: Clock,
  mayReceive: (session: Session, record: EventRecord) => boolean,
): Events {
  const log = new Ring<Logged>(replayLogSize);
  const subscribers = new Set<Subscriber>();
  const created = clock.now();
  const streams: readonly StreamInfo[] = [
    {
      name: netconfStream,
      description: 'Every notification of this server',
      replaySupport: true,
      replayLogCreationTime: created,
    },
  ];

  const deliver = (subscriber: Subscriber, { time, name, content }: Logged) => {
    const notification = serving.schema.notifications.get(name);
    const record = notification && { time, notification, content };
    if (record && mayReceive(subscriber.session, record)) subscriber.sink.onEvent(record);
  };

  return {
    streams,
    publish(name, content) {
      if (!serving.schema.notifications.has(name)) return;
      const record: Logged = { time: clock.now(), name, content };
      log.add(record);
      for (const subscriber of [...subscribers]) deliver(subscriber, record);
    },
    subscribe(session, { replayFrom, stopTime }, sink): Subscription {
      let cancelTimer = () => {};
      const subscriber: Subscriber = {
        session,
        sink,
        finish() {
          if (subscribers.delete(subscriber)) sink.onComplete?.();
        },
      };
      subscribers.add(subscriber);
      if (replayFrom !== undefined) {
        const last = stopTime ?? Number.POSITIVE_INFINITY;
        for (const record of log.entries) {
          if (record.time >= replayFrom && record.time <= last) deliver(subscriber, record);
        }
        sink.onReplayComplete?.();
      }
      if (stopTime !== undefined) {
        if (stopTime <= clock.now()) subscriber.finish();
        else cancelTimer = clock.schedule(stopTime, () => subscriber.finish());
      }
      return {
        close() {
          cancelTimer();
          subscribers.delete(subscriber);
        },
      };
    },
  };
}
