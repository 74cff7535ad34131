import type { Selection } from '../../data/filter/selection.ts';
import { writeXml } from '../../data/xml/write.ts';
import type { Core } from '../../server/contract.ts';
import { styleOf } from '../messages/style.ts';
import type { OperationSession } from './context.ts';

/** How often a subscription to changes looks for them, in milliseconds. */
const lookEvery = 1000;

export interface PushOptions {
  readonly selection: Selection;
  /** Milliseconds between updates; undefined means on change. */
  readonly period: number | undefined;
  /** Least time between two updates on change, in milliseconds. */
  readonly dampening: number;
  /** The notification for the selected contents of running and state, given as XML. */
  render(contents: string): string;
}

/**
 * Sends selected contents of the datastore again and again (RFC 8641 section 3): at fixed times, or when they have
 * changed. Gives the way to end it.
 */
export function startPush(core: Core, target: OperationSession, options: PushOptions): () => void {
  const { clock, schema } = core;
  const { emptyElements } = styleOf(core.personality);
  const { period, dampening } = options;
  let cancel = () => {};
  let before: string | undefined;
  const update = () => {
    const contents = writeXml(schema.root, core.operations.get(target.session, options.selection), {
      schema,
      emptyElements,
    });
    const send = period !== undefined || contents !== before;
    before = contents;
    if (send) target.notify(clock.now(), options.render(contents));
    return send;
  };
  const round = (due: number) => {
    cancel = clock.schedule(due, () => {
      let sent = false;
      try {
        sent = update();
      } catch (error) {
        core.log.warn({ session: target.session.id, error: String(error) }, 'an update could not be made');
      }
      const wait = period ?? (sent ? Math.max(lookEvery, dampening) : lookEvery);
      // A clock that was moved far ahead is not run after update by update.
      round(Math.max(due + wait, clock.now() + Math.min(wait, 1)));
    });
  };
  update();
  round(clock.now() + (period ?? lookEvery));
  return () => cancel();
}
