/** The device behind the server, in a module of its own: a start with `--no-device` loads none of it. */
import type { Storage } from '../datastore/contract.ts';
import { attachDevice } from '../device/attach.ts';
import type { DeviceClock } from '../device/device-clock.ts';
import type { DeviceProfile } from '../device/profiles/index.ts';
import { fileServices, withFiles } from '../device/transfer/services.ts';
import type { SshServices } from '../netconf/ssh/services.ts';
import type { Core } from '../server/contract.ts';
import type { HttpRoute } from '../server/http-route.ts';
import { deviceShell } from '../shell/service.ts';

/** What a device brings to the faces. */
export interface DeviceServices {
  /** Its files, for the SSH server of NETCONF. */
  readonly files: Partial<SshServices>;
  /** Its command line and files, for an SSH server of their own. */
  readonly shell: SshServices;
  /** What it serves by HTTP beside RESTCONF. */
  readonly routes: readonly HttpRoute[];
  /** Ends the sessions of the command line. */
  readonly endSessions: () => void;
  /** Switches the device off. */
  readonly close: () => void;
}

interface Place {
  readonly storage: Storage;
  /** Where flash is; in memory without. */
  readonly dataDir: string | undefined;
  readonly clock: DeviceClock;
  /** Authorities that it trusts besides the usual ones. */
  readonly authorities: readonly string[];
}

/** Switches a device on and gives what it offers. */
export function startDevice(core: Core, profile: DeviceProfile, place: Place): DeviceServices {
  const device = attachDevice(core, profile, place);
  const { services, close: endSessions } = deviceShell(device);
  return {
    files: fileServices(device.flash),
    shell: withFiles(device.flash, services),
    routes: device.family.routes(device),
    endSessions,
    close: () => device.close(),
  };
}
