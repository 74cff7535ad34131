/** The licensing agent alone: what one costs at rest, and how much virtual time goes by in a second. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type AgentState,
  type CommResult,
  DAY,
  type Identity,
  initialState,
  nextTimer,
  type Settings,
  step,
} from '../../src/licensing/index.ts';
import { printTable } from './report.ts';

const AGENTS = 10_000;
const START = Date.UTC(2026, 0, 5);
const YEAR = 365;

function boot(sn: string, settings: Settings = {}): AgentState {
  const identity: Identity = {
    units: [{ pid: 'C9300-48UXM', sn, role: 'active' }],
    softwareVersion: '17.15.06',
    agentVersion: '6.1.4/6feb8bc10',
    hostname: 'Switch',
  };
  const level = { base: 'network-advantage', addon: 'dna-advantage' } as const;
  return step(initialState(identity), { type: 'boot', identity, level, settings }, START).state;
}

/** A year of one device that is woken when it wants to be and gets the same answer to every message. */
function liveYear(settings: Settings, result: CommResult): void {
  let state = boot('FOC2713X0AB', settings);
  const end = START + YEAR * DAY;
  for (let due = nextTimer(state); due !== undefined && due <= end; due = nextTimer(state)) {
    const woken = step(state, { type: 'timer' }, due);
    state = woken.state;
    for (const effect of woken.effects) {
      if (effect.type === 'send')
        state = step(state, { type: 'comm-result', id: effect.id, result }, due).state;
    }
  }
}

/** Device-days a second over about half a second. */
function deviceDays(settings: Settings, result: CommResult): number {
  liveYear(settings, result);
  const begun = performance.now();
  let days = 0;
  while (performance.now() - begun < 500) {
    liveYear(settings, result);
    days += YEAR;
  }
  return (days / (performance.now() - begun)) * 1000;
}

function bytesAtRest(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const agents = Array.from({ length: AGENTS }, (_, i) => boot(`FOC${i}`));
  collect();
  return (process.memoryUsage().heapUsed - before) / agents.length;
}

export function benchLicensing(): void {
  printTable(
    'Licensing agent',
    ['', ''],
    [
      [`bytes at rest, ${AGENTS.toLocaleString('en')} agents`, bytesAtRest()],
      ['device-days/s, transport off', deviceDays({ transport: 'off' }, { ok: true })],
      ['device-days/s, CSLU answers', deviceDays({}, { ok: true })],
      [
        'device-days/s, CSLU never there (a try every 15 min)',
        deviceDays({}, { ok: false, failure: { kind: 'dns' } }),
      ],
    ],
  );
}
