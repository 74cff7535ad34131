import type { Events, ModulesChange } from '../server/contract.ts';
import { changedBy } from '../server/state/notifications.ts';

/** A capability without its parameters: the same one when they differ. */
const nameOf = (capability: string): string => {
  const [base, query = ''] = capability.split('?');
  const module = /(?:^|&)module=([^&]*)/.exec(query)?.[1];
  return module === undefined ? base! : `${base}?module=${module}`;
};

export interface CapabilityChange {
  readonly added: readonly string[];
  readonly deleted: readonly string[];
  /** Their new form. */
  readonly modified: readonly string[];
}

/** What differs between two hellos. */
export function compareCapabilities(before: readonly string[], after: readonly string[]): CapabilityChange {
  const [old, now] = [new Set(before), new Set(after)];
  const oldNames = new Set(before.map(nameOf));
  const newNames = new Set(after.map(nameOf));
  const fresh = after.filter((capability) => !old.has(capability));
  return {
    added: fresh.filter((capability) => !oldNames.has(nameOf(capability))),
    deleted: before.filter((capability) => !now.has(capability) && !newNames.has(nameOf(capability))),
    modified: fresh.filter((capability) => oldNames.has(nameOf(capability))),
  };
}

/** Tells of a hello that later sessions will see changed (RFC 6470 section 2.2). */
export function capabilityNotifier(events: Events, capabilities: () => readonly string[]) {
  let before = capabilities();
  return ({ session }: ModulesChange) => {
    const after = capabilities();
    const { added, deleted, modified } = compareCapabilities(before, after);
    before = after;
    if (added.length + deleted.length + modified.length === 0) return;
    events.publish('ietf-netconf-notifications:netconf-capability-change', {
      'changed-by': changedBy(session),
      ...(added.length > 0 ? { 'added-capability': added } : {}),
      ...(deleted.length > 0 ? { 'deleted-capability': deleted } : {}),
      ...(modified.length > 0 ? { 'modified-capability': modified } : {}),
    });
  };
}
