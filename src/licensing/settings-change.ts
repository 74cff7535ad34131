/** A change of the licensing configuration. S1 "Setting the Transport Type, URL, and Reporting Interval". */
import { adoptSettings } from './earlier/migrate.ts';
import { effectiveTransport, type Settings, transportUrl } from './settings.ts';
import { NEVER } from './time.ts';
import { reschedule } from './timers/push.ts';
import { notify, type Turn, update, updateSchedule } from './turn.ts';

export function changeSettings(turn: Turn, configured: Settings): void {
  const before = turn.state.settings;
  const settings = adoptSettings(turn.state, configured);
  // Once the transport is configured anew, what an upgrade made of it is past.
  const kept = settings === configured ? null : turn.state.transition;
  update(turn, { settings, transition: kept });
  const rerouted =
    effectiveTransport(before) !== effectiveTransport(settings) ||
    transportUrl(before) !== transportUrl(settings);
  // What failed on the old way is tried soon on the new one.
  const waiting = rerouted && turn.state.schedule.retry !== NEVER;
  if (rerouted) updateSchedule(turn, { retry: NEVER });
  if (waiting || before.interval !== settings.interval) updateSchedule(turn, { push: NEVER });
  reschedule(turn, waiting || effectiveTransport(before) === 'off');
  if ((before.utility ?? false) !== (settings.utility ?? false)) {
    notify(turn, { name: settings.utility ? 'utility-reporting-started' : 'utility-reporting-stopped' });
  }
}
