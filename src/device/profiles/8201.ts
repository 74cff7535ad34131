/** Cisco 8201, IOS XR 25.3.1, which has no transport callhome any more. Serial number made up. */
import { routerProfile } from '../xr/router.ts';

const SN = 'FOC2714N0AB';

export const cisco8201 = routerProfile({
  name: '8201',
  description: 'Cisco 8201, IOS XR 25.3.1',
  pid: '8201-SYS',
  sn: SN,
  mac: '70:bd:96:aa:40:00',
  vid: 'V01',
  version: '25.3.1',
  inventory: [
    {
      type: 'hw-type-chassis',
      version: 'V01',
      part: '8201-SYS',
      serial: SN,
      description: 'Cisco 8200 1RU chassis',
      name: 'Rack 0',
      replaceable: true,
    },
  ],
  router: {
    processors: ['0/RP0/CPU0'],
    licenses: [
      { name: 'ESS_100G_CA_RTU_2', count: 14, area: 'fcm' },
      { name: 'ESS_CA_100G_SIA_3', count: 14, area: 'fcm' },
    ],
    features: [{ feature: 'essential', location: '0/RP0/CPU0', interfaces: 'FourHundredGigE0/0/0/0' }],
  },
  flexConsumption: { 'fcm-enable': true },
});
