/**
 * Restarting: the saved configuration is in force again and with it the boot level (S2 "Configure Base and Add-On
 * Licenses": a level acts after it was saved and the device reloaded). The restart is done when the reply goes
 * out; NETCONF sessions end a moment later, as they do when a device goes down.
 */
import type { RpcHandler } from '../../server/contract.ts';
import type { Restart } from '../chassis.ts';
import type { Device } from '../device.ts';
import { restart } from '../restart.ts';

/** How long sessions outlive the restart, in milliseconds: enough for the reply to get through. */
const LINGER = 2_000;

export function reloadHandlers(device: Device): ReadonlyMap<string, RpcHandler> {
  return new Map<string, RpcHandler>([
    [
      'Cisco-IOS-XE-rpc:reload',
      (input) => {
        const reason = typeof input.reason === 'string' ? input.reason : 'Reload Command';
        reload(device, { category: 'rc-rld', reason });
        return { result: 'Reload in progress' };
      },
    ],
    [
      'Cisco-IOS-XE-rpc:factory-reset',
      async (input) => {
        if (input['keep-licensing-info'] === undefined) {
          await device.agent.command({ name: 'factory-reset' });
        }
        device.flash.format();
        const { core, profile } = device;
        core.replace('startup', profile.initial(core.schema));
        reload(device, { category: 'rc-factory-reset', reason: 'Factory Reset' });
        return { result: 'Factory reset in progress' };
      },
    ],
  ]);
}

function reload(device: Device, why: Pick<Restart, 'category' | 'reason'>): void {
  const { core } = device;
  restart(device, why);
  const open = core.sessions.list().filter((session) => session.transport === 'netconf-ssh');
  core.clock.schedule(core.clock.now() + LINGER, () => {
    for (const session of open) {
      if (core.sessions.get(session.id) === session) session.terminate('dropped');
    }
  });
}
