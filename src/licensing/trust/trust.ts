/**
 * Trust codes: one per UDI. S1 "Trust Code": the factory installs one on new hardware since 17.7.1; it signs
 * reports but may not be used to talk to CSSM, so any code from CSSM replaces it.
 */
import { chassisOf, isSameUdi } from '../ha/units.ts';
import { type AgentState, activeUnit, type Unit } from '../state.ts';
import type { Moment } from '../time.ts';

export interface TrustCode {
  readonly pid: string;
  readonly sn: string;
  readonly source: 'factory' | 'cssm';
  readonly id: string;
  readonly installed: Moment;
  /** The code as it came: CSSM's signature over the public key of the unit. */
  readonly certificate?: string;
}

export function trustOf(state: AgentState, unit: Pick<Unit, 'pid' | 'sn'>): TrustCode | undefined {
  return state.trust.find((code) => code.sn === unit.sn && code.pid === unit.pid);
}

/** Whether the device may talk to CSSM directly. */
export function hasUsableTrust(state: AgentState): boolean {
  return trustOf(state, activeUnit(state))?.source === 'cssm';
}

/** The units that would ask for a trust code: those with none, or with the factory's only. */
export function unitsWithoutTrust(state: AgentState): readonly Unit[] {
  return chassisOf(state.identity).filter((unit) => trustOf(state, unit)?.source !== 'cssm');
}

export function withTrust(list: readonly TrustCode[], code: TrustCode): readonly TrustCode[] {
  return [...list.filter((one) => !isSameUdi(one, code)), code];
}
