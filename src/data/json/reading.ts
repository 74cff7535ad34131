/** What the JSON readers share: resolving member names (RFC 7951 section 4), and telling where an error is. */
import type { DataNode, JsonScalar, ParentNode, Schema } from '../../../codegen/index.ts';
import type { ErrorTag } from '../error.ts';
import type { InstancePath, PathStep } from '../path/instance-path.ts';
import { Problems } from '../path/problems.ts';

export interface ReadJsonOptions {
  readonly schema: Schema;
  /** Where the parent is, for error paths. */
  readonly at?: InstancePath;
  /** True: state nodes are errors. */
  readonly config?: boolean;
  /** True: a list may be given as one object instead of an array of one, as devices accept it from RESTCONF clients. */
  readonly lenient?: boolean;
}

export class JsonReading {
  readonly schema: Schema;
  readonly config: boolean;
  readonly lenient: boolean;
  readonly problems = new Problems();
  readonly #at: InstancePath;
  /** The way down to the object being read: schema nodes, and the raw object of each (of a list: the entry). */
  readonly #nodes: DataNode[] = [];
  readonly #objects: unknown[] = [];

  constructor({ schema, at, config, lenient }: ReadJsonOptions) {
    this.schema = schema;
    this.#at = at ?? [];
    this.config = config ?? false;
    this.lenient = lenient ?? false;
  }

  enter(node: DataNode, object: unknown): void {
    this.#nodes.push(node);
    this.#objects.push(object);
  }

  leave(): void {
    this.#nodes.pop();
    this.#objects.pop();
  }

  /** The data node a member is an instance of. Reports an error and gives undefined when there is none. */
  child(parent: ParentNode, name: string): DataNode | undefined {
    const node = childNamed(parent, name);
    if (node && (node.config || !this.config)) return node;
    const colon = name.indexOf(':');
    const module = colon < 0 ? undefined : name.slice(0, colon);
    if (module !== undefined && !this.schema.modules.has(module)) {
      this.fail('unknown-namespace', `unknown module: ${module}`, {
        'bad-element': name.slice(colon + 1),
        'bad-namespace': module,
      });
    } else if (node) {
      this.fail('unknown-element', `${node.name} is state data, not configuration`, {
        'bad-element': node.name,
      });
    } else {
      const others = parent.byLocalName.get(name)?.map(({ jsonName }) => jsonName) ?? [];
      const hint = others.length > 0 ? ` (its name here is ${others.join(' or ')})` : '';
      this.fail('unknown-element', `unknown element: ${name}${hint}`, { 'bad-element': name });
    }
    return undefined;
  }

  /** Reports an error at the object being read, or at a member of it. */
  fail(
    tag: ErrorTag,
    message: string,
    info: Record<string, string>,
    more: { step?: PathStep; appTag?: string; schemaPath?: string } = {},
  ): void {
    const { step, ...details } = more;
    const path = step ? [...this.path(), step] : this.path();
    this.problems.add(tag, message, { path, info, ...details });
  }

  path(): InstancePath {
    return [...this.#at, ...this.#nodes.map((node, index) => stepOf(node, this.#objects[index]))];
  }
}

/** The data node that a member is of; names in the module of the parent may carry it or not. */
export function childNamed(parent: ParentNode, name: string): DataNode | undefined {
  const node = parent.byJsonName.get(name);
  if (node) return node;
  const colon = name.indexOf(':');
  if (colon < 0) {
    return parent.kind === 'root' ? undefined : parent.byJsonName.get(`${parent.module.name}:${name}`);
  }
  const short = parent.byJsonName.get(name.slice(colon + 1));
  return short?.module.name === name.slice(0, colon) ? short : undefined;
}

function stepOf(node: DataNode, object: unknown): PathStep {
  if (node.kind !== 'list' || typeof object !== 'object' || object === null) return { node };
  const raw = object as Record<string, unknown>;
  const keys: JsonScalar[] = [];
  for (const key of node.keys) {
    const value = raw[key.jsonName] ?? raw[`${key.module.name}:${key.name}`];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') break;
    keys.push(value);
  }
  return keys.length > 0 && keys.length === node.keys.length ? { node, keys } : { node };
}
