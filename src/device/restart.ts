/** What a restart does to the rest of the device: used by every operation that brings another state about. */
import type { Restart } from './chassis.ts';
import { type Device, start } from './device.ts';

/**
 * Restarts with the saved configuration: a device that never saved one comes up as it did the first time, one that keeps
 * every commit with what it had.
 */
export function restart(device: Device, why: Pick<Restart, 'category' | 'reason'>): void {
  const { core, profile } = device;
  endWork(device);
  if (profile.durable === 'startup') {
    const saved = core.tree('startup');
    core.replace('running', Object.keys(saved).length > 0 ? saved : device.firstConfiguration);
  }
  start(device, { ...why, severity: 'normal' });
}

/** Locks and changes that were not committed do not outlive a restart. */
export function endWork({ core }: Device): void {
  for (const [name, { sessionId }] of [...core.locks()]) {
    const holder = core.sessions.get(sessionId);
    if (holder) core.operations.unlock(holder, name);
  }
  if (core.personality.candidate) core.replace('candidate', core.tree('running'));
}
