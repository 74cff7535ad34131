import { type Turn, update } from '../turn.ts';
import type { Forced } from './condition.ts';

/** The account pair as given; what is not given stays, and without any nothing changes. */
export function giveAccount(turn: Turn, { smartAccount, virtualAccount }: Forced) {
  if (smartAccount === undefined && virtualAccount === undefined) return;
  const { account } = turn.state;
  update(turn, {
    account: {
      smartAccount: smartAccount ?? account?.smartAccount ?? '',
      virtualAccount: virtualAccount ?? account?.virtualAccount ?? '',
      asOf: turn.now,
    },
  });
}
