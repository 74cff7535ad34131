/**
 * Starting: the boot level takes effect, whatever was under way is over, open reports of the life before are
 * closed. S0 "Product Instance Functions in a High Availability setup" (a reload moves the next report push);
 * S2 "Example for C9300X" (the messages of a boot).
 */
import { exportAllowed } from './authorization/slac.ts';
import type { Event } from './events.ts';
import { messages } from './messages.ts';
import { REGISTRATION_RETRY } from './registration/register.ts';
import { closeReports, openReport } from './reports/ledger.ts';
import { abandonPush } from './reports/push.ts';
import { effectiveTransport } from './settings.ts';
import { udiFileText } from './state.ts';
import { NEVER } from './time.ts';
import { reschedule } from './timers/push.ts';
import { installTrust } from './trust/install.ts';
import { trustOf } from './trust/trust.ts';
import { log, notify, type Turn, update, updateSchedule } from './turn.ts';
import { applyUsage } from './usage/change.ts';

export function boot(turn: Turn, event: Extract<Event, { type: 'boot' }>): void {
  const again = turn.state.booted !== NEVER;
  abandonPush(turn);
  update(turn, {
    identity: event.identity,
    booted: turn.now,
    level: event.level,
    features: event.features ?? [],
    settings: event.settings,
    pending: [],
  });
  updateSchedule(turn, { retry: NEVER });
  resumeRegistration(turn);
  log(turn, messages.agentEnabled());
  notify(turn, { name: 'enabled' });
  if (event.factoryTrust && !again) {
    for (const unit of event.identity.units) {
      if (!trustOf(turn.state, unit)) installTrust(turn, unit, 'factory', `factory ${udiFileText(unit)}`);
    }
  }
  if (again) update(turn, { ledger: closeReports(turn.state.ledger, 'Reload', turn.now) });
  applyUsage(turn);
  reopenReports(turn);
  reschedule(turn, true);
  log(turn, messages.exportControlled(exportAllowed(turn.state)));
  notify(turn, { name: 'ready' });
}

/** The licences that are used as before the reload go on being recorded, in new reports. */
function reopenReports(turn: Turn): void {
  const { usage, ledger } = turn.state;
  const open = new Set(
    ledger.reports.filter((report) => report.state === 'open').map((report) => report.tag),
  );
  const missing = usage.filter((use) => use.count > 0 && !open.has(use.tag));
  update(turn, {
    ledger: missing.reduce((next, use) => openReport(next, use.tag, use.count, turn.now), ledger),
  });
}

/** A registration that had not ended is tried again after the restart. */
function resumeRegistration(turn: Turn): void {
  const { registration } = turn.state;
  if (registration.state === 'not-registered' || registration.state === 'failed') return;
  if (effectiveTransport(turn.state.settings) === 'off') return;
  const next = turn.now + REGISTRATION_RETRY;
  const { token, force } = registration;
  const failed = registration.state === 'retry' ? registration.failed : turn.now;
  const message = registration.state === 'retry' ? registration.message : 'Reload';
  update(turn, { registration: { state: 'retry', failed, message, next, token, force } });
  updateSchedule(turn, { register: next });
}
