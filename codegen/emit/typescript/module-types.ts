/** The TypeScript types of a module: an interface for every object in its RFC 7951 JSON. */
import type {
  DataNode,
  Module,
  NotificationNode,
  ParentNode,
  RpcNode,
  SchemaNode,
} from '../../schema/model.ts';
import { pascalCase, TypeNames } from './names.ts';
import { interfaceText, type Member } from './text.ts';

/** Interfaces every file has, over all of its module; `index.ts` joins them. */
export const SUMMARIES = ['Data', 'Rpcs', 'Actions', 'Notifications'] as const;

/** Whatever is an object in JSON but for a whole datastore. */
export type ObjectNode = Exclude<ParentNode, { kind: 'root' }>;

export interface ModuleTypes {
  /** The text of `<module>.ts`. */
  readonly text: string;
  /** The names of its types, by the nodes they are of, in the order of the text. */
  readonly names: ReadonlyMap<ObjectNode, string>;
}

export function moduleTypes(module: Module): ModuleTypes {
  const writer = new Writer(module);
  const revision = module.revision === undefined ? '' : `, revision ${module.revision}`;
  const head = `/** Data of YANG module ${module.name}${revision}, as RFC 7951 JSON. Generated: do not edit. */\n`;
  return { text: [head, ...writer.write()].join('\n'), names: writer.names };
}

class Writer {
  readonly names = new Map<ObjectNode, string>();
  readonly #module: Module;
  /** For each type the first one that is equal to it, itself included. */
  readonly #canonical = new Map<string, string>();
  /** The first type with a body, where names of types are the canonical ones. */
  readonly #byBody = new Map<string, string>();
  readonly #taken = new TypeNames(SUMMARIES);
  readonly #interfaces: string[] = [];
  readonly #actions: Member[] = [];

  constructor(module: Module) {
    this.#module = module;
  }

  write(): string[] {
    const { children } = this.#module;
    const data = flatData(children).map((node) => this.#member(node, '', false));
    const rpcs = children
      .filter((node): node is RpcNode => node.kind === 'rpc')
      .map((node) => this.#operation(node, ''));
    const notifications = children
      .filter((node) => node.kind === 'notification')
      .map((node) => this.#notification(node, ''));
    const summaries: readonly (readonly [(typeof SUMMARIES)[number], readonly Member[], string])[] = [
      ['Data', data, 'Top-level data nodes.'],
      ['Rpcs', rpcs, 'RPCs, by name.'],
      ['Actions', this.#actions, 'Actions, by schema path.'],
      ['Notifications', notifications, 'Top-level notifications, by name.'],
    ];
    return [...summaries.map((summary) => interfaceText(...summary)), ...this.#interfaces];
  }

  /** A data node as a member of its parent's interface, with interfaces for what is below it. */
  #member(node: DataNode, path: string, complete: boolean): Member {
    const { jsonName: name, description } = node;
    return { name, description, ...this.#type(node, path), required: isRequired(node, complete) };
  }

  #type(node: DataNode, path: string): Pick<Member, 'type' | 'canonical'> {
    switch (node.kind) {
      case 'leaf':
        return { type: node.type.tsType() };
      case 'leaf-list': {
        const type = node.type.tsType();
        return { type: `readonly ${/[ |]/.test(type) ? `(${type})` : type}[]` };
      }
      case 'container': {
        const type = this.#object(node, this.#name(node, path));
        return { type, canonical: this.#canonical.get(type)! };
      }
      case 'list': {
        const type = this.#object(node, this.#name(node, path));
        return { type: `readonly ${type}[]`, canonical: `${this.#canonical.get(type)}[]` };
      }
      default:
        return { type: 'unknown' };
    }
  }

  /** Names follow the path; where that is taken, with the module of the node. */
  #name(node: SchemaNode, path: string, ending = ''): string {
    const own = pascalCase(node.name) + ending;
    return this.#taken.take(path + own, path + pascalCase(node.module.name) + own);
  }

  /** Writes the type of an object and gives its name. A type that is there already gets another name. */
  #object(node: ObjectNode, name: string): string {
    this.names.set(node, name);
    const index = this.#interfaces.push('') - 1;
    const members = node.dataChildren.map((child) => this.#member(child, name, isComplete(node)));
    const body = interfaceText(
      '',
      members.map((member) => ({ ...member, type: member.canonical ?? member.type })),
      node.description,
    );
    const canonical = this.#byBody.get(body) ?? name;
    this.#canonical.set(name, canonical);
    if (canonical === name) this.#byBody.set(body, name);
    this.#interfaces[index] =
      canonical === name
        ? interfaceText(name, members, node.description)
        : `export type ${name} = ${canonical};\n`;
    if (node.kind === 'container' || node.kind === 'list') {
      for (const action of node.actions)
        this.#actions.push({ ...this.#operation(action, name), name: action.path });
      for (const notification of node.notifications) this.#notification(notification, name);
    }
    return name;
  }

  #operation(node: RpcNode, path: string): Member {
    const input = this.#object(node.input, this.#name(node, path, 'Input'));
    const output = this.#object(node.output, this.#name(node, path, 'Output'));
    const type = `{ readonly input: ${input}; readonly output: ${output} }`;
    return { name: `${node.module.name}:${node.name}`, description: node.description, type, required: true };
  }

  #notification(node: NotificationNode, path: string): Member {
    const type = this.#object(node, this.#name(node, path, 'Notification'));
    return { name: `${node.module.name}:${node.name}`, description: node.description, type, required: true };
  }
}

/** Whether an object has all that is mandatory, as what a server sends and operations have; edits need not. */
export function isComplete(node: ObjectNode): boolean {
  return node.kind === 'input' || node.kind === 'output' || node.kind === 'notification' || !node.config;
}

/** Keys are always there; mandatory nodes in data that is complete, unless a choice or `when` may leave them out. */
export function isRequired(node: DataNode, complete: boolean): boolean {
  if (node.kind === 'leaf' && node.isKey) return true;
  return complete && node.mandatory && node.when.length === 0 && node.parent?.kind !== 'case';
}

/** Data nodes among top-level nodes, choices looked through. */
export function flatData(nodes: readonly SchemaNode[]): DataNode[] {
  return nodes.flatMap((node): DataNode[] => {
    if (node.kind === 'choice') return node.cases.flatMap((each) => flatData(each.children));
    return 'jsonName' in node ? [node] : [];
  });
}
