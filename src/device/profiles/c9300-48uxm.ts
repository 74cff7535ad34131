/**
 * Catalyst 9300 with 48 ports, IOS XE 17.15.6: the default device. The facts (names, versions, inventory) are
 * those of a real one; serial numbers and addresses are made up.
 */
import { catalyst } from './catalyst.ts';
import type { DeviceProfile } from './profile.ts';

const base = catalyst({
  name: 'c9300-48uxm',
  description: 'Catalyst 9300-48UXM, IOS XE 17.15.6, network-advantage with dna-advantage',
  mac: '70:1f:53:aa:10:00',
  vid: 'V02',
  units: [{ pid: 'C9300-48UXM', sn: 'FOC2713X0AB', role: 'active' }],
  levels: ['network-essentials', 'network-advantage'],
});

export const c9300: DeviceProfile = {
  ...base,
  inventory: [
    ...base.inventory,
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
};
