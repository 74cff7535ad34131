/** Tree diagrams of modules (RFC 8340). */
import type {
  Augment,
  ExtensionUse,
  LeafListNode,
  LeafNode,
  Module,
  Schema,
  SchemaNode,
} from '../schema/model.ts';

/** Blanks between the longest name of a block and the types, one of them for `?` or `*`. */
const TYPE_GAP = 4;

/** What flags the nodes of a part of the diagram: configuration or state, input, output or neither. */
type Flags = 'data' | '-w' | 'ro' | '--' | '';

/**
 * The tree diagram of a module: its data nodes with what other modules add to them, its augments of other modules,
 * its operations and notifications. Layout and choice of symbols as yanglint prints them.
 */
export function printTree(module: Module, _schema?: Schema): string {
  const printer = new TreePrinter(module);
  return `${printer.print().join('\n')}\n`;
}

class TreePrinter {
  readonly #module: Module;
  readonly #lines: string[] = [];
  /** Nodes shown in the section of an augment, so not again below others. */
  readonly #augmented: ReadonlySet<SchemaNode>;

  constructor(module: Module) {
    this.#module = module;
    const { augments = [], structureAugments = [] } = module;
    this.#augmented = new Set([...augments, ...structureAugments].flatMap(({ children }) => children));
  }

  print(): readonly string[] {
    const { name, children, augments = [] } = this.#module;
    this.#lines.push(`module: ${name}`);
    const data = children.filter(({ kind }) => kind !== 'rpc' && kind !== 'notification');
    this.#block(data, '  ', 'data');
    if (augments.length > 0) this.#lines.push('');
    for (const augment of augments) this.#augment(augment);
    this.#section(
      'rpcs',
      children.filter(({ kind }) => kind === 'rpc'),
    );
    this.#section(
      'notifications',
      children.filter(({ kind }) => kind === 'notification'),
    );
    this.#structures();
    return this.#lines;
  }

  /** Structures (RFC 8340 section 2.3, RFC 8791 section 2): those of `sx:structure` are containers themselves. */
  #structures(): void {
    const { structures = [], structureAugments = [] } = this.#module;
    if (structures.length + structureAugments.length > 0) this.#lines.push('');
    for (const { name, extension, root } of structures) {
      this.#lines.push(`  ${extension} ${name}:`);
      const [top] = root.children;
      if (extension === 'yang-data') this.#block(root.children, '    ', '--');
      else if (top?.kind === 'container') this.#block(this.#own(top.children), '    ', '');
    }
    for (const { path, children } of structureAugments) {
      this.#lines.push(`  augment-structure ${path}:`);
      this.#block(children.flatMap(withoutShorthand), '    ', '');
    }
  }

  #section(title: string, nodes: readonly SchemaNode[]): void {
    if (nodes.length === 0) return;
    this.#lines.push('', `  ${title}:`);
    this.#block(nodes, '    ', 'data');
  }

  #augment({ path, target, children }: Augment): void {
    this.#lines.push(`  augment ${path}:`);
    this.#block(children.flatMap(withoutShorthand), '    ', flagsIn(target));
  }

  /** Siblings, with their types in one column. */
  #block(nodes: readonly SchemaNode[], indent: string, flags: Flags): void {
    const width = Math.max(0, ...nodes.map((node) => this.#widthOf(node))) + TYPE_GAP;
    nodes.forEach((node, i) => {
      this.#lines.push(indent + this.#line(node, width, flags));
      const last = i === nodes.length - 1;
      this.#below(node, indent + (last ? '   ' : '|  '), flags);
    });
  }

  #below(node: SchemaNode, indent: string, flags: Flags): void {
    switch (node.kind) {
      case 'container':
      case 'list':
        this.#block(this.#own([...node.children, ...node.actions, ...node.notifications]), indent, flags);
        break;
      case 'choice':
        this.#block(this.#own(node.cases), indent, flags);
        break;
      case 'case':
        this.#block(this.#own(node.children), indent, flags);
        break;
      case 'notification':
        this.#block(this.#own(node.children), indent, 'ro');
        break;
      case 'input':
        this.#block(this.#own(node.children), indent, '-w');
        break;
      case 'output':
        this.#block(this.#own(node.children), indent, 'ro');
        break;
      case 'rpc':
      case 'action':
        this.#block(
          [node.input, node.output].filter(({ children }) => children.length > 0),
          indent,
          flags,
        );
        break;
    }
  }

  /** Lists with keys have no type beside them and do not widen the column. */
  #widthOf(node: SchemaNode): number {
    return node.kind === 'list' && node.keys.length > 0 ? 0 : this.#name(node).length;
  }

  #own(children: readonly SchemaNode[]): readonly SchemaNode[] {
    return this.#augmented.size === 0 ? children : children.filter((child) => !this.#augmented.has(child));
  }

  #line(node: SchemaNode, width: number, flags: Flags): string {
    const name = this.#name(node) + optionOf(node);
    const type = typeOf(node);
    const typed = type === undefined ? name : name.padEnd(width) + type;
    const features = node.ifFeatures.length > 0 ? ` {${node.ifFeatures.join(',')}}?` : '';
    return `${STATUS[node.status]}--${flagsOf(node, flags)}${typed}${features}`;
  }

  #name({ kind, name, module }: SchemaNode): string {
    const prefixed =
      module === this.#module || kind === 'input' || kind === 'output' ? name : `${module.prefix}:${name}`;
    return kind === 'choice' || kind === 'case' ? `(${prefixed})` : prefixed;
  }
}

