/** Reservations in Cisco-IOS-XR-infra-smartlicense-oper: `show license reservation`. */
import type { JsonObject } from '../../../../codegen/index.ts';
import { type AgentState, activeUnit, isInstalled, licenseByTag, view } from '../../../licensing/index.ts';
import { licenseLeaves } from '../../state/license-leaves.ts';
import { reservationOf } from '../standing.ts';
import { time } from '../times.ts';
import { udi } from './udi.ts';

export function reservation(state: AgentState): JsonObject {
  const { requestCode, requested } = view.reservation(state);
  const unit = activeUnit(state);
  const code = state.authorizations.find((one) => one.pid === unit.pid && one.sn === unit.sn);
  const installed = reservationOf(state);
  const authorized = installed ? entitlements(state) : [];
  return {
    'overall-status': [
      {
        udi: udi(unit),
        'install-status': installStatus(installed?.reserved, requestCode),
        'status-time': time(installed?.installed ?? requested),
        'export-control-status': 'not-allowed',
        'request-code': requestCode,
        'return-code': code?.lastReturn ?? '',
        'confirmation-code': installed?.confirmation ?? '',
        'authorization-code': '',
        'error-message': '',
      },
    ],
    ...(authorized.length > 0 ? { authorization: authorized } : {}),
  };
}

function installStatus(reserved: 'specific' | 'permanent' | undefined, requestCode: string): string {
  if (reserved) return reserved === 'permanent' ? 'type-universal' : 'type-specific';
  return requestCode === '' ? 'not-installed' : 'in-progress';
}

function entitlements(state: AgentState): readonly JsonObject[] {
  return state.authorizations.filter(isInstalled).flatMap((code) =>
    code.entitlements.map(({ tag, count }) => {
      const license = licenseByTag(tag);
      return {
        ...licenseLeaves(license),
        'total-count': count,
        'license-enforcement-type': 'not-enforced',
        'term-info': [{ udi: udi(code), 'term-count': [{ type: license.term, count }] }],
      };
    }),
  );
}
