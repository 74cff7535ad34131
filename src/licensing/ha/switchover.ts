/**
 * Another unit becomes active. S0 "Product Instance Functions ..." (reporting); S2 "Stacking Considerations",
 * "System Behaviour During Switchover": without a key on the new active a configured cryptographic feature means
 * a reload, after which the unit with the highest priority decides whether the feature comes back.
 *
 * Chosen: in a stack of three or more the first member becomes standby and the old active a member; of two, the
 * old active is the new standby. What was being sent is sent again by the new active.
 */
import { hasKey } from '../authorization/slac.ts';
import { messages } from '../messages.ts';
import type { RumReport } from '../reports/report.ts';
import { activeUnit, type Unit, type UnitRole } from '../state.ts';
import { giveUp, log, record, type Turn, update } from '../turn.ts';
import { HSECK9 } from '../usage/catalogue.ts';
import { changeUnits } from './change.ts';
import { isSameUdi } from './units.ts';

export function takeOver(turn: Turn, { lost = false, to }: { lost?: boolean; to?: Unit } = {}) {
  const [old, ...others] = turn.state.identity.units;
  const next = to ?? others.find((one) => one.role === 'standby') ?? others[0];
  if (!next || next === old) return;
  giveUp(turn, 'push');
  update(turn, { ledger: signedBy(turn, old, next) });
  const rest = others.filter((one) => one !== next);
  const units = [...rest, ...(lost ? [] : [old])];
  const standby = units.find((one) => one.role === 'standby') ?? units[0];
  const roleOf = (one: Unit): UnitRole =>
    one === standby || (one.role === 'standby' && one !== old) ? 'standby' : 'member';
  const after = [
    { ...next, role: 'active' as const },
    ...units.map((one) => ({ ...one, role: roleOf(one) })),
  ];
  changeUnits(turn, after, 'Switchover', lost ? { removed: [old] } : {});
  record(turn, 'SAEVT_HA_ROLE_CHANGE', next);
  const crypto = turn.state.features.some((one) => one.name === HSECK9.name && !one.held);
  if (crypto && !hasKey(turn.state, activeUnit(turn.state))) reloadUnauthorized(turn);
}

/** Roles given one by one; there is one active before and after. */
export function changeRoles(turn: Turn, roles: readonly { readonly sn: string; readonly role: UnitRole }[]) {
  const named = roles.find((one) => one.role === 'active');
  const to = turn.state.identity.units.find((one) => one.sn === named?.sn);
  if (to && to.role !== 'active') takeOver(turn, { to });
  const [active, ...others] = turn.state.identity.units;
  const changed = others.map((one) => {
    const role = roles.find((given) => given.sn === one.sn)?.role;
    return role === undefined || role === 'active' || role === one.role ? one : { ...one, role };
  });
  if (changed.every((one, i) => one === others[i])) return;
  changeUnits(turn, [active, ...changed], 'Switchover', {});
}

/** At a start the unit with the highest priority becomes active; without priorities nothing changes. */
export function elect(turn: Turn) {
  const { units } = turn.state.identity;
  const best = units.reduce((a, b) => ((b.priority ?? 0) > (a.priority ?? 0) ? b : a));
  const [old] = units;
  if (best === old) return;
  update(turn, { ledger: signedBy(turn, old, best) });
  const role = (one: Unit): Unit => (one === old ? { ...one, role: best.role } : one);
  const rest = units.filter((one) => one !== best).map(role);
  const identity = {
    ...turn.state.identity,
    units: [{ ...best, role: 'active' as const }, ...rest] as const,
  };
  update(turn, { identity });
}

/** Reports keep the UDI of the unit that was active when they were written. */
function signedBy(turn: Turn, old: Unit, next: Unit) {
  const { ledger } = turn.state;
  if (isSameUdi(old, next)) return ledger;
  const by = { pid: old.pid, sn: old.sn };
  const mark = (report: RumReport) => (report.by ? report : { ...report, by });
  return { ...ledger, reports: ledger.reports.map(mark) };
}

function reloadUnauthorized(turn: Turn) {
  const list = [messages.unauthorizedHsec(), messages.processExit('F0/0'), messages.processExit('R0/0')];
  for (const message of list) log(turn, message);
  turn.effects.push({
    type: 'reload',
    reason: 'Switchover happened with IPsec configured but HSEC unauthorized',
  });
}
