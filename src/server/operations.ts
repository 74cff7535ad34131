import type { IoNode, JsonObject, RpcNode } from '../../codegen/index.ts';
import { fillInput } from '../data/defaults/fill.ts';
import { diffTrees } from '../data/diff/diff-trees.ts';
import { applyEdit } from '../data/edit/apply-edit.ts';
import { ProtocolError } from '../data/error.ts';
import type { InstancePath } from '../data/path/instance-path.ts';
import { validateInput } from '../data/validate/validate.ts';
import type { DatastoreName, Tree } from '../datastore/contract.ts';
import type { Datastores, Who } from '../datastore/datastores.ts';
import type { Access } from './access/access.ts';
import type { ConfirmedCommits } from './confirmed-commits.ts';
import type { Clock, Operations, RpcHandler, Session, SessionRegistry } from './contract.ts';
import type { Serving } from './served-schema.ts';
import type { StateRegistry } from './state/overlay.ts';

export interface OperationParts {
  readonly serving: Serving;
  readonly datastores: Datastores;
  readonly confirmedCommits: ConfirmedCommits;
  readonly access: Access;
  readonly state: StateRegistry;
  readonly sessions: SessionRegistry;
  readonly clock: Clock;
  readonly handlers: ReadonlyMap<string, RpcHandler>;
}

const who = (session: Session): Who => ({ sessionId: session.id, username: session.user.name });

/** The operations that all faces share: access is checked here, rules of datastores in `src/datastore`. */
export function createOperations(parts: OperationParts): Operations {
  const { serving, datastores, confirmedCommits, access, state, sessions, clock, handlers } = parts;
  const exec = (session: Session, name: string) => access.checkExec(session, 'ietf-netconf', name);

  /** RFC 8341 section 3.4.5: what would change is checked before anything does. */
  const checkWrite = (session: Session, target: DatastoreName, after: () => Tree) => {
    if (access.permitsAll(session)) return;
    access.checkWrite(session, diffTrees(serving.schema, datastores.tree(target), after()));
  };
  /** Input as handlers see it: checked against configuration and state (RFC 7950 section 8.1), with its defaults. */
  const completeInput = (node: IoNode, input: JsonObject): JsonObject => {
    if (node.children.length === 0) return input;
    const { schema } = serving;
    validateInput(schema, node, input, {
      tree: state.overlay(datastores.tree('running'), undefined, clock.now()),
    });
    return fillInput(schema, node, input);
  };
  const treeOf = (source: DatastoreName | Tree): Tree =>
    typeof source === 'string' ? datastores.tree(source as DatastoreName) : source;

  return {
    getConfig(session, source, selection) {
      exec(session, 'get-config');
      const tree = datastores.tree(source);
      return access.readable(session, selection ? selection.apply(tree) : tree);
    },
    get(session, selection) {
      exec(session, 'get');
      const tree = state.overlay(datastores.tree('running'), selection, clock.now());
      return access.readable(session, selection ? selection.apply(tree) : tree);
    },
    edit(session, edit, options) {
      exec(session, 'edit-config');
      checkWrite(session, options.target, () => {
        const { defaultOperation, errorOption } = options;
        const before = datastores.tree(options.target);
        return applyEdit(serving.schema, before, edit, { defaultOperation, errorOption }).tree;
      });
      datastores.edit(edit, options, who(session));
    },
    copyConfig(session, target, source) {
      exec(session, 'copy-config');
      const tree = treeOf(source);
      checkWrite(session, target, () => tree);
      datastores.replace(target, tree, who(session));
    },
    deleteConfig(session, target) {
      exec(session, 'delete-config');
      checkWrite(session, target, () => ({}));
      datastores.replace(target, undefined, who(session));
    },
    lock(session, target) {
      exec(session, 'lock');
      if (target === 'running') confirmedCommits.checkLock(session);
      datastores.lock(target, session.id, clock.now());
    },
    unlock(session, target) {
      exec(session, 'unlock');
      datastores.unlock(target, session.id);
    },
    commit(session, request) {
      exec(session, 'commit');
      checkWrite(session, 'running', () => datastores.tree('candidate'));
      confirmedCommits.commit(session, request);
    },
    cancelCommit(session, persistId) {
      exec(session, 'cancel-commit');
      confirmedCommits.cancel(session, persistId);
    },
    discardChanges(session) {
      exec(session, 'discard-changes');
      datastores.discard(who(session));
    },
    validate(session, source) {
      exec(session, 'validate');
      datastores.validate(treeOf(source));
    },
    killSession(session, sessionId) {
      exec(session, 'kill-session');
      const victim = sessions.get(sessionId);
      const fail = (message: string) =>
        new ProtocolError('invalid-value', message, {
          type: 'protocol',
          rpcPath: ['kill-session', 'session-id'],
          info: { 'bad-element': 'session-id' },
        });
      if (sessionId === session.id) throw fail('a session cannot kill itself; use close-session');
      if (!victim) throw fail(`there is no session ${sessionId}`);
      victim.terminate('killed', session.id);
    },
    checkExec: (session, moduleName, rpcName) => access.checkExec(session, moduleName, rpcName),
    async invoke(session, rpc, input, path = []) {
      if (rpc.kind === 'action') access.checkAction(session, rpc, path);
      else access.checkExec(session, rpc.module.name, rpc.name, rpc);
      const handler = handlers.get(handlerKey(rpc, path));
      if (!handler) {
        throw new ProtocolError(
          'operation-not-supported',
          `${rpc.module.name}:${rpc.name} is not implemented`,
          {
            type: 'protocol',
            rpcPath: [rpc.name],
          },
        );
      }
      return handler(completeInput(rpc.input, input), { session, path });
    },
  };
}

/** RPCs are registered as `module:name`, actions by their schema path. */
function handlerKey(rpc: RpcNode, path: InstancePath): string {
  return path.length === 0 ? `${rpc.module.name}:${rpc.name}` : rpc.path;
}
