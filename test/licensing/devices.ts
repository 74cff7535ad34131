/** Devices of the kinds the documents speak of, and files for them. */
import type { AgentState, BootLevel, Identity, Settings, Unit } from '../../src/licensing/index.ts';
import { view } from '../../src/licensing/index.ts';
import { ADVANTAGE, Driver, HSEC_TAG, inSmartLicense, parsed } from './support.ts';

export const SIGNATURE = '<signature>c2lnbmF0dXJlIG9mIENTU00h</signature>';

/** Units in the order active, standby, members. */
export function system(
  units: readonly (Omit<Unit, 'role'> & { role?: Unit['role'] })[],
  softwareVersion = '17.15.06',
): Identity {
  const roles = ['active', 'standby', 'member'] as const;
  const list = units.map((unit, i) => ({ ...unit, role: unit.role ?? roles[Math.min(i, 2)]! }));
  return {
    units: list as unknown as Identity['units'],
    softwareVersion,
    agentVersion: '6.1.4/6feb8bc10',
    hostname: 'Switch',
  };
}

export const ACTIVE = { pid: 'C9300X-24HX', sn: 'FOC2519L8R7' };
export const STANDBY = { pid: 'C9300X-48HXN', sn: 'FOC2524L39P' };
export const MEMBER = { pid: 'C9300X-48HX', sn: 'FOC2516LC92' };

/** The stack of S2 "Example for C9300X", with its priorities. */
export const X_STACK = system([
  { ...ACTIVE, number: 1, priority: 15 },
  { ...STANDBY, number: 2, priority: 14 },
]);

const SUP = { supervisor: 'C9400X-SUP-2' };
/** S2 "Example: SLAC Installation Failure ...". */
export const SVL_9400 = system([
  { pid: 'C9407R', sn: 'FXS221500CT', ...SUP },
  { pid: 'C9407R', sn: 'FXS221500BN', ...SUP },
]);
/** S2 "Dual Supervisor Setup". */
export const DUAL_9600 = system([
  { pid: 'C9606R', sn: 'FXS241201WP', supervisor: 'C9600X-SUP-2' },
  { pid: 'C9606R', sn: 'FXS241201WP', supervisor: 'C9600X-SUP-2' },
]);

export function started(identity: Identity, settings: Settings = {}, level: BootLevel = ADVANTAGE): Driver {
  const agent = new Driver();
  agent.take({ type: 'boot', identity, settings, level });
  return agent;
}

export function slac(unit: { pid: string; sn: string }, failure?: string, body = SIGNATURE): string {
  const status = failure
    ? `<status><success>false</success><message>${failure}</message></status>`
    : '<status><success>true</success></status>';
  const entitlements = failure
    ? ''
    : `<entitlements><entitlement><tag>${HSEC_TAG}</tag><count>1</count></entitlement></entitlements>`;
  return `<smartLicenseAuthorization><udi>P:${unit.pid},S:${unit.sn}</udi><authorizationCode>${entitlements}${status}</authorizationCode>${body}</smartLicenseAuthorization>`;
}

export function trust(unit: { pid: string; sn: string }, id = '42', failure?: string): string {
  const status = failure
    ? `<status><success>false</success><message>${failure}</message></status>`
    : '<status><success>true</success></status>';
  return `<smartLicenseTrustCode><udi>P:${unit.pid},S:${unit.sn}</udi><trustId>${id}</trustId>${status}${SIGNATURE}</smartLicenseTrustCode>`;
}

export function account(name: string): string {
  return `<smartLicenseAccountInfo><customerInfo><smartAccount>${name}</smartAccount><virtualAccount>Eg-VA</virtualAccount></customerInfo>${SIGNATURE}</smartLicenseAccountInfo>`;
}

export function granted(...elements: string[]) {
  return { ok: true, file: parsed(inSmartLicense(...elements)) } as const;
}

export const refused = (detail: string) => ({ ok: false, failure: { kind: 'reply', detail } }) as const;

export const TOKEN = { name: 'id-token-trust', token: 'NGMwMjk5', all: true, force: false } as const;
export const KEY_ALL = {
  name: 'authorization-request-online',
  feature: 'hseck9',
  local: false,
  add: true,
} as const;

/** `show license summary`: name, what stands in brackets, count, status. */
export function summary(state: AgentState): readonly string[] {
  return view.licenses(state).map((one) => `${one.name} (${one.shortName}) ${one.count} ${one.status}`);
}

/** A device that has established trust directly with CSSM. */
export function trusted(identity: Identity, settings: Settings = { transport: 'smart' }): Driver {
  const agent = started(identity, settings);
  const units = view.chassis(agent.state);
  agent.exchange(TOKEN, granted(account('Eg-SA'), ...units.map((unit) => trust(unit))));
  return agent;
}
