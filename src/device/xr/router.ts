/** What all IOS XR profiles have in common; each profile file holds what tells its device from others. */
import type { JsonObject } from '../../../codegen/index.ts';
import type { DeviceProfile, Router } from '../profiles/profile.ts';
import { complete } from './agree.ts';

type Facts = Pick<
  DeviceProfile,
  'name' | 'description' | 'pid' | 'sn' | 'mac' | 'vid' | 'version' | 'inventory'
> & {
  readonly router: Router;
  /** Licensing configuration of a new device, as the XR model has it. */
  readonly flexConsumption?: JsonObject;
};

export function routerProfile({ flexConsumption, ...facts }: Facts): DeviceProfile {
  return {
    ...facts,
    style: 'xr',
    modules: [
      'Cisco-IOS-XR-infra-smartlicense-oper',
      'Cisco-IOS-XR-smart-license-act',
      'Cisco-IOS-XR-smart-license-cfg',
      'Cisco-IOS-XR-smart-license-platform-oper',
      'Cisco-IOS-XR-um-license-smart-cfg',
      'cisco-smart-license',
      'ietf-netconf-acm',
      'sly-control',
      'sly-rum-reports',
    ],
    features: [],
    candidate: true,
    startup: false,
    durable: 'running',
    hostname: 'ios',
    reportVersion: facts.version,
    configVersion: facts.version,
    banner: `Cisco IOS XR Software, Version ${facts.version}`,
    agentVersion: '6.1.4/6feb8bc10',
    // There are no boot levels on IOS XR.
    defaultLevel: { base: 'network-essentials' },
    levels: [],
    factoryTrust: false,
    initial: (schema) =>
      complete(schema, {
        'ietf-netconf-acm:nacm': {
          'rule-list': [
            {
              name: 'admin',
              group: ['PRIV15'],
              rule: [{ name: 'permit-all', 'module-name': '*', 'access-operations': '*', action: 'permit' }],
            },
          ],
        },
        ...(flexConsumption ? { 'Cisco-IOS-XR-smart-license-cfg:flex-consumption': flexConsumption } : {}),
      }),
  };
}
