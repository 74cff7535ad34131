/** Reserved licences (SLR, PLR): all that is in use is, on every unit; in policy mode as after an upgrade. */
import { type Authorization, type Entitlement, withAuthorization } from '../authorization/slac.ts';
import { adoptSettings } from '../earlier/migrate.ts';
import { chassisOf } from '../ha/units.ts';
import { confirmationCode } from '../hash.ts';
import { messages } from '../messages.ts';
import { udiText } from '../state.ts';
import { reschedule } from '../timers/push.ts';
import { log, type Turn, update } from '../turn.ts';
import { applyUsage } from '../usage/change.ts';

export const reservedConditions = {
  reserved: (turn: Turn) => reserve(turn, 'specific'),
  'reserved-permanent': (turn: Turn) => reserve(turn, 'permanent'),
};

function reserve(turn: Turn, reserved: NonNullable<Authorization['reserved']>) {
  const units = chassisOf(turn.state.identity);
  for (const [place, { pid, sn }] of units.entries()) {
    const confirmation = confirmationCode(`${pid} ${sn} forced ${turn.now}`);
    const entitlements = shareOf(turn, place, units.length);
    const code = { pid, sn, installed: turn.now, confirmation, entitlements, lastReturn: '', reserved };
    update(turn, { authorizations: withAuthorization(turn.state.authorizations, code), reservation: null });
    log(turn, messages.authorizationInstalled(udiText({ pid, sn })));
  }
  const { settings, earlier, identity } = turn.state;
  // S1 "How Upgrade Affects Transport Type": reserved licences leave the transport off.
  if (!earlier && identity.system !== 'xr') {
    update(turn, { transition: { from: settings.transport ?? null, to: 'off' } });
    update(turn, { settings: adoptSettings(turn.state, settings) });
  }
  applyUsage(turn);
  reschedule(turn);
}

/** Each licence in use is spread over the units. */
function shareOf(turn: Turn, place: number, units: number): readonly Entitlement[] {
  return turn.state.usage
    .map(({ tag, count }) => ({ tag, count: Math.floor(count / units) + (place < count % units ? 1 : 0) }))
    .filter(({ count }) => count > 0);
}
