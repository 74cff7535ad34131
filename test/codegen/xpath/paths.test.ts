import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../../codegen/xpath/xpath.ts';
import { full, plain } from './network.ts';
import { at, xpath } from './tree.ts';

/** What a path finds: leaves as their values, other nodes as their names. */
function find(path: string, from: Cursor = plain): unknown[] {
  return xpath(path)
    .evaluateNodes(from)
    .map(({ node, value }) => {
      if (node.kind === 'leaf' || node.kind === 'leaf-list') return value;
      return node.kind === 'root' ? '/' : node.name;
    });
}

const eth0 = at(plain, "/device/interface[name='eth0']");
const eth1 = at(plain, "/device/interface[name='eth1']");

describe('XPath 1.0 section 2: location paths', () => {
  it.each<[string, unknown[]]>([
    ['/', ['/']],
    ['/device', ['device']],
    ['/n:device/n:hostname', ['r1']],
    ['device/hostname', ['r1']],
    ['/device/interface/name', ['eth0', 'eth1', 'tun0']],
    ['/device/interface[2]/name', ['eth1']],
    ['/device/interface[position() = last()]/name', ['tun0']],
    ['/device/interface[last() - 1]/name', ['eth1']],
    ['/device/interface[mtu]/name', ['eth0', 'tun0']],
    ['/device/interface[mtu > 1400]/name', ['eth0']],
    ['/device/interface[enabled = "false"][1]/name', ['eth1']],
    ['/device/interface[mtu][2]/name', ['tun0']],
    ['(/device/interface/name)[2]', ['eth1']],
    ["/device/hostname | ''", ['r1']],
    ["/device/nothing | ''", []],
    ['/device/interface/address[1]', ['10.0.0.1', '10.0.0.3']],
    ['(/device/interface/address)[1]', ['10.0.0.1']],
    ['/device/interface[address = "10.0.0.2"]/name', ['eth0']],
    ['//errors', [3]],
    ['//address', ['10.0.0.1', '10.0.0.2', '10.0.0.3']],
    ['/device//name', ['eth0', 'eth1', 'tun0']],
    ['/device/route[prefix="10.0.0.0/8"][cost="2"]/via', ['eth1']],
    ['/device/route[cost="2"]/via', ['eth1']],
    ['/device/*[name]/name', ['eth0', 'eth1', 'tun0']],
    ['/n:*', ['device']],
    ['/k:*', []],
    ['/device/interface[1]/k:*', ['big', 'red']],
    ['/device/interface[1]/mtu', [9000]],
    ['/device/interface[1]/k:mtu', ['big']],
    ['/nothing', []],
    ['/device/interface/passive', [[null]]],
    ['/device/hostname/text()', ['r1']],
    ['/device/interface[2]//text()', ['eth1', false, 'kinds:ethernet', 'low', '10.0.0.3', 'blue']],
    ['/device/comment()', []],
    ['/device/@name', []],
  ])('%s', (path, expected) => {
    expect(find(path)).toEqual(expected);
  });
});

describe('XPath 1.0 section 2.2: axes', () => {
  it.each<[string, Cursor, unknown[]]>([
    ['.', eth1, ['interface']],
    ['..', eth1, ['device']],
    ['../..', eth1, ['/']],
    ['../../..', eth1, []],
    ['../hostname', eth1, ['r1']],
    ['ancestor::*', eth1, ['device']],
    ['ancestor::node()', eth1, ['/', 'device']],
    ['ancestor-or-self::*', eth1, ['device', 'interface']],
    ['ancestor-or-self::*[1]', eth1, ['interface']],
    ['self::interface/name', eth1, ['eth1']],
    ['self::route', eth1, []],
    ['following-sibling::interface/name', eth1, ['tun0']],
    ['preceding-sibling::interface/name', eth1, ['eth0']],
    ['preceding-sibling::*[1]/name', at(plain, '/device/interface[3]'), ['eth1']],
    ['preceding::name', eth1, ['eth0']],
    ['following::cost', eth1, [1, 2]],
    ['descendant::errors', eth0, [3]],
    ['descendant-or-self::interface/name', eth0, ['eth0']],
    ['child::name', eth0, ['eth0']],
    ['parent::device/hostname', eth0, ['r1']],
    ['parent::route', eth0, []],
    ['attribute::*', eth0, []],
  ])('%s', (path, from, expected) => {
    expect(find(path, from)).toEqual(expected);
  });

  it('gives every node once, in document order', () => {
    expect(find('/device/interface/..')).toEqual(['device']);
    expect(find('/device/interface/name | /device/hostname | /device/interface[1]/name')).toEqual([
      'r1',
      'eth0',
      'eth1',
      'tun0',
    ]);
    expect(find('/device/interface/../interface/name')).toEqual(['eth0', 'eth1', 'tun0']);
    expect(find('//interface/ancestor-or-self::*/hostname')).toEqual(['r1']);
  });
});

describe('RFC 7950 section 6.4.1: the accessible tree', () => {
  it.each<[string, unknown[], unknown[]]>([
    ['/device/interface/mtu', [9000, 1400], [9000, 1500, 1400]],
    ['/device/interface/enabled', [true, false], [true, false, true]],
    ['/device/interface[2]/stats', [], ['stats']],
    ['/device/interface/stats/errors', [3], [3, 0, 0]],
    ['/device/interface/trunk', ['trunk'], ['trunk']],
    ['/device/interface/trunk/native', [], [1]],
    ['/device/interface[1]/tag', [], ['plain', 'new']],
    ['/device/interface/vlan', [], [1, 1]],
    ['/device/interface/metric', [], [5]],
    ['/device/interface/speed', ['18446744073709551615'], ['18446744073709551615']],
  ])('%s: as stored, and with what is in use by default', (path, stored, inUse) => {
    expect(find(path, plain)).toEqual(stored);
    expect(find(path, full)).toEqual(inUse);
  });

  it('follows the name of any module when the scope says so', () => {
    const found = xpath('/device/interface[1]/mtu', { unprefixed: () => 'any' }).evaluateNodes(plain);
    expect(found.map(({ value }) => value)).toEqual([9000, 'big']);
  });
});
