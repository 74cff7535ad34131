import type { JsonObject, Module } from '../../../codegen/index.ts';
import type { DatastoreName, Lock } from '../../datastore/contract.ts';
import type { Session, SessionRegistry, StateProvider } from '../contract.ts';
import type { SchemaFormat } from '../schema-text.ts';
import { perSchema, type Serving } from '../served-schema.ts';
import { formatTime } from './time.ts';

/** What ietf-netconf-monitoring shows of the server itself (RFC 6022 section 2.1); capabilities come from the face. */
export function monitoringProviders(
  serving: Serving,
  datastores: readonly DatastoreName[],
  locks: () => ReadonlyMap<DatastoreName, Lock>,
  sessions: SessionRegistry,
  formats: readonly SchemaFormat[],
): StateProvider[] {
  const top = 'ietf-netconf-monitoring:netconf-state';
  const schemas = perSchema(serving, ({ modules }) => ({
    schema: [...modules.values()].flatMap((module) => schemaEntries(module, formats)),
  }));
  return [
    {
      path: [top, 'datastores'],
      read: () => ({ datastore: datastores.map((name) => datastoreEntry(name, locks().get(name))) }),
    },
    { path: [top, 'schemas'], read: schemas },
    {
      path: [top, 'sessions'],
      read() {
        const session = sessions
          .list()
          .filter(({ transport }) => transport === 'netconf-ssh')
          .map(sessionEntry);
        return session.length > 0 ? { session } : undefined;
      },
    },
    { path: [top, 'statistics'], read: () => statistics(sessions) },
  ];
}

function datastoreEntry(name: DatastoreName, lock: Lock | undefined): JsonObject {
  if (!lock) return { name };
  const globalLock = { 'locked-by-session': lock.sessionId, 'locked-time': formatTime(lock.since) };
  return { name, locks: { 'global-lock': globalLock } };
}

/** A module and each of its submodules can be had through get-schema, in each format (RFC 6022 section 2.1.3). */
function schemaEntries(module: Module, formats: readonly SchemaFormat[]): JsonObject[] {
  return [module, ...module.submodules].flatMap(({ name, revision }) =>
    formats.map((format) => ({
      identifier: name,
      version: revision ?? '',
      format: `ietf-netconf-monitoring:${format}`,
      namespace: module.namespace,
      location: ['NETCONF'],
    })),
  );
}

const sessionEntry = (session: Session): JsonObject => ({
  'session-id': session.id,
  transport: 'ietf-netconf-monitoring:netconf-ssh',
  username: session.user.name,
  'source-host': session.sourceHost,
  'login-time': formatTime(session.loginTime),
  'in-rpcs': session.counters.inRpcs,
  'in-bad-rpcs': session.counters.inBadRpcs,
  'out-rpc-errors': session.counters.outRpcErrors,
  'out-notifications': session.counters.outNotifications,
});

const statistics = ({ totals }: SessionRegistry): JsonObject => ({
  'netconf-start-time': formatTime(totals.startTime),
  'in-bad-hellos': totals.inBadHellos,
  'in-sessions': totals.inSessions,
  'dropped-sessions': totals.droppedSessions,
  'in-rpcs': totals.inRpcs,
  'in-bad-rpcs': totals.inBadRpcs,
  'out-rpc-errors': totals.outRpcErrors,
  'out-notifications': totals.outNotifications,
});
