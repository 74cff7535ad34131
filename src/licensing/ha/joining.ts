import type { Authorization } from '../authorization/slac.ts';
import type { Account, Unit, UnitRole } from '../state.ts';
import type { TrustCode } from '../trust/trust.ts';

/** A switch, chassis or supervisor that joins, and what it brings from its life before. */
export interface Joining {
  readonly unit: Omit<Unit, 'role'> & { readonly role?: Exclude<UnitRole, 'active'> };
  readonly carries?: {
    readonly trust?: Omit<TrustCode, 'pid' | 'sn'>;
    readonly authorization?: Omit<Authorization, 'pid' | 'sn'>;
    readonly account?: Account;
  };
}
