/** Trust and authorization codes per unit, as `show license status` and `authorization` list them. */
import { authorizationOf, type Entitlement, isInstalled } from '../authorization/slac.ts';
import { chassisOf } from '../ha/units.ts';
import type { AgentState, Unit } from '../state.ts';
import type { Moment } from '../time.ts';
import { trustOf } from '../trust/trust.ts';
import { type License, licenseByTag } from '../usage/catalogue.ts';

/** One unit for each UDI: what lists keyed by UDI are made of. */
export function chassis(state: AgentState): readonly Unit[] {
  return chassisOf(state.identity);
}

/** `Trust Code Installed`, for every unit. */
export function trust(state: AgentState) {
  return state.identity.units.map((unit) => {
    const code = trustOf(state, unit);
    return { unit, installed: code?.installed ?? 0, source: code?.source };
  });
}

export interface AuthorizationView {
  readonly unit: Unit;
  readonly status:
    | 'SMART AUTHORIZATION INSTALLED'
    | 'SPECIFIC INSTALLED'
    | 'PERMANENT INSTALLED'
    | 'NOT INSTALLED';
  readonly installed: Moment;
  readonly confirmation: string;
  readonly lastReturn: string;
}

/** `Overall status`, for every unit. */
export function authorizations(state: AgentState): readonly AuthorizationView[] {
  return state.identity.units.map((unit) => {
    const code = authorizationOf(state, unit);
    const installed = isInstalled(code);
    return {
      unit,
      status: installed ? STATUS[code.reserved ?? 'slac'] : 'NOT INSTALLED',
      installed: code?.installed ?? 0,
      confirmation: code?.confirmation ?? '',
      lastReturn: code?.lastReturn ?? '',
    };
  });
}

const STATUS = {
  slac: 'SMART AUTHORIZATION INSTALLED',
  specific: 'SPECIFIC INSTALLED',
  permanent: 'PERMANENT INSTALLED',
} as const;

export interface AuthorizedLicense {
  readonly license: License;
  /** `Total available count`: one code for each UDI. */
  readonly total: number;
  readonly terms: readonly {
    readonly unit: Unit;
    readonly count: number;
    readonly status: string;
    readonly term?: Entitlement['term'];
  }[];
}

/** `Authorizations`: each licence that a code allows, with the units that have it. */
export function authorizedLicenses(state: AgentState): readonly AuthorizedLicense[] {
  const tags = new Set(
    state.authorizations.filter(isInstalled).flatMap((code) => code.entitlements.map(({ tag }) => tag)),
  );
  return [...tags].map((tag) => {
    const entitlementOf = (unit: Unit) =>
      authorizationOf(state, unit)?.entitlements.find((one) => one.tag === tag);
    const countOf = (unit: Unit) => entitlementOf(unit)?.count ?? 0;
    const terms = authorizations(state)
      .map(({ unit, status }) => {
        const term = entitlementOf(unit)?.term;
        return { unit, count: countOf(unit), status, ...(term ? { term } : {}) };
      })
      .filter(({ count }) => count > 0);
    const total = chassis(state).reduce((sum, unit) => sum + countOf(unit), 0);
    return { license: licenseByTag(tag), total, terms };
  });
}
