import { ProtocolError } from '../../data/error.ts';
import { writeXml } from '../../data/xml/write.ts';
import type { EventRecord } from '../../server/contract.ts';
import { perSchema } from '../../server/served-schema.ts';
import { notificationComplete, replayComplete } from '../messages/notification.ts';
import { ok } from '../messages/reply.ts';
import { styleOf } from '../messages/style.ts';
import { eventFilter } from './event-filter.ts';
import type { Prepare } from './operation.ts';
import { Parameters } from './parameters.ts';

/** The stream that is meant when none is named (RFC 5277 section 2.1.1). */
const defaultStream = 'NETCONF';

/** `<create-subscription>` (RFC 5277 section 2.1.1): the reply, then the replay if wanted, then events as they come. */
export const prepareCreateSubscription: Prepare = (operation, { core }) => {
  const parameters = new Parameters(operation, ['stream', 'filter', 'startTime', 'stopTime']);
  const stream = parameters.text('stream') ?? defaultStream;
  const filter = parameters.get('filter');
  const matches = perSchema(core, () => (filter ? eventFilter(filter, core) : () => true));
  // A filter that is wrong is refused now.
  matches();
  const startTime = timeOf(parameters, 'startTime');
  const stopTime = timeOf(parameters, 'stopTime');
  if (stopTime !== undefined && startTime === undefined) {
    throw parameters.error('missing-element', 'stopTime needs startTime', 'startTime');
  }
  if (stopTime !== undefined && stopTime < startTime!) {
    throw parameters.error('bad-element', 'stopTime is before startTime', 'stopTime');
  }
  if (!core.events.streams.some(({ name }) => name === stream)) {
    throw parameters.invalid('stream', `there is no stream "${stream.slice(0, 200)}"`);
  }
  const { emptyElements } = styleOf(core.personality);
  const render = ({ notification, content }: EventRecord): string => {
    const { name, module } = notification;
    const inside = writeXml(notification, content, { schema: core.schema, emptyElements });
    const tag = `${name} xmlns="${module.namespace}"`;
    return inside === '' && emptyElements === 'short' ? `<${tag}/>` : `<${tag}>${inside}</${name}>`;
  };

  return (target) => {
    if (target.subscribed) {
      throw new ProtocolError('operation-failed', 'the session has a subscription already', {
        type: 'protocol',
      });
    }
    const { clock } = core;
    if (startTime !== undefined && startTime > clock.now()) {
      throw parameters.error('bad-element', 'startTime is in the future', 'startTime');
    }
    target.afterReply(() => {
      let over = false;
      const finish = () => {
        over = true;
        target.notify(clock.now(), notificationComplete);
        target.setSubscription(undefined);
      };
      const subscription = core.events.subscribe(
        target.session,
        { stream, replayFrom: startTime, stopTime },
        {
          onEvent(record) {
            if (over) return;
            try {
              if (matches()(record)) target.notify(record.time, render(record));
            } catch (error) {
              // The modules have changed, and the filter means nothing any more.
              core.log.warn({ session: target.session.id, error: String(error) }, 'subscription ended');
              finish();
            }
          },
          onReplayComplete: () => target.notify(clock.now(), replayComplete),
          onComplete: finish,
        },
      );
      if (!over) target.setSubscription(() => subscription.close());
    });
    return ok;
  };
};

/** A date and time with its zone, in epoch milliseconds. */
function timeOf(parameters: Parameters, name: string): number | undefined {
  const text = parameters.text(name);
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(time))
    throw parameters.invalid(name, `${name} is a date and time such as 2024-05-01T12:00:00Z`);
  return time;
}
