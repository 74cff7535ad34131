/** What the shell shows of a router's licensing, beside what all devices have. */
import { licensesOf } from '../device/xr/standing.ts';
import type { AgentState } from '../licensing/index.ts';
import { licenses, type ShownLicense } from './licensing-view.ts';

/** Licences with the status that a router gives them: `PENDING`, `AUTHORIZED`, ... Their names are the same in both models. */
export function routerLicenses(state: AgentState, now: number): readonly ShownLicense[] {
  const statuses = new Map(licensesOf(state, now).map(({ license, status }) => [license.tag, status]));
  return licenses(state).map((license) => ({
    ...license,
    name: license.featureName,
    status: statuses.get(license.tag) ?? license.status,
  }));
}
