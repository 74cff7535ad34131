/**
 * What the shell shows of licensing, read from the agent's state: the one place of the shell that knows how the
 * state is built. Where `view` answers, it is asked.
 */
import {
  type AgentState,
  isInstalled,
  licenseByTag,
  type Rule,
  reportCounters,
  softwareId,
  trustOf,
  type Unit,
  udiText,
  view,
} from '../licensing/index.ts';

type License = ReturnType<typeof licenseByTag>;

/** A licence in the words of `show license`. */
export interface ShownLicense {
  /** `network-advantage`, `C9K HSEC`. */
  readonly name: string;
  /** What stands in brackets behind it. */
  readonly entitlement: string;
  readonly tag: string;
  readonly description: string;
  readonly count: number;
  readonly since: number;
  readonly status: string;
  readonly exportStatus: string;
  readonly featureName: string;
  readonly featureDescription: string;
  readonly enforcement: string;
  readonly type: string;
}

const ENFORCEMENT: Readonly<Record<License['enforcement'], string>> = {
  unenforced: 'NOT ENFORCED',
  enforced: 'ENFORCED',
  export: 'EXPORT RESTRICTED',
};

/** The export key has another name as a licence than as a feature. */
function nameOf(license: License): string {
  return license.name === 'hseck9' ? 'C9K HSEC' : license.name;
}

function isExport(license: License): boolean {
  return license.enforcement === 'export';
}

function typeOf(license: License): string {
  if (isExport(license)) return 'Export';
  return license.term === 'perpetual' ? 'Perpetual' : 'Subscription';
}

export function licenses(state: AgentState): readonly ShownLicense[] {
  const authorized = new Set(entitlements(state).map(({ tag }) => tag));
  return view.licenses(state).map((license) => ({
    name: nameOf(license),
    entitlement: license.shortName,
    tag: license.tag,
    description: license.description,
    count: license.count,
    since: license.since,
    status: license.status,
    exportStatus: isExport(license)
      ? `RESTRICTED - ${authorized.has(license.tag) ? 'ALLOWED' : 'NOT ALLOWED'}`
      : 'NOT RESTRICTED',
    featureName: license.name,
    featureDescription: isExport(license) ? license.name : license.description,
    enforcement: ENFORCEMENT[license.enforcement],
    type: typeOf(license),
  }));
}

export interface ShownUnit {
  /** `Active`, `Standby`, `Member`. */
  readonly role: string;
  /** `PID:C9300-48UXM,SN:FOC2713X0AB` */
  readonly udi: string;
  /** When the trust code was installed; undefined without one. */
  readonly trust: number | undefined;
  readonly authorization: {
    readonly installed: number | undefined;
    readonly confirmation: string;
    readonly lastReturn: string;
  };
}

export function units(state: AgentState): readonly ShownUnit[] {
  return state.identity.units.map((unit) => {
    const code = state.authorizations.find((one) => udiText(one) === udiText(unit));
    return {
      role: roleOf(unit),
      udi: udiText(unit),
      trust: trustOf(state, unit)?.installed,
      authorization: {
        installed: isInstalled(code) ? code.installed : undefined,
        confirmation: code?.confirmation ?? '',
        lastReturn: code?.lastReturn ?? '',
      },
    };
  });
}

function roleOf({ role }: Unit): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}

interface Entitled {
  readonly tag: string;
  readonly count: number;
  readonly unit: ShownUnit;
}

function entitlements(state: AgentState): readonly Entitled[] {
  return units(state).flatMap((unit) => {
    const code = state.authorizations.find((one) => udiText(one) === unit.udi);
    return isInstalled(code) ? code.entitlements.map(({ tag, count }) => ({ tag, count, unit })) : [];
  });
}

export interface ShownAuthorization {
  readonly name: string;
  readonly entitlement: string;
  readonly description: string;
  readonly enforcement: string;
  readonly total: number;
  readonly terms: readonly { readonly unit: ShownUnit; readonly count: number }[];
}

/** Licences that are authorized, with the units they are for. */
export function authorizations(state: AgentState): readonly ShownAuthorization[] {
  const all = entitlements(state);
  return [...new Set(all.map(({ tag }) => tag))].map((tag) => {
    const license = licenseByTag(tag);
    const terms = all.filter((one) => one.tag === tag);
    return {
      name: nameOf(license),
      entitlement: license.shortName,
      description: license.description,
      enforcement: ENFORCEMENT[license.enforcement],
      total: terms.reduce((sum, { count }) => sum + count, 0),
      terms,
    };
  });
}

export interface ShownPolicy {
  /** When it was installed; undefined for the built-in one. */
  readonly installed: number | undefined;
  readonly name: string;
  readonly ackRequired: boolean;
  readonly rules: Readonly<Record<'perpetual' | 'subscription' | 'enforced' | 'export', Rule>>;
}

export function policy(state: AgentState): ShownPolicy {
  const { name, ackRequired, rules } = view.policy(state);
  return { installed: state.policy?.installed, name, ackRequired, rules };
}

export interface ShownReport {
  readonly id: number;
  readonly state: string;
  readonly reason: string;
  readonly feature: string;
  readonly tag: string;
  readonly udi: string;
  readonly previous: number;
  readonly next: number;
  readonly start: number;
  readonly end: number;
}

const REPORT_STATES: Readonly<Record<string, string>> = {
  open: 'OPEN',
  closed: 'CLOSED',
  pending: 'PENDING',
  unacknowledged: 'UNACK',
  acknowledged: 'ACK',
};

export function reports(state: AgentState): readonly ShownReport[] {
  const all = state.ledger.reports;
  return all.map((report) => {
    const same = all.filter(({ tag }) => tag === report.tag);
    const place = same.indexOf(report);
    return {
      id: report.id,
      state: REPORT_STATES[report.state] ?? report.state.toUpperCase(),
      reason: report.state === 'acknowledged' ? 'ACKED' : (report.reason ?? '<none>'),
      feature: licenseByTag(report.tag).name,
      tag: report.tag,
      udi: udiText(state.identity.units[0]),
      previous: same[place - 1]?.id ?? 0,
      next: same[place + 1]?.id ?? 0,
      start: report.start,
      end: report.end,
    };
  });
}

export const counters = (state: AgentState) => reportCounters(state.ledger);
export const reporting = (state: AgentState) => view.reporting(state);
export const software = (state: AgentState) => softwareId(state.identity);
export const account = (state: AgentState) => state.account;
export const settings = (state: AgentState) => state.settings;
export const transport = (state: AgentState) => view.transport(state);
export const level = (state: AgentState) => state.level;
export const schedule = (state: AgentState) => state.schedule;
export const attempts = (state: AgentState) => state.communication.attempts;
