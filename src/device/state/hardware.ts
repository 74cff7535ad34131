/** Cisco-IOS-XE-device-hardware-oper: what the chassis is, and how it last started. */
import type { JsonObject } from '../../../codegen/index.ts';
import { activeUnit, dateAndTime } from '../../licensing/index.ts';
import type { StateProvider } from '../../server/contract.ts';
import { complete } from '../binding/participant.ts';
import { bootLevelOf } from '../binding/settings.ts';
import type { Device } from '../device.ts';
import type { HardwareItem } from '../profiles/profile.ts';
import { numberedUnits } from './redundancy.ts';

export function hardwareState(device: Device): StateProvider {
  return {
    path: ['Cisco-IOS-XE-device-hardware-oper:device-hardware-data'],
    read: () => ({
      'entity-information': [entity(device)],
      'device-hardware': {
        'device-inventory': inventoryOf(device).map((item, index) => ({
          'hw-type': item.type,
          'hw-dev-index': index + 1,
          version: item.version,
          'part-number': item.part,
          'serial-number': item.serial,
          'hw-description': item.description,
          'dev-name': item.name,
          'field-replaceable': item.replaceable,
          'hw-class': 'hw-class-physical',
        })),
        'device-system-data': systemData(device),
      },
    }),
  };
}

/** That of the profile without the chassis that left, with those that joined. */
export function inventoryOf({ profile, agent }: Device): readonly HardwareItem[] {
  const units = numberedUnits(agent.state.identity.units);
  const gone = (item: HardwareItem) =>
    item.type === 'hw-type-chassis' && !units.some(({ sn }) => sn === item.serial);
  const kept = profile.inventory.filter((item) => !gone(item));
  const joined = units.filter(({ sn }) => !kept.some((item) => item.serial === sn));
  return [
    ...kept,
    ...joined.map(({ pid, sn, number }) => ({
      type: 'hw-type-chassis',
      version: profile.vid,
      part: pid,
      serial: sn,
      description: pid,
      name: `Switch ${number}`,
      replaceable: true,
    })),
  ];
}

function entity(device: Device): JsonObject {
  const { profile, chassis, agent } = device;
  const active = numberedUnits(agent.state.identity.units).find(({ role }) => role === 'active');
  const { pid, sn, number, priority = 1 } = active!;
  const variables: readonly (readonly [string, string])[] = [
    ['BAUD', '9600'],
    ['BOOT', 'flash:packages.conf;'],
    ['LICENSE_BOOT_LEVEL', nextLevel(device)],
    ['MAC_ADDR', profile.mac.toUpperCase()],
    ['MANUAL_BOOT', 'no'],
    ['MODEL_NUM', pid],
    ['SWITCH_NUMBER', String(number)],
    ['SWITCH_PRIORITY', String(priority)],
    ['SYSTEM_SERIAL_NUM', sn],
    ['VERSION_ID', profile.vid],
  ];
  return {
    fru: 'device-hardware-fru-rp',
    slotnum: 0,
    baynum: 0,
    chassisnum: number,
    'physical-index': 1000,
    status: 'module-status-online',
    description: pid,
    'status-last-change': dateAndTime(chassis.restarts[0]?.time ?? 0),
    'high-availability-state': 'ha-role-active',
    'chassis-state': 'ha-role-active',
    'rommon-entry': variables.map(([name, value]) => ({ 'var-name': name, 'var-value': value })),
    'cr-info': { cr: '', 'cr-next': '', 'cr-hex': '', 'cr-next-hex': '' },
  };
}

/** The level of the next start: `network-advantage+dna-advantage,all:ngwc;`. */
function nextLevel(device: Device): string {
  const { base, addon } = bootLevelOf(device.core.tree('startup'), device.profile.defaultLevel);
  return `${addon ? `${base}+${addon}` : base},all:ngwc;`;
}

function systemData(device: Device): JsonObject {
  const { profile, chassis, clock } = device;
  const [last] = chassis.restarts;
  return {
    'current-time': dateAndTime(clock.now()),
    'boot-time': dateAndTime(last?.time ?? 0),
    'software-version': profile.banner,
    'rommon-version': 'IOS-XE ROMMON',
    'last-reboot-reason': last?.reason ?? '',
    'reason-severity': last?.severity ?? 'normal',
    'unsaved-config': isUnsaved(device),
    'reload-history-support': [null],
    'reload-history': {
      'rl-history': chassis.restarts.map((restart) => ({
        'reload-category': restart.category,
        'reload-desc': restart.reason,
        'reload-time': dateAndTime(restart.time),
        'reload-severity': restart.severity,
        'sw-ver': profile.version,
        'ha-role': 'ha-role-active',
        'crash-data-file': '',
      })),
      'fru-type': 'device-hardware-fru-rp',
      'fru-id': 0,
    },
    'mac-address': profile.mac,
  };
}

function isUnsaved({ core, profile, agent }: Device): boolean {
  const running = core.tree('running');
  const startup = core.tree('startup');
  if (running === startup) return false;
  return (
    JSON.stringify(running) !==
    JSON.stringify(complete(core.schema, profile, activeUnit(agent.state), startup))
  );
}
