/**
 * Restarting: the saved configuration is in force again and with it the boot level (S2 "Configure Base and Add-On
 * Licenses": a level acts after it was saved and the device reloaded). The restart is done when the reply goes
 * out; NETCONF sessions end a moment later, as they do when a device goes down.
 */
import type { RpcHandler } from '../../server/contract.ts';
import { type Device, savedConfiguration, start } from '../device.ts';

/** How long sessions outlive the restart, in milliseconds: enough for the reply to get through. */
const LINGER = 2_000;

export function reloadHandlers(device: Device): ReadonlyMap<string, RpcHandler> {
  return new Map<string, RpcHandler>([
    [
      'Cisco-IOS-XE-rpc:reload',
      (input) => {
        const reason = typeof input.reason === 'string' ? input.reason : 'Reload Command';
        reload(device, reason);
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
        device.core.replace('startup', device.factory);
        reload(device, 'Factory Reset', 'rc-factory-reset');
        return { result: 'Factory reset in progress' };
      },
    ],
  ]);
}

function reload(device: Device, reason: string, category = 'rc-rld'): void {
  const { core } = device;
  core.replace('running', savedConfiguration(device));
  start(device, { category, reason, severity: 'normal' });
  const open = core.sessions.list().filter((session) => session.transport === 'netconf-ssh');
  core.clock.schedule(core.clock.now() + LINGER, () => {
    for (const session of open) {
      if (core.sessions.get(session.id) === session) session.terminate('dropped');
    }
  });
}
