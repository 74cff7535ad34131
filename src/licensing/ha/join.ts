/**
 * Units that join and leave. S0 "Product Instance Functions in a High Availability setup": the report says who
 * came or went, the next push moves; a directly connected device brings the newcomer's trust in line.
 */
import { withAuthorization } from '../authorization/slac.ts';
import { messages } from '../messages.ts';
import type { Unit } from '../state.ts';
import { withTrust } from '../trust/trust.ts';
import { log, record, type Turn, update } from '../turn.ts';
import { familyOf } from '../usage/catalogue.ts';
import { applyUsage } from '../usage/change.ts';
import { changeUnits } from './change.ts';
import type { Joining } from './joining.ts';
import { takeOver } from './switchover.ts';
import { synchronizeTrust } from './trust-sync.ts';
import { isSameUdi } from './units.ts';

/** `C93` for all of the Catalyst 9300 series: what can be one device. */
const seriesOf = (pid: string) => pid.slice(0, 3);

/** Supervisors that fit into one chassis. */
const SUPERVISORS = 2;

/** A unit joins; one that is here already does nothing, nor does a third supervisor or one of another series. */
export function addUnit(turn: Turn, { unit, carries }: Joining) {
  const { units } = turn.state.identity;
  if (seriesOf(unit.pid) !== seriesOf(units[0].pid)) return;
  const same = units.filter((one) => isSameUdi(one, unit)).length;
  if (same >= (familyOf(unit.pid)?.kind === 'modular' ? SUPERVISORS : 1)) return;
  const role = unit.role ?? (units.some((one) => one.role === 'standby') ? 'member' : 'standby');
  const joined: Unit = { ...unit, role };
  changeUnits(turn, [...units, joined], 'PeerAdded', { added: [joined] });
  record(turn, 'SAEVT_PEER_JOIN', joined);
  const { pid, sn } = unit;
  if (carries?.trust && same === 0) {
    update(turn, { trust: withTrust(turn.state.trust, { ...carries.trust, pid, sn }) });
  }
  if (carries?.authorization && same === 0) {
    const kept = { ...carries.authorization, pid, sn };
    update(turn, { authorizations: withAuthorization(turn.state.authorizations, kept) });
    applyUsage(turn);
  }
  for (const message of stackMessages(turn, joined, 'added')) log(turn, message);
  if (same === 0) synchronizeTrust(turn, joined, carries?.account);
}

/** A unit leaves, with its codes; the last one stays, and losing the active is a switchover. */
export function removeUnit(turn: Turn, sn: string) {
  const { units } = turn.state.identity;
  const found = units.filter((one) => one.sn === sn);
  const gone = found.findLast((one) => one.role !== 'active') ?? found[0];
  if (!gone || units.length === 1) return;
  if (gone.role === 'active') return takeOver(turn, { lost: true });
  const rest = units.filter((one) => one !== gone);
  changeUnits(turn, rest, 'PeerRemoved', { removed: [gone] });
  record(turn, 'SAEVT_PEER_LEAVE', gone);
  for (const message of stackMessages(turn, gone, 'removed')) log(turn, message);
}

/** Every switch of a stack tells of a switch that came or went (S2 "Example for C9300X: Adding a Member ..."). */
function stackMessages(turn: Turn, unit: Unit, what: 'added' | 'removed') {
  const { units } = turn.state.identity;
  if (familyOf(unit.pid)?.kind !== 'stack') return [];
  const number = unit.number ?? (what === 'added' ? units.length : units.length + 1);
  return units.map((one, i) => messages.stackChanged(one.number ?? i + 1, number, what));
}
