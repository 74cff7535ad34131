/**
 * Catalyst switches beside the default one. Product identifiers and how units go together are those of S2; serial
 * numbers and addresses are made up.
 */
import { catalyst } from './catalyst.ts';
import type { DeviceProfile } from './profile.ts';

const BOTH = ['network-essentials', 'network-advantage'];
const ADVANTAGE = ['network-advantage'];

export const catalysts: readonly DeviceProfile[] = [
  catalyst({
    name: 'c9200-24p',
    description: 'Catalyst 9200-24P, IOS XE 17.15.6, network-essentials with dna-essentials',
    mac: '70:1f:53:aa:20:00',
    vid: 'V01',
    units: [{ pid: 'C9200-24P', sn: 'FOC2601X0A1', role: 'active', number: 1 }],
    levels: BOTH,
    level: { base: 'network-essentials', addon: 'dna-essentials' },
  }),
  catalyst({
    name: 'c9300x-stack',
    description: 'Stack of three Catalyst 9300X-24HX (active, standby, member), IOS XE 17.15.6',
    mac: '70:1f:53:aa:30:00',
    vid: 'V01',
    units: [
      { pid: 'C9300X-24HX', sn: 'FOC2602X0A1', role: 'active', number: 1 },
      { pid: 'C9300X-24HX', sn: 'FOC2602X0A2', role: 'standby', number: 2 },
      { pid: 'C9300X-24HX', sn: 'FOC2602X0A3', role: 'member', number: 3 },
    ],
    levels: BOTH,
  }),
  catalyst({
    name: 'c9400x-svl',
    description: 'Two Catalyst 9407R with Supervisor 2 in StackWise Virtual, IOS XE 17.15.6',
    mac: '70:1f:53:aa:40:00',
    vid: 'V01',
    units: [
      { pid: 'C9407R', sn: 'FXS2603Q0A1', role: 'active', number: 1, supervisor: 'C9400X-SUP-2' },
      { pid: 'C9407R', sn: 'FXS2603Q0A2', role: 'standby', number: 2, supervisor: 'C9400X-SUP-2' },
    ],
    stackWiseVirtual: true,
    levels: BOTH,
  }),
  catalyst({
    name: 'c9500-pair',
    description: 'Two Catalyst 9500-16X in StackWise Virtual, IOS XE 17.15.6',
    mac: '70:1f:53:aa:50:00',
    vid: 'V01',
    units: [
      { pid: 'C9500-16X', sn: 'FCW2604A0A1', role: 'active', number: 1 },
      { pid: 'C9500-16X', sn: 'FCW2604A0A2', role: 'standby', number: 2 },
    ],
    stackWiseVirtual: true,
    levels: BOTH,
  }),
  catalyst({
    name: 'c9500x-28c8d',
    description: 'Catalyst 9500X-28C8D, IOS XE 17.15.6, with a factory trust code',
    mac: '70:1f:53:aa:51:00',
    vid: 'V01',
    units: [{ pid: 'C9500X-28C8D', sn: 'FDO2605J0A1', role: 'active', number: 1 }],
    levels: ADVANTAGE,
    factoryTrust: true,
  }),
  catalyst({
    name: 'c9606r-dual',
    description: 'Catalyst 9606R with two Supervisor 2 and a C9600-LC-40YL4CD, IOS XE 17.15.6',
    mac: '70:1f:53:aa:60:00',
    vid: 'V01',
    units: [
      {
        pid: 'C9606R',
        sn: 'FXS2606Q0A1',
        role: 'active',
        supervisor: 'C9600X-SUP-2',
        lineCards: ['C9600-LC-40YL4CD'],
      },
      {
        pid: 'C9606R',
        sn: 'FXS2606Q0A1',
        role: 'standby',
        supervisor: 'C9600X-SUP-2',
        lineCards: ['C9600-LC-40YL4CD'],
      },
    ],
    levels: ADVANTAGE,
  }),
];
