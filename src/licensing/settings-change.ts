/** A change of the licensing configuration. S1 "Setting the Transport Type, URL, and Reporting Interval". */
import { adoptSettings } from './earlier/migrate.ts';
import { alternativeUrl, effectiveTransport, proxyOf, type Settings, transportUrl } from './settings.ts';
import { NEVER } from './time.ts';
import { reschedule } from './timers/push.ts';
import { dropPolls } from './transport/polls.ts';
import { notify, type Turn, update, updateSchedule } from './turn.ts';

/** All that decides where a message goes, and through what. */
function wayOf(settings: Settings): string {
  const proxy = proxyOf(settings);
  return JSON.stringify([
    effectiveTransport(settings),
    transportUrl(settings),
    alternativeUrl(settings),
    proxy?.address,
    proxy?.port,
  ]);
}

export function changeSettings(turn: Turn, configured: Settings): void {
  const before = turn.state.settings;
  const settings = adoptSettings(turn.state, configured);
  // Once the transport is configured anew, what an upgrade made of it is past.
  const kept = settings === configured ? null : turn.state.transition;
  update(turn, { settings, transition: kept });
  const rerouted = wayOf(before) !== wayOf(settings);
  // What failed on the old way is tried soon on the new one.
  const waiting = rerouted && turn.state.schedule.retry !== NEVER;
  if (rerouted) {
    updateSchedule(turn, { retry: NEVER });
    dropPolls(turn);
  }
  if (waiting || before.interval !== settings.interval) updateSchedule(turn, { push: NEVER });
  reschedule(turn, waiting || effectiveTransport(before) === 'off');
  if ((before.utility ?? false) !== (settings.utility ?? false)) {
    notify(turn, { name: settings.utility ? 'utility-reporting-started' : 'utility-reporting-stopped' });
  }
}
