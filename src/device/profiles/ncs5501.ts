/** NCS 5501, IOS XR 24.1.1, the first release in policy mode. Serial number made up. */
import { routerProfile } from '../xr/router.ts';

const SN = 'FOC2713R0AB';

export const ncs5501 = routerProfile({
  name: 'ncs5501',
  description: 'NCS 5501-SE, IOS XR 24.1.1',
  pid: 'NCS-5501-SE',
  sn: SN,
  mac: '00:8a:96:aa:30:00',
  vid: 'V01',
  version: '24.1.1',
  inventory: [
    {
      type: 'hw-type-chassis',
      version: 'V01',
      part: 'NCS-5501-SE',
      serial: SN,
      description: 'NCS 5501 with expandable tables',
      name: 'Rack 0',
      replaceable: true,
    },
  ],
  router: {
    processors: ['0/RP0/CPU0'],
    licenses: [
      { name: 'ESS_100G_RTU_1', count: 4, area: 'fcm' },
      { name: 'ESS_ED_100G_SIA_3', count: 4, area: 'fcm' },
    ],
    features: [{ feature: 'essential', location: '0/RP0/CPU0', interfaces: 'HundredGigE0/0/1/0' }],
  },
  flexConsumption: { 'fcm-enable': true },
});
