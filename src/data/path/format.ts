/** Instance paths as text, in the forms that protocols use. */
import type { DataNode, JsonScalar, SchemaNode, SchemaRoot } from '../../../codegen/index.ts';
import type { InstancePath, PathStep } from './instance-path.ts';

/** RESTCONF api-path without the leading slash (RFC 8040 section 3.5.3): `m:a/list=k1,k2/leaf`. */
export function formatApiPath(path: InstancePath): string {
  let module: string | undefined;
  return path
    .map(({ node, keys, value }) => {
      const name = qualified(node, module);
      module = node.module.name;
      const values = keys ?? (value === undefined ? undefined : [value]);
      return values ? `${name}=${values.map((v) => encodeURIComponent(textOf(v))).join(',')}` : name;
    })
    .join('/');
}

/** instance-identifier in the form of RFC 7951 section 6.11: `/m:a/list[k='v']/leaf`. The root is `/`. */
export function formatInstanceId(path: InstancePath): string {
  let module: string | undefined;
  const steps = path.map((step) => {
    const name = qualified(step.node, module);
    module = step.node.module.name;
    const inStep = module;
    return `/${name}${predicates(step, (key) => qualified(key, inStep))}`;
  });
  return steps.join('') || '/';
}

export interface XmlPath {
  readonly text: string;
  /** Namespaces of the prefixes used, to be declared where the text stands. */
  readonly namespaces: ReadonlyMap<string, string>;
}

/**
 * A path in which every name has the prefix of its module, as ConfD writes error paths: `/p:a/p:list[p:k='1']`.
 * `start` goes in front, for instance `/nc:rpc/nc:edit-config/nc:config`.
 */
export function formatXmlPath(path: InstancePath, start = ''): XmlPath {
  const namespaces = new Map<string, string>();
  const prefixed = ({ module, name }: PathStep['node']): string => {
    let { prefix } = module;
    for (let n = 2; (namespaces.get(prefix) ?? module.namespace) !== module.namespace; n++) {
      prefix = `${module.prefix}${n}`;
    }
    namespaces.set(prefix, module.namespace);
    return `${prefix}:${name}`;
  };
  const text = path.map((step) => `/${prefixed(step.node)}${predicates(step, prefixed)}`).join('');
  return { text: start + text || '/', namespaces };
}

/** The place of a schema node, without keys. Choices, cases, input and output are no steps. */
export function pathOf(node: SchemaNode | SchemaRoot): InstancePath {
  const steps: PathStep[] = [];
  let at: SchemaNode | SchemaRoot | undefined = node;
  while (at && at.kind !== 'root') {
    if (isStep(at)) steps.push({ node: at });
    at = at.parent;
  }
  return steps.reverse();
}

function isStep(node: SchemaNode): node is PathStep['node'] {
  return node.kind !== 'choice' && node.kind !== 'case' && node.kind !== 'input' && node.kind !== 'output';
}

/** `module:name` where the module changes, else `name`. */
function qualified(node: PathStep['node'], outer: string | undefined): string {
  return node.module.name === outer ? node.name : `${node.module.name}:${node.name}`;
}

function predicates({ node, keys, value, position }: PathStep, nameOf: (key: DataNode) => string): string {
  if (position !== undefined) return `[${position}]`;
  if (value !== undefined) return `[.=${quoted(textOf(value))}]`;
  if (!keys || node.kind !== 'list') return '';
  return keys.map((key, index) => `[${nameOf(node.keys[index]!)}=${quoted(textOf(key))}]`).join('');
}

/** Canonical JSON values are their own text, but for the value of type empty. */
function textOf(value: JsonScalar): string {
  return typeof value === 'object' ? '' : String(value);
}

/** XPath has no escapes: a text with both quotes cannot be said, and is shown as well as can be. */
function quoted(text: string): string {
  return text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text}'`;
}
