/** The data the tests of expressions look at: interfaces of a device, with every kind of node. */

import type { JsonObject } from '../../../codegen/schema/model.ts';
import { setLeafrefTarget } from '../../../codegen/types/build.ts';
import {
  augmented,
  choice,
  container,
  identity,
  kinds,
  leaf,
  leafList,
  list,
  net,
  root,
  treeRoot,
  type,
  xpath,
} from './tree.ts';

const string = type({ base: 'string' });
const interfaceKind = identity('interface-kind', kinds);
const ethernet = identity('ethernet', kinds, [interfaceKind]);
identity('gigabit', kinds, [ethernet]);
identity('tunnel', net, [interfaceKind]);

const level = type({
  base: 'enumeration',
  enums: [
    { name: 'low', value: 10, position: { file: '', line: 1, column: 1 } },
    { name: 'high', value: 20, position: { file: '', line: 1, column: 1 } },
  ],
});
const flags = type({
  base: 'bits',
  bits: [
    { name: 'up', position: { file: '', line: 1, column: 1 } },
    { name: 'loop', position: { file: '', line: 1, column: 1 } },
  ],
});
const toName = type({ base: 'leafref', path: xpath('/n:device/n:interface/n:name') });

export const schema = root([
  container('device', [
    leaf('hostname', string),
    leaf('main', toName),
    leaf('focus', type({ base: 'instance-identifier' })),
    list(
      'interface',
      ['name'],
      [
        leaf('name', string),
        leaf('mtu', type({ base: 'uint16' }), 1500),
        leaf('speed', type({ base: 'uint64' })),
        leaf('load', type({ base: 'decimal64', fractionDigits: 2 })),
        leaf('enabled', type({ base: 'boolean' }), true),
        leaf('kind', type({ base: 'identityref', identityBases: [interfaceKind] })),
        leaf('level', level),
        leaf('flags', flags),
        leaf('passive', type({ base: 'empty' })),
        leafList('address', string),
        leafList('tag', string, ['plain', 'new']),
        container('stats', [leaf('errors', type({ base: 'uint32' }), 0)]),
        container('trunk', [leaf('native', type({ base: 'uint16' }), 1)], 'is a trunk'),
        choice('mode', {
          access: [leaf('vlan', type({ base: 'uint16' }), 1)],
          routed: [leaf('vrf', string), leaf('metric', type({ base: 'uint16' }), 5)],
        }),
        augmented(kinds, leaf('mtu', type({ base: 'string' }))),
        augmented(kinds, leaf('colour', string)),
      ],
    ),
    list(
      'route',
      ['prefix', 'cost'],
      [leaf('prefix', string), leaf('cost', type({ base: 'uint8' })), leaf('via', string)],
    ),
  ]),
]);

const device = schema.dataChildren[0]!;
if (device.kind !== 'container') throw new Error('device');
const interfaces = device.byLocalName.get('interface')![0]!;
if (interfaces.kind !== 'list') throw new Error('interface');
setLeafrefTarget(toName, interfaces.keys[0]!);

export const data: JsonObject = {
  'net:device': {
    hostname: 'r1',
    main: 'eth1',
    focus: "/net:device/interface[name='eth0']/kinds:colour",
    interface: [
      {
        name: 'eth0',
        mtu: 9000,
        speed: '18446744073709551615',
        load: '0.5',
        enabled: true,
        kind: 'kinds:gigabit',
        level: 'high',
        flags: 'up loop',
        passive: [null],
        address: ['10.0.0.1', '10.0.0.2'],
        stats: { errors: 3 },
        trunk: {},
        'kinds:mtu': 'big',
        'kinds:colour': 'red',
      },
      {
        name: 'eth1',
        enabled: false,
        kind: 'kinds:ethernet',
        level: 'low',
        vrf: 'blue',
        address: ['10.0.0.3'],
      },
      { name: 'tun0', mtu: 1400, kind: 'net:tunnel', flags: 'up' },
    ],
    route: [
      { prefix: '10.0.0.0/8', cost: 1, via: 'eth0' },
      { prefix: '10.0.0.0/8', cost: 2, via: 'eth1' },
    ],
  },
};

/** The data as it is, and with what is absent but in use. */
export const plain = treeRoot(schema, data);
export const full = treeRoot(schema, data, true);
