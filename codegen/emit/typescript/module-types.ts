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

type Object = Exclude<ParentNode, { kind: 'root' }>;

/** The text of `<module>.ts`. */
export function moduleTypes(module: Module): string {
  const writer = new Writer(module);
  const revision = module.revision === undefined ? '' : `, revision ${module.revision}`;
  const head = `/** Data of YANG module ${module.name}${revision}, as RFC 7951 JSON. Generated: do not edit. */\n`;
  return [head, ...writer.write()].join('\n');
}

class Writer {
  readonly #module: Module;
  readonly #names = new TypeNames(SUMMARIES);
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
    return { name, description, type: this.#type(node, path), required: isRequired(node, complete) };
  }

  #type(node: DataNode, path: string): string {
    switch (node.kind) {
      case 'leaf':
        return node.type.tsType();
      case 'leaf-list': {
        const type = node.type.tsType();
        return `readonly ${/[ |]/.test(type) ? `(${type})` : type}[]`;
      }
      case 'container':
        return this.#object(node, this.#name(node, path));
      case 'list':
        return `readonly ${this.#object(node, this.#name(node, path))}[]`;
      default:
        return 'unknown';
    }
  }

  /** Names follow the path; where that is taken, with the module of the node. */
  #name(node: SchemaNode, path: string, ending = ''): string {
    const own = pascalCase(node.name) + ending;
    return this.#names.take(path + own, path + pascalCase(node.module.name) + own);
  }

  /** Writes the interface of an object and gives its name. */
  #object(node: Object, name: string): string {
    const index = this.#interfaces.push('') - 1;
    const complete = node.kind === 'input' || node.kind === 'output' || node.kind === 'notification';
    const members = node.dataChildren.map((child) => this.#member(child, name, complete || !node.config));
    this.#interfaces[index] = interfaceText(name, members, node.description);
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

/** Keys are always there; mandatory nodes in data that is complete, unless a choice or `when` may leave them out. */
function isRequired(node: DataNode, complete: boolean): boolean {
  if (node.kind === 'leaf' && node.isKey) return true;
  return complete && node.mandatory && node.when.length === 0 && node.parent?.kind !== 'case';
}

/** Data nodes among top-level nodes, choices looked through. */
function flatData(nodes: readonly SchemaNode[]): DataNode[] {
  return nodes.flatMap((node): DataNode[] => {
    if (node.kind === 'choice') return node.cases.flatMap((each) => flatData(each.children));
    return 'jsonName' in node ? [node] : [];
  });
}
