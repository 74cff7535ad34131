import type { JsonObject, RpcNode, Schema } from '../../../codegen/index.ts';
import { parseInstanceId } from '../../data/path/instance-id.ts';
import type { InstancePath } from '../../data/path/instance-path.ts';
import type { User } from '../contract.ts';

/** Access operations of RFC 8341 section 3.2. */
export type AccessOperation = 'create' | 'read' | 'update' | 'delete' | 'exec';

/** One rule, ready to be matched (RFC 8341 section 3.3.5). */
export interface Rule {
  readonly name: string;
  readonly permit: boolean;
  /** `*` or a module name. */
  readonly module: string;
  /** Operations it is about; undefined means all. */
  readonly operations: ReadonlySet<AccessOperation> | undefined;
  /** What it is limited to; `any` when it only names a module. */
  readonly target:
    | { readonly kind: 'any' }
    | { readonly kind: 'rpc' | 'notification'; readonly name: string }
    | { readonly kind: 'data'; readonly path: InstancePath }
    /** `path` leads to the node that has the action. */
    | { readonly kind: 'action'; readonly path: InstancePath; readonly action: RpcNode };
}

/** All that decides about one user: the rules of his groups in order, and the defaults. */
export interface RuleSet {
  /** No check is needed at all: access control is off, or the first rule permits everything. */
  readonly permitsAll: boolean;
  readonly rules: readonly Rule[];
  readonly readDefault: boolean;
  readonly writeDefault: boolean;
  readonly execDefault: boolean;
}

export const nacmName = 'ietf-netconf-acm:nacm';

const unrestricted: RuleSet = {
  permitsAll: true,
  rules: [],
  readDefault: true,
  writeDefault: true,
  execDefault: true,
};

/** The group that a user of a given privilege is in, as IOS XE names it; an external group (RFC 8341 section 3.2.5). */
export const privilegeGroup = (privilege: number): string => `PRIV${String(privilege).padStart(2, '0')}`;

const list = (value: unknown): readonly JsonObject[] => (value ?? []) as readonly JsonObject[];

function groupsOf(nacm: JsonObject, user: User): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const group of list((nacm.groups as JsonObject | undefined)?.group)) {
    const members = (group['user-name'] ?? []) as readonly string[];
    if (members.includes(user.name)) groups.add(group.name as string);
  }
  if (nacm['enable-external-groups'] !== false) groups.add(privilegeGroup(user.privilege));
  return groups;
}

function compileRule(schema: Schema, rule: JsonObject): Rule | undefined {
  const operations = (rule['access-operations'] ?? '*') as string;
  const base = {
    name: rule.name as string,
    permit: rule.action === 'permit',
    module: (rule['module-name'] ?? '*') as string,
    operations: operations === '*' ? undefined : new Set(operations.split(' ') as AccessOperation[]),
  };
  if (typeof rule['rpc-name'] === 'string') {
    return { ...base, target: { kind: 'rpc', name: rule['rpc-name'] } };
  }
  if (typeof rule['notification-name'] === 'string') {
    return { ...base, target: { kind: 'notification', name: rule['notification-name'] } };
  }
  if (typeof rule.path !== 'string') return { ...base, target: { kind: 'any' } };
  const target = pathTarget(schema, rule.path);
  return target && { ...base, target };
}

/** What a rule's path names. A path to a node that this server does not have matches nothing (RFC 8341 section 3.3.5). */
function pathTarget(schema: Schema, text: string): Rule['target'] | undefined {
  const path = parsed(schema, text);
  if (path) return { kind: 'data', path };
  const [, above, module, name] = /^(.+)\/(?:([\w.-]+):)?([\w.-]+)$/.exec(text) ?? [];
  const parents = above === undefined ? undefined : parsed(schema, above);
  const node = parents?.at(-1)?.node;
  if (node?.kind !== 'container' && node?.kind !== 'list') return undefined;
  const action = node.actions.find(
    (one) => one.name === name && [one.module.name, one.module.prefix].includes(module ?? node.module.name),
  );
  return action && { kind: 'action', path: parents!, action };
}

/**
 * A path is stored as it was written. Its prefixes are names of modules, as in JSON, or those that modules give themselves,
 * which clients use in XML; what a client bound otherwise is not known any more.
 */
function parsed(schema: Schema, text: string): InstancePath | undefined {
  const named = (prefix: string) =>
    schema.modules.get(prefix) ?? [...schema.modules.values()].find((module) => module.prefix === prefix);
  try {
    return parseInstanceId(schema, text, (prefix) => named(prefix)?.namespace);
  } catch {
    return undefined;
  }
}

const permitsEverything = (rule: Rule | undefined): boolean =>
  rule?.permit === true && rule.module === '*' && !rule.operations && rule.target.kind === 'any';

/**
 * The rules that apply to a user, from the `nacm` container in force. Without such a container a user of privilege
 * 15 is unrestricted, as a recovery session is; any other gets the defaults.
 */
export function compileRuleSet(schema: Schema, nacm: JsonObject | undefined, user: User): RuleSet {
  if (nacm ? nacm['enable-nacm'] === false : user.privilege >= 15) return unrestricted;
  const groups = groupsOf(nacm ?? {}, user);
  const rules: Rule[] = [];
  for (const ruleList of list(nacm?.['rule-list'])) {
    const wanted = (ruleList.group ?? []) as readonly string[];
    if (!wanted.some((name) => name === '*' || groups.has(name))) continue;
    for (const source of list(ruleList.rule)) {
      const rule = compileRule(schema, source);
      if (rule) rules.push(rule);
    }
  }
  if (permitsEverything(rules[0])) return unrestricted;
  return {
    permitsAll: false,
    rules,
    readDefault: nacm?.['read-default'] !== 'deny',
    writeDefault: nacm?.['write-default'] === 'permit',
    execDefault: nacm?.['exec-default'] !== 'deny',
  };
}
