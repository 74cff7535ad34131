/**
 * The licences of IOS XR routers: names, tags and descriptions as S3 "Manage licenses on SSM On-Prem" and "Direct
 * deployments" show them; the SIA licence of the Cisco 8000 is named after their pattern. No capture shows the
 * entitlement tags: those here are stand-ins.
 */
import type { License, Term } from './catalogue.ts';

function router(name: string, shortName: string, description: string, term: Term, serial: number): License {
  const id = serial.toString(16).padStart(12, '0');
  const tag = `regid.2018-06.com.cisco.${name},1.0_00000000-0000-4000-8000-${id}`;
  return { tag, name, shortName, description, enforcement: 'unenforced', term };
}

export const ROUTER_LICENSES: readonly License[] = [
  router(
    'ESS_100G_RTU_1',
    'ESS-SE-100G-RTU-1',
    'Essentials Software RTU License (per 100G) for Edge',
    'perpetual',
    1,
  ),
  router('ESS_ED_100G_SIA_3', 'ESS-ED-100G-SIA3', 'Essentials Edge Subscription SIA', 'subscription', 2),
  router('A9K_400GE_TRK', 'A9K-400GE-LAN-TRK', 'Total A9K-400GE LCs in the system', 'perpetual', 3),
  router('A9K_MOD400_TRK', 'A9K-MOD400-TRK', 'Total A9K-MOD400 in the system', 'perpetual', 4),
  router(
    'ESS_100G_CA_RTU_2',
    'ESS-CA-100G-RTU-2',
    'Core and Aggr Essentials SW Right-to-Use per 100G for Cisco 8000 series',
    'perpetual',
    5,
  ),
  router(
    'ESS_CA_100G_SIA_3',
    'ESS-CA-100G-SIA-3',
    'Core and Aggr Essentials SIA per 100G for Cisco 8000 series',
    'subscription',
    6,
  ),
];

const BY_NAME = new Map(ROUTER_LICENSES.map((one) => [one.name, one]));

/** The licence that a router counts under a name. */
export function routerLicense(name: string): License | undefined {
  return BY_NAME.get(name);
}
