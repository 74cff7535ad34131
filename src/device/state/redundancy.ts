/** Cisco-IOS-XE-ha-oper and Cisco-IOS-XE-stack-oper of a switch that stands alone. */
import { dateAndTime } from '../../licensing/index.ts';
import type { StateProvider } from '../../server/contract.ts';
import type { Device } from '../device.ts';

export function haState({ profile }: Device): StateProvider {
  return {
    path: ['Cisco-IOS-XE-ha-oper:ha-oper-data'],
    read: () => ({
      'ha-infra': {
        'ha-state': 'db-rf-active',
        'peer-state': 'db-rf-disabled',
        'last-switchover-time': dateAndTime(0),
        'last-switchover-reason': 'none',
        'image-version': profile.version,
        'leaf-mode': 'SSO',
        'ha-enabled': false,
        'has-switchover-occured': false,
        'switchover-count': 0,
        'standby-failure-count': 0,
      },
    }),
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

export function stackState({ profile, chassis, clock }: Device): StateProvider {
  return {
    path: ['Cisco-IOS-XE-stack-oper:stack-oper-data'],
    read: () => ({
      'stack-node': [
        {
          'chassis-number': 1,
          priority: 1,
          'serial-number': profile.sn,
          latency: 0,
          'keepalive-counters': KEEPALIVE,
          role: 'role-active',
          'node-state': 'state-ready',
          'stack-mode': 'mode-stackwise-rear',
          'sso-ready-flag': false,
          'mac-address': profile.mac,
          'stack-ports': [1, 2].map((port) => ({
            'port-num': port,
            'port-state': 'link-no-cable',
            'switch-nbr-port': 0,
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
        },
      ],
      'stack-info': {
        size: 1,
        'ring-speed': '240',
        'ring-status': 'standalone',
        'stack-mac-address': profile.mac,
        'stack-boottime': dateAndTime(chassis.restarts[0]?.time ?? 0),
      },
    }),
  };
}
