import type { JsonObject, RpcNode } from '../../../codegen/index.ts';
import type { Change } from '../../data/diff/diff.ts';
import { ProtocolError } from '../../data/error.ts';
import type { InstancePath } from '../../data/path/instance-path.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { EventRecord, Session } from '../contract.ts';
import { perSchema, type Serving } from '../served-schema.ts';
import { covers, dataDecision, deniedWrite, hasExtension, matchesCommon, prune } from './data.ts';
import { compileRuleSet, nacmName, type Rule, type RuleSet } from './rules.ts';

/** Access control for configuration, state, operations and notifications (RFC 8341, section 3.4). */
export interface Access {
  /** Throws access-denied unless the session may call the operation (section 3.4.4). */
  checkExec(session: Session, moduleName: string, rpcName: string, rpc?: RpcNode): void;
  /**
   * The same for an action on the instance at `path`: rules name it by a path, and every node on the way must be
   * readable (section 3.1.3).
   */
  checkAction(session: Session, action: RpcNode, path: InstancePath): void;
  /** Throws access-denied for the first change that the session may not make (section 3.4.5). */
  checkWrite(session: Session, changes: readonly Change[]): void;
  /** The part of a tree that the session may read; what it may not is left out silently (section 3.4.3). */
  readable(session: Session, tree: Tree): Tree;
  mayReceive(session: Session, record: EventRecord): boolean;
  /** True when nothing needs checking for this session. */
  permitsAll(session: Session): boolean;
  readonly denied: { operations: number; dataWrites: number; notifications: number };
}

/** Operations of ietf-netconf that only a rule can permit (RFC 8341 section 3.4.4). */
const deniedByDefault: ReadonlySet<string> = new Set(['delete-config', 'kill-session']);

/** Rules are those of the `nacm` container in running; they are compiled once per schema, container and user. */
export function createAccess(serving: Serving, running: () => Tree): Access {
  const compiledFor = perSchema(serving, () => new WeakMap<JsonObject, Map<string, RuleSet>>());
  const nothing: JsonObject = {};
  const denied = { operations: 0, dataWrites: 0, notifications: 0 };

  const ruleSet = (session: Session): RuleSet => {
    const nacm = running()[nacmName] as JsonObject | undefined;
    const compiled = compiledFor();
    let byUser = compiled.get(nacm ?? nothing);
    if (!byUser) {
      byUser = new Map();
      compiled.set(nacm ?? nothing, byUser);
    }
    const key = `${session.user.name}/${session.user.privilege}`;
    let rules = byUser.get(key);
    if (!rules) {
      rules = compileRuleSet(serving.schema, nacm, session.user);
      byUser.set(key, rules);
    }
    return rules;
  };
  const refuse = (session: Session, rpcName: string): never => {
    denied.operations++;
    throw new ProtocolError('access-denied', `user "${session.user.name}" may not call ${rpcName}`, {
      type: 'protocol',
      rpcPath: [rpcName],
    });
  };
  const permitsAll = (session: Session) => session.transport === 'internal' || ruleSet(session).permitsAll;

  return {
    denied,
    permitsAll,
    checkExec(session, moduleName, rpcName, rpc) {
      if (permitsAll(session) || (moduleName === 'ietf-netconf' && rpcName === 'close-session')) return;
      const rules = ruleSet(session);
      const found = rules.rules.find(
        (rule) =>
          matchesCommon(rule, 'exec', moduleName) &&
          (rule.target.kind === 'any' ||
            (rule.target.kind === 'rpc' && (rule.target.name === '*' || rule.target.name === rpcName))),
      );
      const node = rpc ?? serving.schema.rpcs.get(`${moduleName}:${rpcName}`);
      const guarded = moduleName === 'ietf-netconf' && deniedByDefault.has(rpcName);
      const byDefault = rules.execDefault && !guarded && !(node && hasExtension(node, 'default-deny-all'));
      if (!(found ? found.permit : byDefault)) refuse(session, rpcName);
    },
    checkAction(session, action, path) {
      if (permitsAll(session)) return;
      const rules = ruleSet(session);
      const readable = path.every((_, index) => dataDecision(rules, 'read', path.slice(0, index + 1)));
      const names = ({ target }: Rule) =>
        target.kind === 'any' ||
        (target.kind === 'action' && target.action === action && covers(target.path, path)) ||
        (target.kind === 'data' && covers(target.path, path));
      const found = rules.rules.find(
        (rule) => matchesCommon(rule, 'exec', action.module.name) && names(rule),
      );
      const guarded = [action, ...path.map(({ node }) => node)].some((node) =>
        hasExtension(node, 'default-deny-all'),
      );
      if (!readable || !(found ? found.permit : rules.execDefault && !guarded)) refuse(session, action.name);
    },
    checkWrite(session, changes) {
      if (permitsAll(session)) return;
      const rules = ruleSet(session);
      for (const change of changes) {
        const refused = deniedWrite(rules, change);
        if (!refused) continue;
        const { operation, path } = refused;
        denied.dataWrites++;
        throw new ProtocolError(
          'access-denied',
          `user "${session.user.name}" may not ${operation} this node`,
          { path },
        );
      }
    },
    readable: (session, tree) =>
      permitsAll(session) ? tree : prune(ruleSet(session), serving.schema.root, [], tree),
    mayReceive(session, { notification }) {
      if (permitsAll(session)) return true;
      const rules = ruleSet(session);
      const found = rules.rules.find(
        (rule) =>
          matchesCommon(rule, 'read', notification.module.name) &&
          (rule.target.kind === 'any' ||
            (rule.target.kind === 'notification' &&
              (rule.target.name === '*' || rule.target.name === notification.name))),
      );
      const byDefault = rules.readDefault && !hasExtension(notification, 'default-deny-all');
      const may = found ? found.permit : byDefault;
      if (!may) denied.notifications++;
      return may;
    },
  };
}
