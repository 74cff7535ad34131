import type { LogLevel } from '../server/log.ts';
import type { UserConfig } from '../server/users.ts';

export interface ListenAddress {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
}

export interface RestconfAddress extends ListenAddress {
  /** Plain HTTP, without TLS. */
  readonly plain?: boolean;
}

/** What `startServer` and `sly serve` take. Everything has a default that suits tests. */
export interface ServerOptions {
  /** Device profile; default `c9300-48uxm`. Ignored with `device: false`. */
  readonly profile?: string;
  /** False serves modules as plain configuration, with no device behind them. */
  readonly device?: boolean;
  /** NETCONF over SSH; false for none. Default 127.0.0.1, a free port. */
  readonly netconf?: ListenAddress | false;
  /** RESTCONF over HTTPS; false for none. Default 127.0.0.1, a free port. */
  readonly restconf?: RestconfAddress | false;
  /** The device's command line over SSH; false for none, as with `device: false`. Default 127.0.0.1, a free port. */
  readonly shell?: ListenAddress | false;
  /** Default one user `admin`, password `admin`. */
  readonly users?: readonly UserConfig[];
  /** OpenSSH `authorized_keys` file; its keys are good for every user. */
  readonly authorizedKeys?: string;
  /** PEM file of authorities that the device trusts besides the usual ones, as that of your licence server. */
  readonly ca?: string;
  /** Directory for configuration and licensing state; undefined keeps everything in memory. */
  readonly dataDir?: string;
  /** Makes durable writes survive a power cut too, not only the end of the process. */
  readonly fsync?: boolean;
  /** Configuration to start with when nothing is stored yet: XML or JSON file. */
  readonly startup?: string;
  /** State to serve with `device: false`: XML or JSON file. */
  readonly operational?: string;
  /** `real`, or `virtual` with a start time in epoch milliseconds. Virtual time moves by `advance` only. */
  readonly clock?: { readonly kind: 'real' } | { readonly kind: 'virtual'; readonly start?: number };
  /** Directories searched for YANG modules, before the built-in ones. */
  readonly yangDirs?: readonly string[];
  /** Modules to serve besides those of the profile: `name` or `name@revision`. */
  readonly modules?: readonly string[];
  /** Features to support, as `module:feature`; a module named here supports only those named. */
  readonly features?: readonly string[];
  /** Candidate datastore instead of writable running. Default: what the profile says. */
  readonly candidate?: boolean;
  /** Default `silent` in `startServer`, `info` in `sly serve`. */
  readonly log?: LogLevel;
}

export const defaultUsers: readonly UserConfig[] = [{ name: 'admin', password: 'admin' }];
