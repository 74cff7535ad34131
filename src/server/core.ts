import type { Schema } from '../../codegen/index.ts';
import type { DatastoreName, Storage, Tree } from '../datastore/contract.ts';
import { Datastores } from '../datastore/datastores.ts';
import { createAccess } from './access/access.ts';
import { ConfirmedCommits } from './confirmed-commits.ts';
import type {
  Clock,
  Core,
  Logger,
  ModulesChange,
  Personality,
  RpcHandler,
  Session,
  UserStore,
} from './contract.ts';
import { createEvents } from './events.ts';
import { createOperations } from './operations.ts';
import { schemaFormats } from './schema-text.ts';
import { ServedSchema } from './served-schema.ts';
import { createSessionRegistry, type SessionEvents } from './sessions.ts';
import { monitoringProviders } from './state/monitoring.ts';
import { changeNotifier, libraryNotifier, sessionNotifier } from './state/notifications.ts';
import { createStateRegistry } from './state/overlay.ts';
import { accessProviders, streamProviders } from './state/streams.ts';
import { yangLibraryProviders } from './state/yang-library.ts';

export interface CoreOptions {
  readonly schema: Schema;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Default: `clock`. */
  readonly wallClock?: Clock;
  readonly log: Logger;
  readonly users: UserStore;
  readonly personality: Personality;
  /** Running configuration at first start. */
  readonly initial: Tree;
  /** What survives a crash: every change of running, or what was saved to startup. */
  readonly durable: 'running' | 'startup';
}

/** Where the ids of sessions begin on IOS XR. */
const XR_FIRST_SESSION = 3_265_643_516;

/** Puts the core together: datastores, access, operations, events and the state that the server has of itself. */
export function createCore(options: CoreOptions): Core {
  const { schema, storage, clock, log, users, personality, initial, durable } = options;
  const datastores = new Datastores({ schema, storage, candidate: personality.candidate, durable, initial });
  const running = () => datastores.tree('running');
  const serving = new ServedSchema(schema);
  const access = createAccess(serving, running);
  const events = createEvents(serving, clock, (session, record) => access.mayReceive(session, record));
  const state = createStateRegistry(serving);
  const handlers = new Map<string, RpcHandler>();

  const notifySession = sessionNotifier(events);
  const sessionEvents: SessionEvents = {
    opened(session: Session) {
      log.info({ session: session.id, user: session.user.name, from: session.sourceHost }, 'session opened');
      notifySession.opened(session);
    },
    closed(session, reason, killedBy) {
      confirmedCommits.sessionEnded(session);
      datastores.release(session.id);
      log.info({ session: session.id, reason }, 'session closed');
      notifySession.closed(session, reason, killedBy);
    },
  };
  const firstId = personality.style === 'xr' ? XR_FIRST_SESSION : 1;
  const sessions = createSessionRegistry(clock, sessionEvents, firstId);
  datastores.addParticipant(changeNotifier(events, sessions));
  const confirmedCommits = new ConfirmedCommits({ datastores, storage, clock, events, log });

  const names: DatastoreName[] = ['running'];
  if (personality.candidate) names.push('candidate');
  if (personality.startup) names.push('startup');
  const locks = () => datastores.locks.holders;
  for (const provider of [
    ...yangLibraryProviders(serving, names, personality),
    ...monitoringProviders(serving, names, locks, sessions, schemaFormats(personality)),
    ...streamProviders(events),
    ...accessProviders(access),
  ]) {
    state.add(provider);
  }

  const listeners: ((change: ModulesChange) => void)[] = [libraryNotifier(events)];

  return {
    get schema() {
      return serving.schema;
    },
    personality,
    operations: createOperations({
      serving,
      datastores,
      confirmedCommits,
      access,
      state,
      sessions,
      clock,
      handlers,
    }),
    events,
    clock,
    wallClock: options.wallClock ?? clock,
    log,
    sessions,
    users,
    tree: (name) => datastores.tree(name),
    replace: (name, tree) => datastores.replace(name, tree, { sessionId: undefined, username: undefined }),
    trees: () => datastores.trees,
    replaceSchema(carryOver, session, store) {
      const next = carryOver.schema;
      const before = serving.schema;
      confirmedCommits.checkNoneWaits();
      for (const name of names) datastores.locks.check(name, session?.id);
      serving.replace(next, () => {
        const putInPlace = datastores.carryOver(carryOver);
        store();
        putInPlace();
      });
      log.info({ session: session?.id, contentId: next.contentId }, 'the modules served have changed');
      for (const listener of listeners) listener({ before, after: next, session });
    },
    onModulesChange: (listener) => void listeners.push(listener),
    locks,
    close: () => confirmedCommits.close(),
    addParticipant: (participant) => datastores.addParticipant(participant),
    addStateProvider: (provider) => state.add(provider),
    handle(rpc, handler) {
      handlers.set(rpc, handler);
    },
  };
}