const STATUS = { current: '+', deprecated: 'x', obsolete: 'o' } as const;

function flagsOf(node: SchemaNode, flags: Flags): string {
  const { kind, config } = node;
  if (node.extensionUses.some(isMountPoint)) return 'mp ';
  switch (kind) {
    case 'case':
      return ':';
    case 'rpc':
    case 'action':
      return '-x ';
    case 'notification':
      return '-n ';
    case 'input':
      return '-w ';
    case 'output':
      return 'ro ';
    default:
      if (flags !== 'data') return `${flags} `;
      return config ? 'rw ' : 'ro ';
  }
}

/** Where other modules can be mounted (RFC 8528 section 3.1). */
function isMountPoint({ module, name }: ExtensionUse): boolean {
  return module === 'ietf-yang-schema-mount' && name === 'mount-point';
}

/** `?` optional, `!` presence, `*` list or leaf-list, with the keys of a list. */
function optionOf(node: SchemaNode): string {
  switch (node.kind) {
    case 'container':
      return node.presence === undefined ? '' : '!';
    case 'leaf-list':
      return '*';
    case 'list':
      return node.keys.length > 0 ? `* [${node.keys.map(({ name }) => name).join(' ')}]` : '*';
    case 'leaf':
    case 'anydata':
    case 'anyxml':
    case 'choice':
      return node.mandatory ? '' : '?';
    default:
      return '';
  }
}

function typeOf(node: SchemaNode): string | undefined {
  switch (node.kind) {
    case 'leaf':
    case 'leaf-list':
      return leafType(node);
    case 'anydata':
    case 'anyxml':
      return node.kind;
    default:
      return undefined;
  }
}

/** A leafref is shown by its path, other types by name as written. */
function leafType({ type, typeText }: LeafNode | LeafListNode): string {
  if (type.name === 'leafref' && type.path) return `-> ${type.path.text}`;
  return typeText ?? type.name;
}

/** The flags in force where an augment adds nodes. */
function flagsIn(target: SchemaNode): Flags {
  for (let node: SchemaNode | undefined = target; node; node = node.parent) {
    if (node.kind === 'input') return '-w';
    if (node.kind === 'output' || node.kind === 'notification') return 'ro';
  }
  return 'data';
}

function withoutShorthand(node: SchemaNode): readonly SchemaNode[] {
  return node.kind === 'case' && node.implicit ? node.children : [node];
}
