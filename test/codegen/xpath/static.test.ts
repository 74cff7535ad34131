import { describe, expect, it } from 'vitest';
import type { SchemaNode } from '../../../codegen/schema/model.ts';
import { childCursor, resultNodes } from '../../../codegen/xpath/compile.ts';
import { data, schema } from './network.ts';
import { leaf, rpc, treeRoot, type, xpath } from './tree.ts';

const device = schema.dataChildren[0]!;
const interfaces = device.kind === 'container' ? device.byLocalName.get('interface')![0]! : device;

function reads(text: string, contextNode: SchemaNode = interfaces): string[] | undefined {
  return xpath(text, { contextNode: () => contextNode })
    .dependencies?.map(({ name }) => name)
    .sort();
}

describe('dependencies: what an expression can read', () => {
  it.each<[string, string[] | undefined]>([
    ['mtu > 1000', ['mtu']],
    ['../main = name', ['main', 'name']],
    ["/device/route[via = current()/name]/cost = '1'", ['cost', 'name', 'route', 'via']],
    ['count(../interface)', ['interface']],
    ['not(nothing)', []],
    ['*/errors', ['errors']],
    ['name | k:mtu', ['mtu', 'name']],
    ['1 + 1', []],
    ['//name', ['name']],
    ['descendant::errors', ['errors']],
    ['deref(../main)/../mtu', undefined],
    ['following::name', undefined],
  ])('%s', (text, expected) => {
    expect(reads(text)).toEqual(expected);
  });

  it('the value of an inner node is made of all that is below (XPath 1.0 section 5.2)', () => {
    for (const text of ['. = "x"', 'string()', 'string-length(.) > 1']) {
      expect(reads(text)).toEqual(expect.arrayContaining(['interface', 'mtu', 'errors']));
    }
    for (const text of ['count(.)', 'local-name()', 'concat(name(.), "x")', 'not(.)']) {
      expect(reads(text)).toEqual(['interface']);
    }
  });

  it('are unknown without a context node', () => {
    expect(xpath('mtu').dependencies).toBeUndefined();
  });
});

describe('resultNodes: where a path leads', () => {
  it('finds the target of a leafref', () => {
    const path = xpath('../interface[name = current()/../main]/mtu', {
      contextNode: () => (device.kind === 'container' ? device.byLocalName.get('main')![0]! : device),
    });
    expect(resultNodes(path)).toEqual([
      interfaces.kind === 'list' ? interfaces.byLocalName.get('mtu')![0] : undefined,
    ]);
  });

  it('has none for values', () => {
    expect(resultNodes(xpath('1', { contextNode: () => interfaces }))).toBeUndefined();
  });
});

describe('RFC 7950 section 6.4.1: expressions inside operations', () => {
  const operation = rpc('reset', [
    leaf('interface', type({ base: 'string' })),
    leaf('hard', type({ base: 'boolean' })),
  ]);
  const input = childCursor(treeRoot(schema, data), operation.input, { interface: 'eth0', hard: true });
  const hard = childCursor(input, operation.input.dataChildren[1]!, true);

  it.each<[string, boolean]>([
    ['../interface = /device/interface/name', true],
    ['/reset/interface = "eth0"', true],
    ['/n:reset/n:hard = "true"', true],
    ['/other/interface', false],
    ['../../device', true],
    ['../..//hostname', true],
  ])('%s is %s', (text, expected) => {
    expect(xpath(text).evaluateBoolean(hard)).toBe(expected);
  });

  it('know their dependencies when told the root', () => {
    const scope = { contextNode: () => operation.input.dataChildren[1], root: () => schema };
    const names = (text: string) => xpath(text, scope).dependencies?.map(({ name }) => name);
    expect(names('/reset/interface = /device/hostname')).toEqual(['interface', 'hostname']);
    expect(names('../interface')).toEqual(['interface']);
    expect(xpath('/device', { contextNode: scope.contextNode }).dependencies).toBeUndefined();
  });
});

describe('list entries by key', () => {
  it('are found the same way in short and long lists', () => {
    const many = Array.from({ length: 100 }, (_, i) => ({
      prefix: `p${i % 10}`,
      cost: Math.floor(i / 10),
      via: `v${i}`,
    }));
    for (const size of [5, 100]) {
      const tree = treeRoot(schema, { 'net:device': { hostname: '3', route: many.slice(0, size) } });
      const find = (path: string) =>
        xpath(path)
          .evaluateNodes(tree)
          .map(({ value }) => value);
      expect(find("/device/route[prefix='p4'][cost='0']/via")).toEqual(['v4']);
      expect(find("/device/route['0' = cost]['p4' = prefix]/via")).toEqual(['v4']);
      expect(find("/device/route[prefix='p4'][cost='00']/via")).toEqual([]);
      expect(find("/device/route[prefix='p4'][cost=0]/via")).toEqual(['v4']);
      expect(find("/device/route[prefix='p3'][cost=/device/hostname]/via")).toEqual(
        size === 100 ? ['v33'] : [],
      );
      expect(find("/device/route[prefix='p4'][cost=/device/nothing]/via")).toEqual([]);
    }
  });
});
