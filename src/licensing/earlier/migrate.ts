/**
 * From one licensing model to another, as a restart with other software brings it about. S1 "How Upgrade Affects
 * Transport Type for Existing Licenses", "... Reporting ...", "Migrating to Smart Licensing Using Policy";
 * "Outcome and Action for New Deployment Downgrade to Smart Licensing" for the way back.
 */
import { NO_REGISTRATION } from '../registration/registration.ts';
import { isAtLeast, type LicensingModel, modelOf } from '../release.ts';
import { closeReports } from '../reports/ledger.ts';
import { reopenReports } from '../reports/reopen.ts';
import { effectiveTransport, type Settings } from '../settings.ts';
import type { AgentState } from '../state.ts';
import { NEVER } from '../time.ts';
import { reschedule } from '../timers/push.ts';
import { hasUsableTrust } from '../trust/trust.ts';
import { record, type Turn, update, updateLedger, updateSchedule } from '../turn.ts';
import { initialEarlier, isReserved, type Transition } from './earlier.ts';
import { stopEvaluation } from './evaluation.ts';
import { completeRegistration } from './register.ts';

/** The configuration as it works: an upgrade's transport in place of what was there before it. */
export function adoptSettings(state: AgentState, settings: Settings): Settings {
  const { transition, earlier } = state;
  if (transition && (settings.transport ?? null) === transition.from) {
    return { ...settings, transport: transition.to };
  }
  // The default of the earlier models is Call Home.
  const callhome = earlier !== null && !earlier.forced && settings.transport === undefined;
  return callhome ? { ...settings, transport: 'callhome' } : settings;
}

/** Brings the device to the model of its software; `first` when it never ran before. */
export function changeModel(turn: Turn, settings: Settings, first: boolean) {
  const { identity, earlier } = turn.state;
  const to = modelOf(identity);
  const from: LicensingModel = earlier?.model ?? 'policy';
  if (earlier?.forced || (!first && from === to)) return;
  if (to === 'policy') {
    if (!first) leaveEarlier(turn, settings);
    return;
  }
  const trusted = !first && from === 'policy' && renewsTrust(turn.state);
  enterEarlier(turn, to, false);
  if (trusted) completeRegistration(turn);
}

/** The transport after the upgrade; `from` is what was configured. */
export function transportAfter(state: AgentState, settings: Settings): Transition['to'] {
  if (state.earlier?.model === 'rtu') return 'cslu';
  if (isReserved(state)) return 'off';
  const smart = settings.transport === 'smart';
  if (state.registration.state === 'registered') return smart ? 'smart' : 'callhome';
  return smart ? 'off' : 'cslu';
}

/** To policy mode: all that is in use stays in use and is recorded from now on. */
export function leaveEarlier(turn: Turn, settings: Settings) {
  const { state } = turn;
  if (!state.earlier) return;
  stopEvaluation(turn, turn.now);
  const to = transportAfter(state, settings);
  const transition = state.earlier.forced ? null : { from: settings.transport ?? null, to };
  update(turn, { earlier: null, registration: NO_REGISTRATION, transition });
  updateSchedule(turn, { authorize: NEVER, renew: NEVER, register: NEVER, evaluate: NEVER });
  const used = turn.state.usage.some((use) => use.count > 0);
  if (used && turn.state.ledger.firstUse === NEVER) updateLedger(turn, { firstUse: turn.now });
  update(turn, { settings: adoptSettings(turn.state, settings) });
  record(turn, 'SAEVT_POLICY_MODE', { transport: to });
  reopenReports(turn);
  reschedule(turn, true);
}

/** To an earlier model: nothing is reported there, so what is open ends. */
export function enterEarlier(turn: Turn, model: 'smart' | 'rtu', forced: boolean) {
  update(turn, {
    earlier: initialEarlier(model, turn.now, forced),
    registration: NO_REGISTRATION,
    transition: null,
    ledger: closeReports(turn.state.ledger, 'UsageChanged', turn.now),
  });
  reschedule(turn);
}

/** After a downgrade some releases renew the trust of a standalone, directly connected device by themselves. */
function renewsTrust(state: AgentState): boolean {
  const { softwareVersion, units } = state.identity;
  const transport = effectiveTransport(state.settings);
  const direct = transport === 'smart' || transport === 'callhome';
  const train = (prefix: string, since: string) =>
    softwareVersion.startsWith(prefix) && isAtLeast(softwareVersion, since);
  const able = train('17.3.1', '17.3.1') || train('16.12.', '16.12.4') || train('16.9.', '16.9.6');
  return direct && able && units.length === 1 && hasUsableTrust(state);
}
