/** ASR 9006 with two route processors, IOS XR 24.4.2. Names of licences as S3 shows them; serial numbers made up. */
import { routerProfile } from '../xr/router.ts';

const SN = 'FOX2713G0AB';

export const asr9006 = routerProfile({
  name: 'asr9006',
  description: 'ASR 9006 with two route processors, IOS XR 24.4.2',
  pid: 'ASR-9006-AC',
  sn: SN,
  mac: '10:f3:11:aa:20:00',
  vid: 'V02',
  version: '24.4.2',
  inventory: [
    {
      type: 'hw-type-chassis',
      version: 'V02',
      part: 'ASR-9006-AC',
      serial: SN,
      description: 'ASR 9006 AC Chassis',
      name: 'Rack 0',
      replaceable: true,
    },
  ],
  router: {
    processors: ['0/RSP0/CPU0', '0/RSP1/CPU0'],
    licenses: [
      { name: 'ESS_100G_RTU_1', count: 2, area: 'fcm' },
      { name: 'ESS_ED_100G_SIA_3', count: 2, area: 'fcm' },
      { name: 'A9K_400GE_TRK', count: 1, area: 'system' },
      { name: 'A9K_MOD400_TRK', count: 1, area: 'system' },
    ],
    features: [
      { feature: 'essential', location: '0/0/CPU0', interfaces: 'HundredGigE0/0/0/0, HundredGigE0/0/0/1' },
    ],
  },
  flexConsumption: { 'fcm-enable': true },
});
