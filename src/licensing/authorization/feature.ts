/**
 * Export-controlled features: first the SLAC, then the feature. S2 "Prerequisites for Using an HSECK9 Key",
 * "Stacking Considerations", "Returning a SLAC" (releasing a key that is held).
 */
import { standbyOf } from '../ha/units.ts';
import { messages } from '../messages.ts';
import type { AgentState } from '../state.ts';
import { DAY, NEVER } from '../time.ts';
import { log, type Turn, update, updateSchedule } from '../turn.ts';
import { HSECK9 } from '../usage/catalogue.ts';
import { applyUsage } from '../usage/change.ts';
import type { FeatureUse } from '../usage/counting.ts';
import { exportAllowed, hasKey, isInUse } from './slac.ts';
import { keyFeature } from './support.ts';

/** Whether the cryptographic feature may be used: supported, DNA Advantage, and a key on the active. */
export function mayUseKey(state: AgentState): boolean {
  return (
    state.level?.addon === 'dna-advantage' && keyFeature(state.identity) !== undefined && exportAllowed(state)
  );
}

export function setFeature(turn: Turn, name: string, inUse: boolean) {
  const before = turn.state.features.find((one) => one.name === name);
  if (inUse && name === HSECK9.name && !before) {
    const allowed = mayUseKey(turn.state);
    log(turn, messages.exportControlled(allowed, name));
    if (!allowed) return;
  }
  if ((before !== undefined && !before.held) === inUse) return;
  const others = turn.state.features.filter((one) => one !== before);
  update(turn, { features: inUse ? [...others, { name, count: 1 }] : others });
  applyUsage(turn);
}

/** A key in use although its feature is gone is set free; one whose feature is configured is not. */
export function releaseKey(turn: Turn) {
  const features = turn.state.features.filter((one) => !one.held);
  if (features.length === turn.state.features.length) return;
  update(turn, { features });
  applyUsage(turn);
}

/** What of the saved features is accepted at a start: without a key on the active the cryptographic one is not. */
export function acceptedFeatures(state: AgentState): readonly FeatureUse[] {
  return state.features.filter((one) => !one.held && (one.name !== HSECK9.name || mayUseKey(state)));
}

/** Whether a switchover would end the feature, which is told daily. */
function standbyLacksKey(state: AgentState): boolean {
  const standby = standbyOf(state);
  return standby !== undefined && isInUse(state, HSECK9.tag) && !hasKey(state, standby);
}

/** Starts or ends the daily message as the state asks for it. */
export function planStandbyMessage(turn: Turn) {
  const { standby } = turn.state.schedule;
  const wanted = standbyLacksKey(turn.state);
  if (wanted === (standby !== NEVER)) return;
  updateSchedule(turn, { standby: wanted ? turn.now + DAY : NEVER });
}

export function tellStandby(turn: Turn) {
  updateSchedule(turn, { standby: turn.now + DAY });
  log(turn, messages.standbyNotAuthorized(HSECK9.name));
}
