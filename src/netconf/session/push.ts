import type { Selection } from '../../data/filter/selection.ts';
import { writeXml } from '../../data/xml/write.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { Core, Session } from '../../server/contract.ts';
import { styleOf } from '../messages/style.ts';
import type { OperationSession, Push } from './context.ts';

/** How often a subscription to changes looks for them, in milliseconds. */
const lookEvery = 1000;

/** Gives what a selection selects of a datastore, as far as the session may read it. */
export type ReadSelected = (session: Session, selection: Selection) => Tree;

export interface PushOptions {
  /** What is sent; throws once the modules have changed so that the filter means nothing any more. */
  selection(): Selection;
  readonly read: ReadSelected;
  /** Milliseconds between updates; undefined means on change. */
  readonly period: number | undefined;
  /** Least time between two updates on change, in milliseconds. */
  readonly dampening: number;
  /** The notification for the selected contents, given as XML. */
  render(contents: string): string;
  /** Ends the subscription when its filter means nothing any more. */
  terminate(): void;
}

/**
 * Sends selected contents of the datastore again and again (RFC 8641 section 3): at fixed times, or when they have
 * changed.
 */
export function startPush(core: Core, target: OperationSession, options: PushOptions): Push {
  const { clock } = core;
  const { emptyElements } = styleOf(core.personality);
  const { period, dampening } = options;
  let cancel = () => {};
  let before: string | undefined;
  const update = (selection: Selection) => {
    const { schema } = core;
    const data = options.read(target.session, selection);
    const contents = writeXml(schema.root, data, { schema, emptyElements });
    const send = period !== undefined || contents !== before;
    before = contents;
    if (send) target.notify(clock.now(), options.render(contents));
    return send;
  };
  const currentSelection = (): Selection | undefined => {
    try {
      return options.selection();
    } catch (error) {
      core.log.warn({ session: target.session.id, error: String(error) }, 'subscription ended');
      return undefined;
    }
  };
  const round = (due: number) => {
    cancel = clock.schedule(due, () => {
      let sent = false;
      const selection = currentSelection();
      if (!selection) return options.terminate();
      try {
        sent = update(selection);
      } catch (error) {
        core.log.warn({ session: target.session.id, error: String(error) }, 'an update could not be made');
      }
      const wait = period ?? (sent ? Math.max(lookEvery, dampening) : lookEvery);
      // A clock that was moved far ahead is not run after update by update.
      round(Math.max(due + wait, clock.now() + Math.min(wait, 1)));
    });
  };
  update(options.selection());
  round(clock.now() + (period ?? lookEvery));
  return { close: () => cancel() };
}
