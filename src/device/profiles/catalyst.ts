/** What all Catalyst 9000 switches with IOS XE have in common; a profile names what differs. */
import type { Unit } from '../../licensing/index.ts';
import type { DeviceProfile, HardwareItem } from './profile.ts';

export interface CatalystFacts {
  readonly name: string;
  readonly description: string;
  readonly mac: string;
  readonly vid: string;
  /** The switches, chassis or supervisors that the device consists of; the active one first. */
  readonly units: readonly [Unit, ...Unit[]];
  /** Levels that the platform has, the default first. */
  readonly levels: DeviceProfile['levels'];
  readonly level?: { readonly base: 'network-essentials' | 'network-advantage'; readonly addon: string };
  readonly version?: string;
  readonly factoryTrust?: boolean;
  readonly stackWiseVirtual?: boolean;
}

const ADVANTAGE = { base: 'network-advantage', addon: 'dna-advantage' } as const;

export function catalyst(facts: CatalystFacts): DeviceProfile {
  const { units, level = ADVANTAGE, version = '17.15.6' } = facts;
  const [major, minor, patch] = version.split('.') as [string, string, string];
  const { pid, sn } = units[0];
  const hostname = 'Switch';
  const configVersion = `${major}.${minor}`;
  return {
    name: facts.name,
    description: facts.description,
    style: 'xe',
    modules: [
      'Cisco-IOS-XE-native',
      'Cisco-IOS-XE-rpc',
      'Cisco-IOS-XE-device-hardware-oper',
      'Cisco-IOS-XE-ha-oper',
      'Cisco-IOS-XE-stack-oper',
      'cisco-ia',
      'cisco-smart-license',
      'ietf-netconf-acm',
      'sly-control',
      'sly-native-license',
      'sly-rum-reports',
    ],
    features: [],
    candidate: false,
    startup: false,
    durable: 'startup',
    pid,
    sn,
    mac: facts.mac,
    vid: facts.vid,
    hostname,
    version,
    reportVersion: `${major}.${minor}.${patch.padStart(2, '0')}`,
    configVersion,
    banner: `Cisco IOS Software [IOSXE], Catalyst L3 Switch Software (CAT9K_IOSXE), Version ${version}, RELEASE SOFTWARE (fc2)`,
    agentVersion: '6.1.4/6feb8bc10',
    units,
    inventory: inventoryOf(facts),
    defaultLevel: { base: facts.levels[0] as typeof level.base },
    levels: facts.levels,
    factoryTrust: facts.factoryTrust ?? false,
    stackWiseVirtual: facts.stackWiseVirtual ?? false,
    initial: () => ({
      // As IOS XE sets it up: who has privilege 15 may do everything, others read.
      'ietf-netconf-acm:nacm': {
        'rule-list': [
          {
            name: 'admin',
            group: ['PRIV15'],
            rule: [{ name: 'permit-all', 'module-name': '*', 'access-operations': '*', action: 'permit' }],
          },
        ],
      },
      'Cisco-IOS-XE-native:native': {
        hostname,
        version: configVersion,
        license: { udi: { pid, sn }, boot: { level: { [level.base]: { addon: level.addon } } } },
      },
    }),
  };
}

/** Chassis, supervisors and line cards of the units that the profile has. */
function inventoryOf({ units, vid }: CatalystFacts): HardwareItem[] {
  const items = units.flatMap((unit, index): HardwareItem[] => {
    const chassis = units.findIndex((one) => one.sn === unit.sn) === index;
    const place = `Switch ${unit.number ?? index + 1}`;
    const cards = [...(unit.supervisor ? [unit.supervisor] : []), ...((chassis && unit.lineCards) || [])];
    return [
      ...(chassis ? [item('hw-type-chassis', unit.pid, unit.sn, place, vid)] : []),
      ...cards.map((part) => item('hw-type-pim', part, '', `${place} ${part}`, vid)),
    ];
  });
  return items;
}

function item(type: string, part: string, serial: string, name: string, version: string): HardwareItem {
  return { type, version, part, serial, description: part, name, replaceable: true };
}
