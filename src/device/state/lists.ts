/** The lists of cisco-smart-license:licensing/state, one function each. */
import type {
  LicensingStateStateInfoConversion,
  LicensingStateStateInfoFactoryPurchase,
  LicensingStateStateInfoImportedAuthorizations,
  LicensingStateStateInfoPolicy,
  LicensingStateStateInfoPolicyPolicyEnforced,
  LicensingStateStateInfoRumReportsClosedKeys,
  LicensingStateStateInfoTrustCode,
  LicensingStateStateInfoUsage,
} from '../../generated/cisco-smart-license.ts';
import {
  type AgentState,
  dateAndTime,
  isInstalled,
  NEVER,
  type Rule,
  trustOf,
  udiText,
  view,
} from '../../licensing/index.ts';
import { enforcementMode } from './compliance.ts';
import { licenseLeaves } from './license-leaves.ts';
import { udi } from './udi.ts';

/**
 * Licences in use. A device in policy mode shows every unenforced one as enforcement-invalid-tag: "IN USE" is not
 * among the values of the older model, and this is what devices put there. An authorized key is in compliance.
 */
export function usage(state: AgentState): LicensingStateStateInfoUsage[] {
  const authorized = authorizedTags(state);
  return view.licenses(state).map((license) => ({
    ...licenseLeaves(license),
    count: license.count,
    'enforcement-mode': enforcementMode(license.status, authorized.has(license.tag)),
    'post-paid': true,
    'subscription-id': '',
  }));
}

function authorizedTags(state: AgentState): ReadonlySet<string> {
  return new Set(view.authorizedLicenses(state).map(({ license }) => license.tag));
}

function rule(days: Rule): LicensingStateStateInfoPolicyPolicyEnforced {
  return {
    'reporting-first-time': days.first,
    'reporting-ongoing': days.ongoing,
    'reporting-macd': days.change,
  };
}

/** The default policy shows as "merged from multiple sources", without a name. */
export function policyState(state: AgentState): LicensingStateStateInfoPolicy {
  const { name, ackRequired, rules } = view.policy(state);
  const installed = state.policy;
  return {
    'policy-type': installed ? 'policy-type-custom' : 'policy-type-merged',
    'policy-name': installed ? name : '',
    ...(installed ? { 'install-time': dateAndTime(installed.installed) } : {}),
    'ack-required': ackRequired,
    'policy-enforced': rule(rules.enforced),
    'policy-export': rule(rules.export),
    'policy-subscription': rule(rules.subscription),
    'policy-perpetual': rule(rules.perpetual),
  };
}

export function trustCodes(state: AgentState): LicensingStateStateInfoTrustCode[] {
  return view.chassis(state).map((unit) => {
    const code = trustOf(state, unit);
    return {
      key_udi: udiText(unit),
      'is-installed': code !== undefined,
      ...(code ? { 'time-installed': dateAndTime(code.installed) } : {}),
      udi: udi(unit),
    };
  });
}

/** Conversion of older licences was never asked for. */
export function conversions(state: AgentState): LicensingStateStateInfoConversion[] {
  return view.chassis(state).map((unit) => ({
    key_udi: udiText(unit),
    status: 'conversion-status-not-started',
    'status-time': dateAndTime(NEVER),
    udi: udi(unit),
  }));
}

export function reports(state: AgentState): LicensingStateStateInfoRumReportsClosedKeys[] {
  return view.closedReports(state).map((report) => ({
    'rum-report-key': report.key,
    'report-id': String(report.id),
    udi: udi(report.unit),
    'report-start-time': dateAndTime(report.start),
    'report-end-time': dateAndTime(report.end),
    'report-state': `rum-report-state-${report.state}`,
  }));
}

/** "No Purchase Information Available": the entry is there, with no licences in it. */
export function factoryPurchases(state: AgentState): LicensingStateStateInfoFactoryPurchase[] {
  return view.chassis(state).map((unit) => ({ key_udi: udiText(unit), udi: udi(unit) }));
}

const INSTALL_TYPES = {
  slac: 'authorization-type-auth-code',
  specific: 'authorization-type-slr',
  permanent: 'authorization-type-plr',
} as const;

export function authorizations(state: AgentState): LicensingStateStateInfoImportedAuthorizations {
  const installed = state.authorizations.filter(isInstalled);
  const list = view.authorizedLicenses(state).map(({ license, total }) => ({
    ...licenseLeaves(license),
    'total-count': total,
    'license-enforcement-type': `license-enforcement-type-${license.enforcement}` as const,
  }));
  return {
    'overall-status': view.chassis(state).map((unit) => {
      const code = installed.find((one) => udiText(one) === udiText(unit));
      return {
        key_udi: udiText(unit),
        udi: udi(unit),
        ...(code
          ? {
              'installed-list': [
                {
                  'install-type': INSTALL_TYPES[code.reserved ?? 'slac'],
                  'install-time': dateAndTime(code.installed),
                },
              ],
            }
          : {}),
      };
    }),
    ...(list.length > 0 ? { 'authorization-list': list } : {}),
  };
}
