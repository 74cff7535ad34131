/**
 * Starting: the boot level takes effect, whatever was under way is over, open reports of the life before are
 * closed. S0 "Product Instance Functions in a High Availability setup" (a reload moves the next report push);
 * S2 "Example for C9300X" (the messages of a boot).
 */
import { acceptedFeatures } from './authorization/feature.ts';
import { exportAllowed } from './authorization/slac.ts';
import { stopEvaluation } from './earlier/evaluation.ts';
import { adoptSettings, changeModel } from './earlier/migrate.ts';
import type { Event } from './events.ts';
import { elect } from './ha/switchover.ts';
import { chassisOf } from './ha/units.ts';
import { messages } from './messages.ts';
import { REGISTRATION_RETRY } from './registration/register.ts';
import { hasFactoryTrust } from './release.ts';
import { closeReports } from './reports/ledger.ts';
import { reopenReports } from './reports/reopen.ts';
import { effectiveTransport } from './settings.ts';
import { type AgentState, type Identity, udiFileText, udiText } from './state.ts';
import { NEVER } from './time.ts';
import { reschedule } from './timers/push.ts';
import { installTrust } from './trust/install.ts';
import { trustOf } from './trust/trust.ts';
import { giveUp, log, notify, record, type Turn, update, updateSchedule } from './turn.ts';
import { applyUsage } from './usage/change.ts';

export function boot(turn: Turn, event: Extract<Event, { type: 'boot' }>): void {
  const again = turn.state.booted !== NEVER;
  stopEvaluation(turn, event.down ?? turn.now);
  giveUp(turn, 'push');
  update(turn, {
    ...withUnits(turn.state, event.identity),
    booted: turn.now,
    level: event.level,
    settings: adoptSettings(turn.state, event.settings),
    pending: [],
  });
  elect(turn);
  changeModel(turn, event.settings, !again);
  update(turn, {
    settings: adoptSettings(turn.state, event.settings),
    features: event.features ?? acceptedFeatures(turn.state),
  });
  record(turn, 'SAEVT_INIT_START', { version: event.identity.agentVersion });
  updateSchedule(turn, { retry: NEVER });
  resumeRegistration(turn);
  log(turn, messages.agentEnabled());
  notify(turn, { name: 'enabled' });
  if (event.factoryTrust && !again && hasFactoryTrust(event.identity)) {
    for (const unit of chassisOf(event.identity)) {
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

/** Units that joined or left since stay so, as long as the device is the one it was. */
function withUnits({ identity: before, hardware }: AgentState, identity: Identity): Partial<AgentState> {
  const named = identity.units.map(udiText).join(' ');
  return {
    hardware: named,
    identity: named === hardware ? { ...identity, units: before.units } : identity,
  };
}

/** A registration that had not ended is tried again after the restart. */
function resumeRegistration(turn: Turn): void {
  const { registration } = turn.state;
  if (registration.state !== 'in-progress' && registration.state !== 'retry') return;
  if (effectiveTransport(turn.state.settings) === 'off') return;
  const { token, force } = registration;
  const failed = registration.state === 'retry' ? registration.failed : turn.now;
  const message = registration.state === 'retry' ? registration.message : 'Reload';
  update(turn, { registration: { state: 'retry', failed, message, token, force } });
  updateSchedule(turn, { register: turn.now + REGISTRATION_RETRY });
}
