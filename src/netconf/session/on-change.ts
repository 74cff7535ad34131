import type { Change } from '../../data/diff/diff.ts';
import { diffTrees } from '../../data/diff/diff-trees.ts';
import { writeXml } from '../../data/xml/write.ts';
import type { Tree } from '../../datastore/contract.ts';
import { type ChangeKind, kindOf } from '../messages/push-change.ts';
import { styleOf } from '../messages/style.ts';
import type { NetconfContext, OperationSession, Push } from './context.ts';
import type { PushOptions } from './push.ts';

/** How often state is looked at, in milliseconds; changes of running are seen at once. */
const lookEvery = 1000;

export interface ChangeOptions extends Omit<PushOptions, 'period'> {
  /** Whether the whole content is sent at the start. */
  readonly syncOnStart: boolean;
  readonly excluded: ReadonlySet<ChangeKind>;
  /** The notification of changes. */
  renderChanges(changes: readonly Change[]): string;
}

/**
 * Sends what has changed in selected contents of a datastore (RFC 8641 section 3.3): at once, and then no more often
 * than the dampening period allows. After a change of the modules the whole content is sent.
 */
export function startOnChange(
  { core, onCommit }: NetconfContext,
  target: OperationSession,
  options: ChangeOptions,
): Required<Push> {
  const { clock, log } = core;
  const { dampening, excluded } = options;
  const { emptyElements } = styleOf(core.personality);
  let { schema } = core;
  let before: Tree = {};
  let quietUntil = clock.now();
  let cancel = () => {};

  const whole = () => {
    schema = core.schema;
    before = options.read(target.session, options.selection());
    return options.render(writeXml(schema.root, before, { schema, emptyElements }));
  };
  const news = (): string | undefined => {
    if (core.schema !== schema) return whole();
    const after = options.read(target.session, options.selection());
    const changes = diffTrees(schema, before, after).filter((change) => !excluded.has(kindOf(change)));
    before = after;
    return changes.length > 0 ? options.renderChanges(changes) : undefined;
  };
  const look = () => {
    if (clock.now() < quietUntil) return;
    try {
      const notification = news();
      if (notification === undefined) return;
      quietUntil = clock.now() + dampening;
      target.notify(clock.now(), notification);
    } catch (error) {
      log.warn({ session: target.session.id, error: String(error) }, 'subscription ended');
      options.terminate();
    }
  };
  const round = () => {
    const next = Math.min(clock.now() + lookEvery, quietUntil > clock.now() ? quietUntil : Infinity);
    cancel = clock.schedule(next, () => {
      round();
      look();
    });
  };

  const first = whole();
  if (options.syncOnStart) {
    target.notify(clock.now(), first);
    quietUntil = clock.now() + dampening;
  }
  const stopListening = onCommit(look);
  round();
  return {
    close() {
      cancel();
      stopListening();
    },
    resync: () => target.notify(clock.now(), whole()),
  };
}
