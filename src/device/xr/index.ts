/** IOS XR: its configuration models, `show license` and `show license platform` as state, and its actions. */
import { NEVER } from '../../licensing/index.ts';
import type { Family } from '../family.ts';
import { rumReportsState } from '../state/rum-reports.ts';
import { xrParticipant } from './participant.ts';
import { actionHandlers } from './rpc/actions.ts';
import { commonHandlers } from './rpc/common.ts';
import { reservationHandlers } from './rpc/reservation.ts';
import { settingsOf, switchesOf } from './settings.ts';
import { commonState } from './state/common.ts';
import { infraState } from './state/infra.ts';
import { platformState } from './state/platform.ts';
import { firstUse } from './usage.ts';

export const xr: Family = {
  identity({ pid, sn, reportVersion, agentVersion, hostname, router }) {
    const [, standby] = router?.processors ?? [];
    const active = { pid, sn, role: 'active' } as const;
    return {
      // Two route processors share the chassis.
      units: standby === undefined ? [active] : [active, { pid, sn, role: 'standby' }],
      softwareVersion: reportVersion,
      agentVersion,
      hostname,
      system: 'xr',
    };
  },
  boot: (profile, running, { booted, features }) => ({
    level: null,
    features: booted === NEVER ? firstUse(profile, switchesOf(running).flexibleConsumption) : features,
    settings: settingsOf(running),
  }),
  participant: xrParticipant,
  state: (device) =>
    [commonState, infraState, platformState, rumReportsState].map((provider) => provider(device)),
  handlers: (device) => [
    ...commonHandlers(device),
    ...actionHandlers(device),
    ...reservationHandlers(device),
  ],
  // S3 names no HTTP server that CSLU could pull from.
  routes: () => [],
};
