/**
 * Keeping the licences in use, and the reports about them, in step with the configuration. S1 "Policy" lists
 * what a change is: another licence, one more or fewer, none to some, some to none. Use and every change of it
 * go into the open report of that licence: the old one is closed, a new one opened.
 */
import { isInstalled } from '../authorization/slac.ts';
import { policyInForce, ruleFor } from '../policy/policy.ts';
import { closeReports, openReport } from '../reports/ledger.ts';
import type { LicenseUse } from '../state.ts';
import { DAY, earlier, NEVER } from '../time.ts';
import { reschedule } from '../timers/push.ts';
import { type Turn, update } from '../turn.ts';
import { licenseByTag } from './catalogue.ts';
import { countLicenses } from './counting.ts';

/** Counts anew; when nothing changed, neither does the state. */
export function applyUsage(turn: Turn): void {
  const { identity, level, features, usage: before, authorizations } = turn.state;
  const counted = countLicenses(identity, level, features);
  const usage: LicenseUse[] = counted.map(({ license, count }) => {
    const old = before.find((use) => use.tag === license.tag);
    return old?.count === count ? old : { tag: license.tag, count, since: turn.now };
  });
  // A key that is authorized but not used is shown with a count of 0 (S2 "NOT IN USE").
  for (const { tag } of authorizations.filter(isInstalled).flatMap((code) => code.entitlements)) {
    if (usage.some((use) => use.tag === tag)) continue;
    usage.push(
      before.find((use) => use.tag === tag && use.count === 0) ?? { tag, count: 0, since: turn.now },
    );
  }
  if (usage.length === before.length && usage.every((use, i) => use === before[i])) return;
  const changed = changedTags(before, usage);
  update(turn, { usage });
  if (changed.length > 0) recordChange(turn, changed);
}

function changedTags(before: readonly LicenseUse[], after: readonly LicenseUse[]): readonly string[] {
  const tags = new Set([...before, ...after].map((use) => use.tag));
  const count = (list: readonly LicenseUse[], tag: string) => list.find((use) => use.tag === tag)?.count ?? 0;
  return [...tags].filter((tag) => count(before, tag) !== count(after, tag));
}

function recordChange(turn: Turn, changed: readonly string[]): void {
  // The models before policy mode report nothing.
  if (turn.state.earlier) return;
  const { now } = turn;
  const touched = new Set(changed);
  let ledger = closeReports(turn.state.ledger, 'UsageChanged', now, (report) => touched.has(report.tag));
  for (const use of turn.state.usage) {
    if (touched.has(use.tag) && use.count > 0) ledger = openReport(ledger, use.tag, use.count, now);
  }
  if (ledger.firstUse === NEVER) {
    ledger = { ...ledger, firstUse: now };
  } else {
    const { change } = ruleFor(policyInForce(turn.state.policy), changed.map(licenseByTag));
    if (change > 0) ledger = { ...ledger, changeDue: earlier(ledger.changeDue, now + change * DAY) };
  }
  update(turn, { ledger });
  reschedule(turn, true);
}
