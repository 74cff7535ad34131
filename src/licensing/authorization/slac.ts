/**
 * Authorization codes (SLAC) per UDI. S1 "Authorization Code", S2 "Export Control Key for High Security or
 * HSECK9 Key". A record stays after a return, because the last return code is still shown.
 */
import { type AgentState, type Unit, udiText } from '../state.ts';
import type { Moment } from '../time.ts';
import { HSECK9 } from '../usage/catalogue.ts';

export interface Entitlement {
  readonly tag: string;
  readonly count: number;
  /** A subscription: from when until when it is valid (S1 "License Duration"); shown, and nothing stops at its end. */
  readonly term?: { readonly start: Moment; readonly end: Moment };
}

export interface Authorization {
  readonly pid: string;
  readonly sn: string;
  /** 0 after the code was returned. */
  readonly installed: Moment;
  readonly confirmation: string;
  readonly entitlements: readonly Entitlement[];
  readonly lastReturn: string;
  /** A reserved licence (SLR, PLR) of the model before; a SLAC without. */
  readonly reserved?: 'specific' | 'permanent';
  /** Tells a SLAC from others of the same UDI; reservations have their confirmation code for that. */
  readonly mark?: string;
  /** Marks of codes that were returned: they are not taken any more. */
  readonly spent?: readonly string[];
}

/** How many returned codes are remembered per unit. */
const SPENT = 16;

/** The marks of returned codes with one more. */
export function spentWith(before: Authorization | undefined, mark: string): readonly string[] {
  return [...(before?.spent ?? []), mark].slice(-SPENT);
}

export function authorizationOf(
  state: AgentState,
  unit: Pick<Unit, 'pid' | 'sn'>,
): Authorization | undefined {
  return state.authorizations.find((one) => one.sn === unit.sn && one.pid === unit.pid);
}

export function isInstalled(authorization: Authorization | undefined): authorization is Authorization {
  return authorization !== undefined && authorization.installed !== 0;
}

/** Whether a licence is in use at present, so that its code may be neither returned nor replaced. */
export function isInUse(state: AgentState, tag: string): boolean {
  return state.usage.some((use) => use.tag === tag && use.count > 0);
}

/** Whether the active unit may use the export-controlled feature. */
export function exportAllowed(state: AgentState): boolean {
  return hasKey(state, state.identity.units[0]);
}

/** Whether a unit has a key of its own. */
export function hasKey(state: AgentState, unit: Pick<Unit, 'pid' | 'sn'>): boolean {
  const authorization = authorizationOf(state, unit);
  return isInstalled(authorization) && authorization.entitlements.some((one) => one.tag === HSECK9.tag);
}

export function withAuthorization(
  list: readonly Authorization[],
  changed: Authorization,
): readonly Authorization[] {
  const others = list.filter((one) => udiText(one) !== udiText(changed));
  return [...others, changed];
}
