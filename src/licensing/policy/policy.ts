/**
 * The reporting policy. S1 "Policy", "Understanding Policy Selection", Table 4. One policy is in force at any
 * time: the installed one, else `CISCO default`.
 */

import type { Moment } from '../time.ts';
import type { Enforcement, License, Term } from '../usage/catalogue.ts';

/** Days: within which the first report is due, how often one follows, and within which a change is reported. */
export interface Rule {
  readonly first: number;
  readonly ongoing: number;
  readonly change: number;
}

export type Category = 'perpetual' | 'subscription' | 'enforced' | 'export';

export interface Policy {
  readonly name: string;
  readonly ackRequired: boolean;
  readonly rules: Readonly<Record<Category, Rule>>;
}

/** A policy that came from CSSM, and when. */
export interface InstalledPolicy extends Policy {
  readonly installed: Moment;
}

const NOTHING_DUE: Rule = { first: 0, ongoing: 0, change: 0 };

/** S1 Table 4: the default policy that is always there. */
export const CISCO_DEFAULT: Policy = {
  name: 'CISCO default',
  ackRequired: true,
  rules: {
    perpetual: { first: 365, ongoing: 0, change: 90 },
    subscription: { first: 90, ongoing: 90, change: 90 },
    enforced: NOTHING_DUE,
    export: NOTHING_DUE,
  },
};

/** The policy in force. */
export function policyInForce(installed: InstalledPolicy | null): Policy {
  return installed ?? CISCO_DEFAULT;
}

/** The row of the policy that applies to a licence: export and enforced ones by enforcement, others by term. */
export function categoryOf(license: Pick<License, 'enforcement' | 'term'>): Category {
  const byEnforcement: Record<Enforcement, Category | undefined> = {
    export: 'export',
    enforced: 'enforced',
    unenforced: undefined,
  };
  const byTerm: Record<Term, Category> = { perpetual: 'perpetual', subscription: 'subscription' };
  return byEnforcement[license.enforcement] ?? byTerm[license.term];
}

/** The narrowest rule for a set of licences; in each column 0 (nothing due) gives way to any number of days. */
export function ruleFor(policy: Policy, licenses: readonly Pick<License, 'enforcement' | 'term'>[]): Rule {
  let { first, ongoing, change } = NOTHING_DUE;
  for (const license of licenses) {
    const rule = policy.rules[categoryOf(license)];
    first = narrower(first, rule.first);
    ongoing = narrower(ongoing, rule.ongoing);
    change = narrower(change, rule.change);
  }
  return { first, ongoing, change };
}

function narrower(a: number, b: number): number {
  if (a === 0) return b;
  if (b === 0) return a;
  return Math.min(a, b);
}
