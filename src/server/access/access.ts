import type { DataNode, JsonObject, JsonValue, ParentNode, SchemaNode } from '../../../codegen/index.ts';
import type { Change } from '../../data/diff/diff.ts';
import { ProtocolError } from '../../data/error.ts';
import type { InstancePath, PathStep } from '../../data/path/instance-path.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { EventRecord, Session } from '../contract.ts';
import { perSchema, type Serving } from '../served-schema.ts';
import { type AccessOperation, compileRuleSet, nacmName, type Rule, type RuleSet } from './rules.ts';

/** Access control for configuration, state, operations and notifications (RFC 8341, section 3.4). */
export interface Access {
  /** Throws access-denied unless the session may call the operation (section 3.4.4). */
  checkExec(session: Session, moduleName: string, rpcName: string, rpc?: SchemaNode): void;
  /** Throws access-denied for the first change that the session may not make (section 3.4.5). */
  checkWrite(session: Session, changes: readonly Change[]): void;
  /** The part of a tree that the session may read; what it may not is left out silently (section 3.4.3). */
  readable(session: Session, tree: Tree): Tree;
  mayReceive(session: Session, record: EventRecord): boolean;
  /** True when nothing needs checking for this session. */
  permitsAll(session: Session): boolean;
  readonly denied: { operations: number; dataWrites: number; notifications: number };
}

/** Extension statements of ietf-netconf-acm that turn the default of a node to denial. */
const hasExtension = (node: SchemaNode, name: string): boolean =>
  node.extensionUses.some((use) => use.module === 'ietf-netconf-acm' && use.name === name);

/** Operations of ietf-netconf that only a rule can permit (RFC 8341 section 3.4.4). */
const deniedByDefault: ReadonlySet<string> = new Set(['delete-config', 'kill-session']);

const sameStep = (rule: PathStep, step: PathStep): boolean =>
  rule.node === step.node &&
  (rule.keys === undefined || rule.keys.every((key, index) => step.keys?.[index] === key)) &&
  (rule.value === undefined || rule.value === step.value);

const covers = (rule: InstancePath, path: InstancePath): boolean =>
  rule.length <= path.length && rule.every((step, index) => sameStep(step, path[index]!));

const matchesCommon = (rule: Rule, operation: AccessOperation, moduleName: string): boolean =>
  (rule.module === '*' || rule.module === moduleName) && (!rule.operations || rule.operations.has(operation));

function dataDecision(rules: RuleSet, operation: AccessOperation, path: InstancePath): boolean {
  const node = path[path.length - 1]!.node;
  for (const rule of rules.rules) {
    if (!matchesCommon(rule, operation, node.module.name)) continue;
    const { target } = rule;
    if (target.kind === 'any' || (target.kind === 'data' && covers(target.path, path))) return rule.permit;
  }
  const denyAll = path.some((step) => hasExtension(step.node, 'default-deny-all'));
  if (operation === 'read') return rules.readDefault && !denyAll;
  return (
    rules.writeDefault && !denyAll && !path.some((step) => hasExtension(step.node, 'default-deny-write'))
  );
}

function prune(rules: RuleSet, parent: ParentNode, path: InstancePath, value: JsonObject): JsonObject {
  const kept: Record<string, JsonValue> = {};
  let same = true;
  for (const [name, member] of Object.entries(value)) {
    const node = parent.byJsonName.get(name);
    const result = node && pruneMember(rules, node, path, member);
    if (result !== member) same = false;
    if (result !== undefined) kept[name] = result;
  }
  return same ? value : kept;
}

function pruneMember(
  rules: RuleSet,
  node: DataNode,
  path: InstancePath,
  value: JsonValue,
): JsonValue | undefined {
  if (node.kind === 'list') {
    const entries = value as readonly JsonObject[];
    const kept = entries.flatMap((entry) => {
      const step = { node, keys: node.keys.map((key) => entry[key.jsonName] as string) };
      const here = [...path, step];
      return dataDecision(rules, 'read', here) ? [prune(rules, node, here, entry)] : [];
    });
    const same = kept.length === entries.length && kept.every((entry, index) => entry === entries[index]);
    return same ? value : kept.length > 0 ? kept : undefined;
  }
  const here = [...path, { node }];
  if (!dataDecision(rules, 'read', here)) return undefined;
  return node.kind === 'container' ? prune(rules, node, here, value as JsonObject) : value;
}

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
      if (found ? found.permit : byDefault) return;
      denied.operations++;
      throw new ProtocolError('access-denied', `user "${session.user.name}" may not call ${rpcName}`, {
        type: 'protocol',
        rpcPath: [rpcName],
      });
    },
    checkWrite(session, changes) {
      if (permitsAll(session)) return;
      const rules = ruleSet(session);
      for (const change of changes) {
        const operation =
          change.operation === 'create' || change.operation === 'delete' ? change.operation : 'update';
        if (dataDecision(rules, operation, change.path)) continue;
        denied.dataWrites++;
        throw new ProtocolError(
          'access-denied',
          `user "${session.user.name}" may not ${operation} this node`,
          {
            path: change.path,
          },
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
