import type { RpcHandler } from '../../server/contract.ts';
import { namedInForce, nameOf } from './base.ts';
import type { ModulesParts } from './change.ts';
import { install } from './install.ts';
import { readInstalled } from './installed.ts';
import { remove } from './remove.ts';

/** The operations and the state of sly-modules: modules come and go while the server runs. */
export function attachModules(parts: ModulesParts): void {
  const { core, storage } = parts;
  let last: Promise<unknown> = Promise.resolve();
  /** One change after the other: each begins with what the one before has left. */
  const inTurn =
    (change: typeof install): RpcHandler =>
    (input, { session }) => {
      const result = last.then(() => change(parts, input, session));
      last = result.catch(() => {});
      return result;
    };
  core.handle('sly-modules:install-module', inTurn(install));
  core.handle('sly-modules:remove-module', inTurn(remove));
  core.addStateProvider({
    path: ['sly-modules:modules'],
    read() {
      const { modules, removed } = readInstalled(storage);
      if (modules.length + removed.length === 0) return undefined;
      const installed = modules.map(({ name, features }) => {
        const revision = core.schema.modules.get(name)?.revision;
        return { name, ...(revision ? { revision } : {}), ...(features ? { feature: features } : {}) };
      });
      return {
        ...(installed.length > 0 ? { installed } : {}),
        ...(removed.length > 0 ? { removed } : {}),
      };
    },
  });
  tellOfChanges(parts);
}

/** Says at the start which of the modules that it names are not served, or not as it names them. */
function tellOfChanges({ core, storage, base }: ModulesParts): void {
  const installed = readInstalled(storage);
  const inForce = new Set(namedInForce(base, installed));
  for (const module of base.named.filter((each) => !inForce.has(each))) {
    const name = nameOf(module);
    const message = installed.removed.includes(name)
      ? 'not served, as remove-module took it away: install-module with its name brings it back'
      : 'served as install-module exchanged it: install-module with its name alone takes what the start names';
    core.log.warn({ module: name }, message);
  }
}
