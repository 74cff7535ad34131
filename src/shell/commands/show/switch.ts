/** show switch, with detail and stack-ports: the state of Cisco-IOS-XE-stack-oper (S2 "Example for C9300X: Adding a Member to a Stack"). */
import type { JsonObject } from '../../../../codegen/index.ts';
import type { Device } from '../../../device/device.ts';
import { stackState } from '../../../device/state/redundancy.ts';
import { keyword } from '../../grammar/element.ts';
import type { Command, Lines } from '../../session/context.ts';
import { SHOW } from '../words.ts';

const SWITCH = keyword('switch', 'Show information about the stack ring');

interface Node {
  readonly number: number;
  readonly role: string;
  readonly mac: string;
  readonly priority: number;
  readonly version: string;
}

function nodesOf(device: Device): readonly Node[] {
  const state = stackState(device).read(device.core.clock.now()) as JsonObject;
  return (state['stack-node'] as readonly JsonObject[]).map((node) => {
    const role = String(node.role).replace('role-', '');
    return {
      number: Number(node['chassis-number']),
      role: role.charAt(0).toUpperCase() + role.slice(1),
      mac: dotted(String(node['mac-address'])),
      priority: Number(node.priority),
      version: String(node['hw-version']),
    };
  });
}

/** `701f.53aa.1000` */
const dotted = (mac: string) => mac.replaceAll(':', '').replace(/(....)(?=.)/g, '$1.');

function members(device: Device): Lines {
  const nodes = nodesOf(device);
  return [
    `Switch/Stack Mac Address : ${dotted(device.profile.mac)} - Local Mac Address`,
    'Mac persistency wait time: Indefinite',
    '                                             H/W   Current',
    'Switch#   Role    Mac Address     Priority Version  State ',
    '-'.repeat(85),
    ...nodes.map(({ number, role, mac, priority, version }) => {
      const place = `${role === 'Active' ? '*' : ' '}${number}`;
      return `${place.padEnd(9)}${role.padEnd(9)}${mac}     ${String(priority).padEnd(7)}${version.padEnd(8)}Ready`;
    }),
    '',
  ];
}

/** The cables make a ring: port 1 leads to the switch before, port 2 to the one behind. */
function ports(device: Device): readonly (readonly [number, string, string, string])[] {
  const numbers = nodesOf(device).map(({ number }) => number);
  const status = numbers.length > 1 ? 'OK' : 'DOWN';
  const neighbour = (index: number) =>
    numbers.length > 1 ? String(numbers.at(index % numbers.length)) : 'None';
  return numbers.map((number, index) => [number, status, neighbour(index - 1), neighbour(index + 1)]);
}

function detail(device: Device): Lines {
  return [
    ...members(device),
    '',
    '',
    '         Stack Port Status             Neighbors     ',
    'Switch#  Port 1     Port 2           Port 1   Port 2 ',
    '-'.repeat(56),
    ...ports(device).map(
      ([number, status, before, behind]) =>
        `  ${String(number).padEnd(8)}${status.padStart(4)}${status.padStart(11)}${before.padStart(17)}${behind.padStart(9)} `,
    ),
    '',
  ];
}

function stackPorts(device: Device): Lines {
  return [
    'Switch#   Port1   Port2',
    '-'.repeat(23),
    ...ports(device).map(([number, status]) => `  ${String(number).padEnd(8)}${status.padEnd(8)}${status}`),
    '',
  ];
}

export const switchShows: readonly Command[] = [
  { mode: 'exec', privilege: 1, syntax: [SHOW, SWITCH], run: ({ device }) => members(device) },
  {
    mode: 'exec',
    privilege: 1,
    syntax: [SHOW, SWITCH, keyword('detail', 'Show detailed information about the stack ring')],
    run: ({ device }) => detail(device),
  },
  {
    mode: 'exec',
    privilege: 1,
    syntax: [SHOW, SWITCH, keyword('stack-ports', 'Show stack port information')],
    run: ({ device }) => stackPorts(device),
  },
];
