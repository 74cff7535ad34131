import type { JsonValue } from '../../../codegen/index.ts';
import type { Storage } from '../../datastore/contract.ts';

/** A module that was installed while the server ran. */
export interface InstalledModule {
  readonly name: string;
  /** The revision asked for; the newest there was when none was. */
  readonly revision?: string;
  /** Features supported; all when not given. */
  readonly features?: readonly string[];
}

/** A text in YANG, with what its first statement says. */
export interface ModuleText {
  readonly name: string;
  readonly revision?: string;
  readonly text: string;
}

/** What was installed, with the texts that the program does not bring along, and what was removed. */
export interface Installed {
  readonly modules: readonly InstalledModule[];
  readonly texts: readonly ModuleText[];
  /** Modules that the start names and remove-module took away. */
  readonly removed: readonly string[];
}

const KEY = 'installed-modules';

export const nothingInstalled: Installed = { modules: [], texts: [], removed: [] };

export function readInstalled(storage: Storage): Installed {
  return { ...nothingInstalled, ...(storage.get(KEY) as Partial<Installed> | undefined) };
}

export function writeInstalled(storage: Storage, installed: Installed): void {
  storage.set(KEY, installed as unknown as JsonValue);
}
