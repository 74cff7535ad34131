/** IOS XE: the native model, cisco-smart-license, and what the hardware shows. */
import { deviceParticipant } from './binding/participant.ts';
import { bootLevelOf, hostnameOf, settingsOf } from './binding/settings.ts';
import type { Family } from './family.ts';
import { restRoutes } from './rest/index.ts';
import { configurationHandlers } from './rpc/configuration.ts';
import { fileHandlers } from './rpc/files.ts';
import { licenseHandler } from './rpc/license-command.ts';
import { licensingHandlers } from './rpc/licensing.ts';
import { reloadHandlers } from './rpc/reload.ts';
import { hardwareState } from './state/hardware.ts';
import { licensingState } from './state/licensing.ts';
import { haState, stackState } from './state/redundancy.ts';
import { rumReportsState } from './state/rum-reports.ts';

export const xe: Family = {
  identity: (profile, running) => ({
    units: profile.units ?? [{ pid: profile.pid, sn: profile.sn, role: 'active' }],
    softwareVersion: profile.reportVersion,
    agentVersion: profile.agentVersion,
    hostname: hostnameOf(running, profile.hostname),
  }),
  boot: (profile, running) => ({
    level: bootLevelOf(running, profile.defaultLevel),
    settings: settingsOf(running),
  }),
  participant: deviceParticipant,
  state: (device) =>
    [licensingState, hardwareState, haState, stackState, rumReportsState].map((provider) => provider(device)),
  *handlers(device) {
    for (const make of [licensingHandlers, configurationHandlers, fileHandlers, reloadHandlers]) {
      yield* make(device);
    }
    yield ['Cisco-IOS-XE-rpc:license', licenseHandler(device)];
  },
  routes: restRoutes,
};
