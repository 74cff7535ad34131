import type { EventRecord, Session } from '../../server/contract.ts';
import { encodeEvent } from '../event-text.ts';
import type { Exchange } from '../exchange.ts';
import type { Format } from '../media.ts';
import { invalidValue, methodNotAllowed, notFound, refuse } from '../refusal.ts';
import { streamFilter } from '../stream-filter.ts';
import type { Resource } from './resource.ts';

const allowed = 'GET, OPTIONS';
/** A comment is sent this often, in milliseconds, so that connections are not taken for dead. */
const heartbeat = 30_000;
/** A client that lets more bytes than this wait is not reading, and is cut off. */
const backlogAtMost = 4 * 1024 * 1024;

const streamParameters = ['start-time', 'stop-time', 'filter'];

interface Period {
  readonly replayFrom?: number;
  readonly stopTime?: number;
}

function timeOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const known = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);
  // A plus sign that was not percent-encoded arrives as it is; a blank is what other parsers make of it.
  const time = Date.parse(text);
  if (!known || Number.isNaN(time))
    throw invalidValue(`"${name}" must be a date and time with offset, not "${text}"`);
  return time;
}

/** The times that a stream is wanted for (RFC 8040 sections 4.8.7 and 4.8.8). */
function periodOf(exchange: Exchange, replay: boolean): Period {
  const query = exchange.query(streamParameters);
  const start = timeOf('start-time', query.get('start-time')?.replace(' ', '+'));
  const stop = timeOf('stop-time', query.get('stop-time')?.replace(' ', '+'));
  if (start === undefined) {
    if (stop !== undefined) throw invalidValue('"stop-time" needs "start-time"');
    return {};
  }
  if (!replay) throw invalidValue('this stream has no replay, so it takes no "start-time"');
  if (start > exchange.face.core.clock.now()) throw invalidValue('"start-time" is in the future');
  if (stop === undefined) return { replayFrom: start };
  if (stop <= start) throw invalidValue('"stop-time" must be later than "start-time"');
  return { replayFrom: start, stopTime: stop };
}

/** The format: that of the address, else as asked for. A stream itself is always text/event-stream. */
function formatOf(exchange: Exchange, name: string | undefined): Format {
  const accept = exchange.request.headers.accept ?? '*/*';
  if (name !== undefined && name !== 'json' && name !== 'xml') throw notFound();
  if (name) return name;
  return accept.includes('json') ? 'json' : 'xml';
}

/** Sends events until the client, the end of the period, or somebody who kills the session ends it. */
function run(
  exchange: Exchange,
  stream: string,
  format: Format,
  period: Period,
  matches: (event: EventRecord) => boolean,
): void {
  const { face, response } = exchange;
  const { core } = face;
  let subscription: { close(): void } | undefined;
  let cancelHeartbeat = () => {};
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    face.streams.delete(end);
    subscription?.close();
    cancelHeartbeat();
    face.sessions.close(session);
    response.end();
  };
  const session: Session = face.sessions.open(exchange.session.user, exchange.address, end);
  const write = (text: string) => {
    if (over) return;
    if (response.writableLength > backlogAtMost) response.destroy();
    else response.write(text);
  };
  const beat = () => {
    write(':\n\n');
    if (!over) cancelHeartbeat = core.wallClock.schedule(core.wallClock.now() + heartbeat, beat);
  };
  const event = (record: EventRecord) => {
    try {
      if (matches(record)) write(encodeEvent(core.schema, record, format));
    } catch (error) {
      // The modules have changed, and the filter means nothing any more.
      core.log.warn({ session: session.id, error: String(error) }, 'event stream ended');
      end();
    }
  };
  const note = (name: 'replayComplete' | 'notificationComplete') =>
    write(encodeEvent(core.schema, { time: core.clock.now(), name }, format));

  face.streams.add(end);
  response.on('close', end);
  response.writeHead(200, {
    Server: face.serverName,
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  subscription = core.events.subscribe(
    session,
    { stream, ...period },
    {
      onEvent: event,
      onReplayComplete: () => note('replayComplete'),
      onComplete() {
        note('notificationComplete');
        end();
      },
    },
  );
  if (over) subscription.close();
  else cancelHeartbeat = core.wallClock.schedule(core.wallClock.now() + heartbeat, beat);
}

/** `/restconf/streams/NAME`, or with the encoding after it: notifications as server-sent events (RFC 8040 section 6.3). */
export function eventStream(name: string, encoding: string | undefined): Resource {
  return {
    answer(exchange) {
      const stream = exchange.face.core.events.streams.find((one) => one.name === name);
      if (!stream) throw notFound();
      if (exchange.method === 'OPTIONS') return { status: 200, headers: ['Allow', allowed] };
      if (exchange.method !== 'GET') throw methodNotAllowed(allowed, 'an event stream can only be read');
      const accept = exchange.request.headers.accept;
      const format = formatOf(exchange, encoding);
      const period = periodOf(exchange, stream.replaySupport);
      const filter = exchange.query(streamParameters).get('filter');
      const matches = streamFilter(exchange.face.core, filter);
      if (accept !== undefined && !/text\/event-stream|\*\/\*|text\/\*|yang-data/.test(accept)) {
        throw refuse(406, 'invalid-value', 'an event stream is text/event-stream');
      }
      run(exchange, name, format, period, matches);
      return undefined;
    },
  };
}
