/**
 * What tells one device from another: hardware, software, what it serves and how it starts. A profile is data;
 * the code that serves it is the same for all.
 */
import type { Schema } from '../../../codegen/index.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { BootLevel, Identity } from '../../licensing/index.ts';
import type { Personality } from '../../server/contract.ts';

export interface HardwareItem {
  readonly type: string;
  readonly version: string;
  readonly part: string;
  readonly serial: string;
  readonly description: string;
  readonly name: string;
  readonly replaceable: boolean;
}

/** A licence that a router counts, and what of it does: its hardware, or the flexible consumption model. */
export interface RouterLicense {
  readonly name: string;
  readonly count: number;
  readonly area: 'system' | 'fcm';
}

/** What only IOS XR has. */
export interface Router {
  readonly licenses: readonly RouterLicense[];
  /** Where the route processor is, and the standby's if there is one: `0/RSP0/CPU0`. */
  readonly processors: readonly [active: string, standby?: string];
  /** Licensed software features, as `show license platform detail` lists them. */
  readonly features: readonly {
    readonly feature: string;
    readonly location: string;
    readonly interfaces: string;
  }[];
}

export interface DeviceProfile {
  readonly name: string;
  readonly description: string;
  /** How it presents itself; it also says which family binds it to its models. */
  readonly style: Personality['style'];
  /** Modules of the device, beside those of the server itself. */
  readonly modules: readonly string[];
  /** Features to support, as `module:feature`; a module that none names supports all of its own. */
  readonly features: readonly string[];
  readonly candidate: boolean;
  readonly startup: boolean;
  /** What survives the end of the process. */
  readonly durable: 'running' | 'startup';
  readonly pid: string;
  readonly sn: string;
  readonly mac: string;
  /** Hardware version, `V02`. */
  readonly vid: string;
  readonly hostname: string;
  /** `17.15.6`, as the device itself and its banner write it. */
  readonly version: string;
  /** `17.15.06`, as reports write it. */
  readonly reportVersion: string;
  /** `17.15`, as the configuration begins with it. */
  readonly configVersion: string;
  readonly banner: string;
  readonly agentVersion: string;
  readonly inventory: readonly HardwareItem[];
  /** Level of a device whose configuration names none. */
  readonly defaultLevel: BootLevel;
  /** Boot levels that the platform has, by the name of the node in the native model. */
  readonly levels: readonly string[];
  /** Whether the factory installed a trust code. */
  readonly factoryTrust: boolean;
  /** What the device consists of, the active unit first; without, one unit of this `pid` and `sn`. */
  readonly units?: Identity['units'];
  /** Units are joined by StackWise Virtual over front panel links, not by stack cables. */
  readonly stackWiseVirtual?: boolean;
  readonly router?: Router;
  /** The configuration of a new device. */
  initial(schema: Schema): Tree;
}
