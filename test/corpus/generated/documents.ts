/** XML documents for a schema, drawn by a seed: names and types are mostly right, values few, so that they meet. */
import type { DataNode, ParentNode, RpcNode, Schema } from '../../../codegen/index.ts';
import type { LeafType } from '../../../codegen/types/type.ts';
import { Random } from '../../fuzz/random.ts';

const PREFIXES = 'xmlns:a="urn:a" xmlns:b="urn:b"';
const ANY = ['', '<x xmlns="urn:x">1</x>', '<l xmlns="urn:a">1</l>', 'text', '<x xmlns=""><y/><y/></x>'];
const PATHS = ['/a:top', '/a:top/a:n', "/a:top/a:l[a:k='x']", "/a:top/a:l[a:k='y']/a:v", 'x'];

/** A configuration; top-level nodes come and go like others. */
export function configDocument(schema: Schema, seed: number): string {
  const random = new Random(seed);
  return content(schema.root, random, 0);
}

/** An invocation of one of the actions or RPCs, with its way down and its input. */
export function operationDocument(schema: Schema, seed: number): string | undefined {
  const random = new Random(seed);
  const operations = schema.nodes.filter((node) => node.kind === 'rpc' || node.kind === 'action');
  return operations.length === 0 ? undefined : invocation(random.pick(operations) as RpcNode, random);
}

function invocation(operation: RpcNode, random: Random): string {
  let inner = element(operation, content(operation.input, random, 0));
  for (let at = operation.parent; at; at = at.parent) {
    if (at.kind === 'list') inner = at.keys.map((key) => instance(key, random, 0)).join('') + inner;
    if ('jsonName' in at) inner = element(at, inner);
  }
  return inner;
}

function element(node: { name: string; module: { namespace: string } }, inner: string): string {
  return `<${node.name} xmlns="${node.module.namespace}" ${PREFIXES}>${inner}</${node.name}>`;
}

function content(parent: ParentNode, random: Random, depth: number): string {
  return parent.dataChildren
    .map((node) => {
      const isKey = node.kind === 'leaf' && node.isKey;
      const wanted = isKey ? random.below(60) > 0 : node.config && random.below(3) < (depth === 0 ? 2 : 1);
      if (!wanted && !(node.mandatory && random.below(4) > 0)) return '';
      const count = node.kind === 'list' || node.kind === 'leaf-list' ? 1 + random.below(3) : 1;
      return Array.from({ length: count }, () => instance(node, random, depth)).join('\n');
    })
    .join('');
}

function instance(node: DataNode, random: Random, depth: number): string {
  switch (node.kind) {
    case 'leaf':
    case 'leaf-list':
      return element(node, value(node.type, random));
    case 'container': {
      const inner = content(node, random, depth + 1);
      return inner === '' && node.presence === undefined ? '' : element(node, inner);
    }
    case 'list':
      return element(node, content(node, random, depth + 1));
    default:
      return element(node, random.pick(ANY));
  }
}

/** Text for a type: nearly always of its lexical form, not always in its range. */
function value(type: LeafType, random: Random): string {
  if (random.below(25) === 0) return random.pick(['', 'x', '0', ' 1 ', '+1', 'a:i1']);
  switch (type.base) {
    case 'boolean':
      return random.pick(['true', 'false']);
    case 'empty':
      return '';
    case 'identityref':
      return random.pick(['i1', 'a:i1', 'a:i2', 'b:i3', 'a:i4']);
    case 'instance-identifier':
      return random.pick(PATHS);
    case 'enumeration':
      return random.pick(type.enums).name;
    case 'bits':
      return type.bits
        .filter(() => random.below(2) === 0)
        .map(({ name }) => name)
        .sort(() => random.below(2) - 0.5)
        .join(random.pick([' ', '  ']));
    case 'binary':
      return random.pick(['', 'YQ==', 'YWI=', 'YWJj', 'YQ']);
    case 'decimal64':
      return random.pick(['0', '1', '1.0', '1.5', '2.50', '-1', '3.141', '+2']);
    case 'union':
      return value(random.pick(type.members), random);
    case 'leafref':
      return type.target && 'type' in type.target && type.target.type !== type
        ? value(type.target.type, random)
        : 'x';
    case 'string':
      return random.pick(['x', 'y', 'z', '1', 'ab', '']);
    default:
      return random.pick(['0', '1', '2', '3', '01', '5']);
  }
}
