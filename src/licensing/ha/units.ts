/** Units and their unique device identifiers. In a chassis with two supervisors both have the chassis' UDI. */
import type { AgentState, Identity, Unit } from '../state.ts';
import { familyOf } from '../usage/catalogue.ts';

type Udi = Pick<Unit, 'pid' | 'sn'>;

export function isSameUdi(a: Udi, b: Udi): boolean {
  return a.sn === b.sn && a.pid === b.pid;
}

/** One unit for each UDI, the active first: what trust and authorization codes are tied to. */
export function chassisOf(identity: Identity): readonly Unit[] {
  return identity.units.filter((unit, i, all) => all.findIndex((other) => isSameUdi(other, unit)) === i);
}

/** The standby with a UDI of its own, if there is one. */
export function standbyOf(state: AgentState): Unit | undefined {
  const [active] = state.identity.units;
  return state.identity.units.find((unit) => unit.role === 'standby' && !isSameUdi(unit, active));
}

export type Redundancy = 'standalone' | 'stack' | 'dual-supervisor' | 'virtual';

/** How the units make one device (S0 "High Availability Considerations"); four supervisors count as `virtual`. */
export function redundancyOf(identity: Identity): Redundancy {
  if (identity.units.length === 1) return 'standalone';
  if (chassisOf(identity).length === 1) return 'dual-supervisor';
  return familyOf(identity.units[0].pid)?.kind === 'stack' ? 'stack' : 'virtual';
}
