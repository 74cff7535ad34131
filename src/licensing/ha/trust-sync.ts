/**
 * Bringing a newcomer in line on a directly connected device: a trust code if it has none, the account of the
 * active if it is in another one, codes and policy, then a report. Through CSLU nothing further happens (S0
 * "Product Instance Functions in a High Availability setup").
 */

import { effectiveTransport } from '../settings.ts';
import { type Account, activeUnit, type Unit } from '../state.ts';
import { send } from '../transport/exchange.ts';
import { hasUsableTrust, trustOf } from '../trust/trust.ts';
import type { Turn } from '../turn.ts';

export function synchronizeTrust(turn: Turn, unit: Unit, account: Account | undefined) {
  const transport = effectiveTransport(turn.state.settings);
  if (transport === 'off' || transport === 'cslu' || turn.state.earlier) return;
  if (unit.sn === activeUnit(turn.state).sn || !hasUsableTrust(turn.state)) return;
  const moved = account !== undefined && !isSame(account, turn.state.account);
  if (trustOf(turn.state, unit)?.source === 'cssm' && !moved) return;
  send(turn, (id) => ({ id, kind: 'trust-sync' }), {
    kind: 'trust-request',
    units: [unit],
    force: moved,
    at: turn.now,
  });
}

function isSame(a: Account, b: Account | null): boolean {
  return a.smartAccount === b?.smartAccount && a.virtualAccount === b?.virtualAccount;
}
