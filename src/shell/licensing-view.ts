/**
 * What the shell shows of licensing, read from the agent's state: the one place of the shell that knows how the
 * state is built. Where `view` answers, it is asked.
 */
import {
  type AgentState,
  keyFeature as keyFeatureOf,
  licenseByTag,
  exportAllowed as mayExport,
  type Rule,
  softwareId,
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
  /** Of a reserved licence: how, and how many. */
  readonly reservation?: { readonly status: string; readonly total: number };
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

/** Smart Licensing shows names as bought, and none while it evaluates (S1 "Table 6", "Table 9"). */
function nameIn(state: AgentState, license: License, status: string): string {
  if (!isSmartLicensing(state)) return nameOf(license);
  return status.startsWith('EVAL') ? '' : license.shortName;
}

/** Whether the model before policy mode is in force (S4). */
export function isSmartLicensing(state: AgentState): boolean {
  return state.earlier?.model === 'smart';
}

function isExport(license: License): boolean {
  return license.enforcement === 'export';
}

function typeOf(license: License): string {
  if (isExport(license)) return 'Export';
  return license.term === 'perpetual' ? 'Perpetual' : 'Subscription';
}

export function licenses(state: AgentState): readonly ShownLicense[] {
  const authorized = new Map(authorizations(state).map((one) => [one.tag, one]));
  return view.licenses(state).map((license) => {
    const code = authorized.get(license.tag);
    const reserved = code?.terms.find(({ status }) => status !== SLAC);
    return {
      name: nameIn(state, license, license.status),
      entitlement: license.shortName,
      tag: license.tag,
      description: license.description,
      count: license.count,
      since: license.since,
      status: license.status,
      exportStatus: isExport(license) ? `RESTRICTED - ${code ? 'ALLOWED' : 'NOT ALLOWED'}` : 'NOT RESTRICTED',
      featureName: license.name,
      featureDescription: isExport(license) ? license.name : license.description,
      enforcement: ENFORCEMENT[license.enforcement],
      type: typeOf(license),
      ...(code && reserved ? { reservation: { status: reserved.status, total: code.total } } : {}),
    };
  });
}

export interface ShownUnit {
  /** `Active`, `Standby`, `Member`. */
  readonly role: string;
  /** `PID:C9300-48UXM,SN:FOC2713X0AB` */
  readonly udi: string;
}

function shown(unit: Unit): ShownUnit {
  return { role: unit.role.charAt(0).toUpperCase() + unit.role.slice(1), udi: udiText(unit) };
}

export const units = (state: AgentState): readonly ShownUnit[] => state.identity.units.map(shown);

/** Trust codes, for every unit; `installed` is 0 without one. */
export const trust = (state: AgentState) =>
  view.trust(state).map(({ unit, installed }) => ({ unit: shown(unit), installed }));

/** Whether the active unit may talk to Cisco SSM itself: a factory code will not do. */
export const isTrusted = (state: AgentState) => view.trust(state)[0]?.source === 'cssm';

/** What is installed when nothing was reserved. */
const SLAC = 'SMART AUTHORIZATION INSTALLED';

/** Authorization codes, for every unit; `installed` is 0 without one. */
export const codes = (state: AgentState) =>
  view.authorizations(state).map(({ unit, ...code }) => ({ unit: shown(unit), ...code }));

export interface ShownAuthorization {
  readonly name: string;
  readonly entitlement: string;
  readonly tag: string;
  readonly description: string;
  readonly enforcement: string;
  readonly perpetual: boolean;
  readonly total: number;
  readonly terms: readonly {
    readonly unit: ShownUnit;
    readonly count: number;
    readonly status: string;
    /** Of a subscription: from when until when. */
    readonly term?: { readonly start: number; readonly end: number };
  }[];
}

/** Licences that are authorized or reserved, with the units they are for. */
export function authorizations(state: AgentState): readonly ShownAuthorization[] {
  return view.authorizedLicenses(state).map(({ license, total, terms }) => ({
    name: nameOf(license),
    entitlement: license.shortName,
    tag: license.tag,
    description: license.description,
    enforcement: ENFORCEMENT[license.enforcement],
    perpetual: license.term === 'perpetual',
    total,
    terms: terms.map(({ unit, ...term }) => ({ unit: shown(unit), ...term })),
  }));
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
  const all = view.reports(state);
  return all.map((report) => {
    const same = all.filter(({ tag }) => tag === report.tag);
    const place = same.indexOf(report);
    return {
      id: report.id,
      state: REPORT_STATES[report.state] ?? report.state.toUpperCase(),
      reason: report.state === 'acknowledged' ? 'ACKED' : (report.reason ?? '<none>'),
      feature: licenseByTag(report.tag).name,
      tag: report.tag,
      udi: udiText(report.unit),
      previous: same[place - 1]?.id ?? 0,
      next: same[place + 1]?.id ?? 0,
      start: report.start,
      end: report.end,
    };
  });
}

export const counters = (state: AgentState) => view.counters(state);
export const reporting = (state: AgentState) => view.reporting(state);
export const software = (state: AgentState) => softwareId(state.identity);
export const account = (state: AgentState) => state.account;
export const settings = (state: AgentState) => state.settings;
export const transport = (state: AgentState) => view.transport(state);
export const level = (state: AgentState) => state.level;
export const schedule = (state: AgentState) => state.schedule;
export const attempts = (state: AgentState) => state.communication.attempts;
export const eventLog = (state: AgentState) => state.eventLog;
export const exportAllowed = (state: AgentState) => mayExport(state);
export const messageHistory = (state: AgentState) => view.messageHistory(state);
/** `IPsec` or `WAN MACsec`, for which the device needs an HSECK9 key; undefined where there is none. */
export const keyFeature = (state: AgentState) => keyFeatureOf(state.identity);
export const isKeyInUse = (state: AgentState) =>
  view.licenses(state).some(({ name, count }) => name === 'hseck9' && count > 0);
export const reservation = (state: AgentState) => view.reservation(state);
export const compliance = (state: AgentState, now: number) => view.compliance(state, now);
export const registration = (state: AgentState) => ({
  status: view.registrationStatus(state),
  details: state.registration,
});
