/**
 * Catalyst 9300 with 48 ports, IOS XE 17.15.6: the default device. The facts (names, versions, inventory) are
 * those of a real one; serial numbers and addresses are made up.
 */
import type { DeviceProfile } from './profile.ts';

const SN = 'FOC2713X0AB';

export const c9300: DeviceProfile = {
  name: 'c9300-48uxm',
  description: 'Catalyst 9300-48UXM, IOS XE 17.15.6, network-advantage with dna-advantage',
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
    'sly-rum-reports',
  ],
  features: [],
  candidate: false,
  startup: false,
  durable: 'startup',
  pid: 'C9300-48UXM',
  sn: SN,
  mac: '70:1f:53:aa:10:00',
  vid: 'V02',
  hostname: 'Switch',
  version: '17.15.6',
  reportVersion: '17.15.06',
  configVersion: '17.15',
  banner:
    'Cisco IOS Software [IOSXE], Catalyst L3 Switch Software (CAT9K_IOSXE), Version 17.15.6, RELEASE SOFTWARE (fc2)',
  agentVersion: '6.1.4/6feb8bc10',
  inventory: [
    {
      type: 'hw-type-chassis',
      version: 'V02',
      part: 'C9300-48UXM',
      serial: SN,
      description: 'C9300-48UXM',
      name: 'Switch 1',
      replaceable: true,
    },
    {
      type: 'hw-type-pem',
      version: 'V01',
      part: 'PWR-C1-1100WAC-P  ',
      serial: 'DCC2650X0AB',
      description: 'Switch 1 - Power Supply A',
      name: 'Switch 1 - Power Supply A',
      replaceable: true,
    },
    {
      type: 'hw-type-dram',
      version: '',
      part: '',
      serial: '',
      description: 'Physical Memory',
      name: 'Memory',
      replaceable: false,
    },
    {
      type: 'hw-type-cpu',
      version: ' 6',
      part: ' GenuineIntel',
      serial: '',
      description: ' Intel(R) Xeon(R) CPU D-1526 @ 1.80GHz',
      name: 'CPU',
      replaceable: false,
    },
  ],
  defaultLevel: { base: 'network-essentials' },
  levels: ['network-essentials', 'network-advantage'],
  factoryTrust: false,
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
      hostname: 'Switch',
      version: '17.15',
      license: {
        udi: { pid: 'C9300-48UXM', sn: SN },
        boot: { level: { 'network-advantage': { addon: 'dna-advantage' } } },
      },
    },
  }),
};
