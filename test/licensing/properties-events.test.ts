/**
 * Any sequence of events, on a stack, a pair of modular chassis and a device with older software. Time goes on,
 * and now and then the clock is set back.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AgentState,
  CISCO_DEFAULT,
  CONDITIONS,
  type Command,
  DAY,
  type Event,
  type Identity,
  initialState,
  nextTimer,
  step,
  view,
} from '../../src/licensing/index.ts';
import { countLicenses } from '../../src/licensing/usage/counting.ts';
import {
  ACTIVE,
  granted,
  MEMBER,
  refused,
  SIGNATURE,
  STANDBY,
  SVL_9400,
  slac,
  system,
  trust,
  X_STACK,
} from './devices.ts';
import { ackFile, inSmartLicense, parsed, policyElement, T0 } from './support.ts';

const OLD = system([{ pid: 'C9500-16X', sn: 'A' }], '16.12.4');
const identities = fc.constantFrom(X_STACK, SVL_9400, OLD, { ...OLD, softwareVersion: '17.9.1' });
const UNITS = [ACTIVE, STANDBY, MEMBER, { pid: 'C9407R', sn: 'FXS221500BN', supervisor: 'C9400X-SUP-2' }];
const sn = fc.constantFrom(...UNITS.map((unit) => unit.sn));
const flag = fc.boolean();
const path = fc.constant('flash:file');

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    name: fc.constant('id-token-trust' as const),
    token: fc.constant('t'),
    all: flag,
    force: flag,
  }),
  fc.record({ name: fc.constant('register-id-token' as const), token: fc.constant('t'), force: flag }),
  fc.record({
    name: fc.constantFrom('authorization-request' as const, 'authorization-request-online' as const),
    feature: fc.constant('hseck9'),
    local: flag,
    add: flag,
  }),
  fc.record({
    name: fc.constantFrom(
      'import-file' as const,
      'reservation-install' as const,
      'authorization-request-save' as const,
      'rum-save-usage-all' as const,
    ),
    path,
  }),
  fc.record({ name: fc.constant('authorization-code-return-online' as const), local: flag }),
  fc.record({
    name: fc.constantFrom(
      'sync' as const,
      'de-register' as const,
      'renew-id' as const,
      'renew-auth' as const,
      'reservation-request' as const,
      'reservation-return' as const,
      'reservation-cancel' as const,
      'factory-reset' as const,
    ),
  }),
);

const settings = fc.record(
  {
    transport: fc.constantFrom('callhome', 'smart', 'cslu', 'off' as const),
    interval: fc.integer({ min: 0, max: 365 }),
  },
  { requiredKeys: [] },
);
const level = fc.constantFrom(
  null,
  { base: 'network-advantage' as const },
  { base: 'network-advantage' as const, addon: 'dna-advantage' as const },
);
const answers = ['ok', 'fail', 'refuse', 'ack', 'codes', 'non-compliant', 'poll'] as const;

type Move =
  | { readonly event: Event }
  | {
      readonly boot: Omit<Extract<Event, { type: 'boot' }>, 'identity' | 'type'>;
      readonly release: string | null;
    }
  | { readonly answer: (typeof answers)[number] }
  | { readonly wait: number };

const event = <T extends Event>(one: fc.Arbitrary<T>) => one.map((given): Move => ({ event: given }));

const moves: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: event(commands.map((command) => ({ type: 'command' as const, id: 'c', command }))),
  },
  { weight: 4, arbitrary: fc.constantFrom(...answers).map((answer): Move => ({ answer })) },
  { weight: 3, arbitrary: fc.integer({ min: -3 * DAY, max: 40 * DAY }).map((wait): Move => ({ wait })) },
  {
    weight: 2,
    arbitrary: event(
      fc.record({ type: fc.constant('force' as const), condition: fc.constantFrom(...CONDITIONS), sn }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ level, settings, release: fc.constantFrom(null, '16.8.1', '16.12.4', '17.3.1', '17.15.6') })
      .map(({ release, ...boot }): Move => ({ boot, release })),
  },
  { weight: 1, arbitrary: event(fc.record({ type: fc.constant('config-changed' as const), settings })) },
  {
    weight: 2,
    arbitrary: event(
      fc.record({ type: fc.constant('unit-added' as const), unit: fc.constantFrom(...UNITS) }),
    ),
  },
  { weight: 1, arbitrary: event(fc.record({ type: fc.constant('unit-removed' as const), sn })) },
  { weight: 1, arbitrary: event(fc.record({ type: fc.constant('switchover' as const), lost: flag })) },
  {
    weight: 1,
    arbitrary: event(
      fc.record({
        type: fc.constant('roles-changed' as const),
        roles: fc.array(fc.record({ sn, role: fc.constantFrom('active', 'standby', 'member' as const) }), {
          maxLength: 3,
        }),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: event(
      fc.record({
        type: fc.constant('set-feature' as const),
        name: fc.constantFrom('hseck9', 'x'),
        inUse: flag,
      }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Move>({ event: { type: 'release-key' } }) },
);

function answerTo(state: AgentState, answer: (typeof answers)[number]): Event {
  const pending = state.pending[state.sequence % Math.max(1, state.pending.length)];
  const id = pending?.id ?? 4711;
  const units = view.chassis(state);
  const [active] = units;
  const ids = view.closedReports(state).map((report) => report.id);
  const text =
    answer === 'ack'
      ? ackFile(ids, policyElement([10, 5, 2]))
          .replaceAll('C9300-48UXM', active!.pid)
          .replaceAll('FOC2713X0AB', active!.sn)
      : inSmartLicense(...units.map((unit) => trust(unit)), ...units.map((unit) => slac(unit)));
  if (pending?.kind === 'import' || pending?.kind === 'reservation') {
    const failed = answer === 'fail';
    return {
      type: 'file-read',
      id,
      result: failed ? { ok: false, error: 'missing' } : { ok: true, file: parsed(text) },
    };
  }
  if (pending?.kind.startsWith('save')) return { type: 'file-written', id };
  const results = {
    ok: { ok: true },
    fail: { ok: false, failure: { kind: 'timeout' } },
    refuse: refused('Product Already Registered'),
    poll: { ok: true, poll: { id: 'later', interval: 600_000 } },
    ack: { ok: true, file: parsed(text) },
    codes: { ok: true, file: parsed(text) },
    'non-compliant': granted(
      `<smartLicenseCompliance><status>OUT_OF_COMPLIANCE</status>${SIGNATURE}</smartLicenseCompliance>`,
    ),
  } as const;
  return { type: 'comm-result', id, result: results[answer] };
}

function eventOf(state: AgentState, move: Move, identity: Identity): Event {
  if ('event' in move) return move.event;
  if ('wait' in move) return { type: 'timer' };
  if ('answer' in move) return answerTo(state, move.answer);
  const softwareVersion = move.release ?? state.identity.softwareVersion;
  return { type: 'boot', identity: { ...identity, softwareVersion }, ...move.boot };
}

type Check = (before: AgentState, after: AgentState, now: number, event: Event) => void;

function holds(check: Check, numRuns = 150) {
  const sequences = fc.tuple(identities, fc.array(moves, { maxLength: 40 }));
  fc.assert(
    fc.property(sequences, ([identity, list]) => {
      let state = initialState(identity);
      let now = T0;
      const first: Move = {
        boot: { level: { base: 'network-advantage', addon: 'dna-advantage' }, settings: {} },
        release: null,
      };
      for (const move of [first, ...list]) {
        if ('wait' in move) now += move.wait;
        const given = eventOf(state, move, identity);
        const { state: after } = step(state, given, now);
        check(state, after, now, given);
        state = after;
      }
    }),
    { numRuns },
  );
}

describe('any sequence of events keeps', () => {
  test('one reporter: the active, first in the list', () => {
    holds((_before, after) => {
      const active = after.identity.units.filter((unit) => unit.role === 'active');
      expect(active).toEqual([after.identity.units[0]]);
    });
  });

  test('one policy', () => {
    holds((_before, after) => expect(view.policy(after)).toBe(after.policy ?? CISCO_DEFAULT));
  });

  test('counts that match the configuration', () => {
    holds((_before, after) => {
      const { identity, level: one, features } = after;
      const counted = countLicenses(identity, one, features).map(
        ({ license, count }) => `${license.tag} ${count}`,
      );
      const used = after.usage.filter((use) => use.count > 0).map(({ tag, count }) => `${tag} ${count}`);
      expect(used.sort()).toEqual(counted.sort());
    });
  });

  test('an open report for each licence in use in policy mode, none in the models before', () => {
    holds((_before, after) => {
      const open = view.reports(after).filter((report) => report.state === 'open');
      const used = after.earlier ? [] : after.usage.filter((use) => use.count > 0);
      expect(open.map(({ tag, count }) => `${tag} ${count}`).sort()).toEqual(
        used.map(({ tag, count }) => `${tag} ${count}`).sort(),
      );
    });
  });

  test('every report until it is acknowledged, but for a factory reset', () => {
    holds((before, after, _now, given) => {
      if (given.type === 'command' && given.command.name === 'factory-reset') return;
      const kept = new Map(view.reports(after).map((report) => [report.id, report]));
      for (const report of view.reports(before)) {
        const now = kept.get(report.id);
        if (now) expect(now.key).toBe(report.key);
        else expect(after.ledger.purged).toBeGreaterThan(before.ledger.purged);
      }
      expect(after.ledger.nextId).toBeGreaterThanOrEqual(before.ledger.nextId);
    });
  });

  test('timers in the future, and the same course after saving and loading', () => {
    holds((before, after, now, given) => {
      expect(nextTimer(after) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
      expect(JSON.parse(JSON.stringify(after))).toEqual(after);
      const loaded = JSON.parse(JSON.stringify(before)) as AgentState;
      const again = step(loaded, given, now);
      expect(again.state).toEqual(after);
      expect(again.effects).toEqual(step(before, given, now).effects);
    });
  });

  test('codes only of units that are there', () => {
    holds((_before, after) => {
      const here = new Set(after.identity.units.map((unit) => unit.sn));
      for (const code of [...after.trust, ...after.authorizations]) expect(here.has(code.sn)).toBe(true);
    });
  });

  test('the evaluation clock between nothing and 90 days, never back', () => {
    holds((before, after, _now, given) => {
      if (given.type === 'force') return;
      expect(after.evaluationUsed).toBeGreaterThanOrEqual(before.evaluationUsed);
      expect(after.evaluationUsed).toBeLessThanOrEqual(90 * DAY);
    });
  });
});
