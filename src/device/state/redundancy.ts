/**
 * Cisco-IOS-XE-ha-oper and Cisco-IOS-XE-stack-oper, of what the device consists of at present: a switch that stands
 * alone, a stack, two chassis in StackWise Virtual, two supervisors.
 */
import type { JsonObject } from '../../../codegen/index.ts';
import { dateAndTime, type Unit } from '../../licensing/index.ts';
import type { StateProvider } from '../../server/contract.ts';
import type { Device } from '../device.ts';

export function haState({ profile, agent, chassis }: Device): StateProvider {
  return {
    path: ['Cisco-IOS-XE-ha-oper:ha-oper-data'],
    read() {
      const redundant = agent.state.identity.units.some(({ role }) => role === 'standby');
      return {
        'ha-infra': {
          'ha-state': 'db-rf-active',
          'peer-state': redundant ? 'db-rf-standby-hot' : 'db-rf-disabled',
          'last-switchover-time': dateAndTime(chassis.takeovers.last),
          'last-switchover-reason': chassis.takeovers.count > 0 ? 'user forced' : 'none',
          'image-version': profile.version,
          'leaf-mode': 'SSO',
          'ha-enabled': redundant,
          'has-switchover-occured': chassis.takeovers.count > 0,
          'switchover-count': chassis.takeovers.count,
          'standby-failure-count': 0,
        },
      };
    },
  };
}

const KEEPALIVE = {
  sent: '0',
  received: '0',
  'sent-failure': '0',
  'receive-failure': '0',
  'consecutive-losses': '0',
};

const PORT_STATISTICS = {
  'rac-inserted': '0',
  'rac-copied': '0',
  'rac-data-crc-err': '0',
  'rac-invalid-ringword-err': '0',
  'rac-pcs-codeword-err': '0',
  'rac-rwcrc-err': '0',
};

/** By number: two supervisors of one chassis are one node, the active one's. */
export function numberedUnits(units: readonly Unit[]): readonly (Unit & { readonly number: number })[] {
  const chassis = units.filter((unit, index) => units.findIndex(({ sn }) => sn === unit.sn) === index);
  return chassis
    .map((unit, index) => ({ ...unit, number: unit.number ?? index + 1 }))
    .sort((a, b) => a.number - b.number);
}

export function stackState({ profile, chassis, clock, agent }: Device): StateProvider {
  /** `neighbours`: the switches at ports 1 and 2; none in a stack of one. */
  const node = (
    unit: Unit & { readonly number: number },
    neighbours: readonly (number | undefined)[],
  ): JsonObject => ({
    'chassis-number': unit.number,
    priority: unit.priority ?? 1,
    'serial-number': unit.sn,
    latency: 0,
    'keepalive-counters': KEEPALIVE,
    role: `role-${unit.role}`,
    'node-state': 'state-ready',
    'stack-mode': profile.stackWiseVirtual ? 'mode-stackwise-virtual' : 'mode-stackwise-rear',
    'sso-ready-flag': unit.role === 'standby',
    'mac-address': macOf(profile.mac, unit.number),
    'stack-ports': neighbours.map((neighbour, index) => ({
      'port-num': index + 1,
      'port-state': neighbour === undefined ? 'link-no-cable' : 'link-up',
      'switch-nbr-port': neighbour ?? 0,
      'sp-stats': PORT_STATISTICS,
      'sp-stats-time': dateAndTime(clock.now()),
    })),
    'reload-reason': chassis.restarts[0]?.reason ?? '',
    'hw-version': profile.vid,
    mode: 'stack-type-stacking',
    'configured-mode': 'stack-mode-config-none',
    'mac-persistency-wait-time': 0,
    'mode-reload-pending': false,
    topology: 'stack-type-n-plus-one',
  });
  return {
    path: ['Cisco-IOS-XE-stack-oper:stack-oper-data'],
    read() {
      const units = numberedUnits(agent.state.identity.units);
      // The cables make a ring: port 1 leads to the switch before, port 2 to the one behind.
      const at = (index: number) => (units.length > 1 ? units.at(index % units.length)!.number : undefined);
      return {
        'stack-node': units.map((unit, index) => node(unit, [at(index - 1), at(index + 1)])),
        'stack-info': {
          size: units.length,
          'ring-speed': '240',
          'ring-status': units.length > 1 ? 'full-ring' : 'standalone',
          'stack-mac-address': profile.mac,
          'stack-boottime': dateAndTime(chassis.restarts[0]?.time ?? 0),
        },
      };
    },
  };
}

/** Every switch has an address of its own, next to that of the first. */
function macOf(mac: string, number: number): string {
  const last = (Number.parseInt(mac.slice(-5, -3), 16) + number - 1) % 256;
  return number === 1 ? mac : `${mac.slice(0, -5)}${last.toString(16).padStart(2, '0')}:00`;
}
