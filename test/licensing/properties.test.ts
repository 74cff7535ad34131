import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AgentState,
  CISCO_DEFAULT,
  type Command,
  type Event,
  initialState,
  nextTimer,
  step,
  view,
} from '../../src/licensing/index.ts';
import {
  ackFile,
  authorizationElement,
  IDENTITY,
  inSmartLicense,
  parsed,
  policyElement,
  T0,
  trustElement,
} from './support.ts';

const flag = fc.boolean();
const path = fc.constant('flash:file');
const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    name: fc.constant('register-id-token' as const),
    token: fc.constantFrom('', 'token'),
    force: flag,
  }),
  fc.record({
    name: fc.constantFrom(
      'de-register' as const,
      'renew-id' as const,
      'renew-auth' as const,
      'sync' as const,
    ),
  }),
  fc.record({
    name: fc.constant('id-token-trust' as const),
    token: fc.constant('token'),
    all: flag,
    force: flag,
  }),
  fc.record({
    name: fc.constantFrom(
      'rum-save-usage-all' as const,
      'rum-save-usage-unreported' as const,
      'trust-request-save' as const,
      'import-file' as const,
    ),
    path,
  }),
  fc.record({
    name: fc.constant('rum-save-usage-days' as const),
    path,
    days: fc.integer({ min: 0, max: 400 }),
  }),
  fc.record({
    name: fc.constant('authorization-request-online' as const),
    feature: fc.constant('hseck9'),
    local: flag,
    add: flag,
  }),
  fc.record({ name: fc.constant('authorization-code-return-online' as const), local: flag }),
  fc.record({ name: fc.constant('authorization-code-return-offline' as const), local: flag, path }),
);

const settings = fc.record(
  {
    transport: fc.constantFrom('callhome', 'smart', 'cslu', 'off', 'automatic' as const),
    interval: fc.integer({ min: 0, max: 365 }),
    utility: flag,
  },
  { requiredKeys: [] },
);

const level = fc.constantFrom(
  null,
  { base: 'network-essentials' as const },
  { base: 'network-advantage' as const, addon: 'dna-advantage' as const },
  { base: 'network-essentials' as const, addon: 'dna-essentials' as const },
);

/** Events as they come; those that answer an effect take a number that may or may not be waited for. */
type Move =
  | { readonly event: Event }
  | { readonly answer: 'ok' | 'fail' | 'refuse' | 'ack' | 'file' | 'poll' }
  | { readonly wait: number };

const moves: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: commands.map((command): Move => ({ event: { type: 'command', id: 'c', command } })),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('ok', 'fail', 'refuse', 'ack', 'file', 'poll' as const)
      .map((answer): Move => ({ answer })),
  },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 * 86_400_000 }).map((wait): Move => ({ wait })) },
  {
    weight: 1,
    arbitrary: fc
      .record({ level, settings })
      .map((with_): Move => ({ event: { type: 'boot', identity: IDENTITY, ...with_ } })),
  },
  {
    weight: 1,
    arbitrary: settings.map((one): Move => ({ event: { type: 'config-changed', settings: one } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.record({ name: fc.constantFrom('hseck9', 'x'), count: fc.nat(2) }), { maxLength: 1 })
      .map((features): Move => ({ event: { type: 'usage-changed', features } })),
  },
);

/** The event of a move, given the state it meets. */
function eventOf(state: AgentState, move: Exclude<Move, { wait: number }>): Event {
  if ('event' in move) return move.event;
  const [pending] = state.pending;
  const id = pending?.id ?? 4711;
  if (pending?.kind === 'import') {
    const file = parsed(fileFor(state));
    return {
      type: 'file-read',
      id,
      result: move.answer === 'fail' ? { ok: false, error: 'missing' } : { ok: true, file },
    };
  }
  if (pending?.kind.startsWith('save')) {
    return move.answer === 'fail'
      ? { type: 'file-written', id, error: 'unwritable' }
      : { type: 'file-written', id };
  }
  switch (move.answer) {
    case 'ok':
      return { type: 'comm-result', id, result: { ok: true } };
    case 'fail':
      return { type: 'comm-result', id, result: { ok: false, failure: { kind: 'connect' } } };
    case 'refuse':
      return { type: 'comm-result', id, result: { ok: false, failure: { kind: 'reply', detail: 'no' } } };
    case 'poll':
      return { type: 'comm-result', id, result: { ok: true, poll: { id: 'later', interval: 600_000 } } };
    default:
      return { type: 'comm-result', id, result: { ok: true, file: parsed(fileFor(state)) } };
  }
}

function fileFor(state: AgentState): string {
  const ids = view.closedReports(state).map((report) => report.id);
  switch (state.sequence % 4) {
    case 0:
      return ackFile(ids, policyElement([10, 5, 2]));
    case 1:
      return inSmartLicense(trustElement());
    case 2:
      return inSmartLicense(authorizationElement('P:C9300-48UXM,S:FOC2713X0AB'));
    default:
      return ackFile(ids);
  }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** Runs moves on a deeply frozen state and checks what must hold after each of them. */
function run(
  list: readonly Move[],
  check: (before: AgentState, after: AgentState, now: number, event: Event) => void,
) {
  let state = frozen(initialState(IDENTITY));
  let now = T0;
  for (const move of [
    {
      event: {
        type: 'boot',
        identity: IDENTITY,
        level: { base: 'network-advantage', addon: 'dna-advantage' },
        settings: {},
      },
    } as Move,
    ...list,
  ]) {
    if ('wait' in move) now += move.wait;
    const event: Event = 'wait' in move ? { type: 'timer' } : eventOf(state, move);
    const after = frozen(step(state, event, now).state);
    check(state, after, now, event);
    state = after;
  }
}

describe('architecture idea 4: the agent is a pure state machine', () => {
  const sequences = fc.array(moves, { maxLength: 40 });

  test('no timer lies in the past after a step, and no state holds an undefined or a NaN', () => {
    fc.assert(
      fc.property(sequences, (list) =>
        run(list, (_before, after, now) => {
          expect(nextTimer(after) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
          expect(JSON.parse(JSON.stringify(after))).toEqual(after);
        }),
      ),
      { numRuns: 300 },
    );
  });

  test('one policy is in force, and the installed one only goes with a factory reset', () => {
    fc.assert(
      fc.property(sequences, (list) =>
        run(list, (before, after) => {
          expect(view.policy(after)).toBe(after.policy ?? CISCO_DEFAULT);
          if (before.policy) expect(after.policy).not.toBeNull();
        }),
      ),
    );
  });

  test('no report is lost between open and acknowledged; ids only grow', () => {
    fc.assert(
      fc.property(sequences, (list) =>
        run(list, (before, after) => {
          const kept = new Map(after.ledger.reports.map((report) => [report.id, report]));
          for (const report of before.ledger.reports) {
            if (report.state === 'acknowledged') continue;
            const now = kept.get(report.id);
            const gone = after.ledger.purged > before.ledger.purged;
            expect(now !== undefined || gone).toBe(true);
            if (now)
              expect({ tag: now.tag, count: now.count, start: now.start }).toEqual({
                tag: report.tag,
                count: report.count,
                start: report.start,
              });
          }
          expect(after.ledger.nextId).toBeGreaterThanOrEqual(before.ledger.nextId);
          const ids = after.ledger.reports.map((report) => report.id);
          expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
        }),
      ),
      { numRuns: 300 },
    );
  });

  test('each licence in use has exactly one open report, with its count', () => {
    fc.assert(
      fc.property(sequences, (list) =>
        run(list, (_before, after) => {
          const open = after.ledger.reports.filter((report) => report.state === 'open');
          const used = after.usage.filter((use) => use.count > 0);
          expect(open.map(({ tag, count }) => `${tag} ${count}`).sort()).toEqual(
            used.map(({ tag, count }) => `${tag} ${count}`).sort(),
          );
        }),
      ),
    );
  });

  test('a state read back from JSON continues identically', () => {
    fc.assert(
      fc.property(sequences, (list) =>
        run(list, (before, after, now, event) => {
          const restored = JSON.parse(JSON.stringify(before)) as AgentState;
          expect(step(restored, event, now).state).toEqual(after);
          expect(step(restored, event, now).effects).toEqual(step(before, event, now).effects);
        }),
      ),
    );
  });

  test('the timer of promised answers is the earliest of them, one of each kind', () => {
    fc.assert(
      fc.property(sequences, (list) =>
        run(list, (_before, { polls, schedule }) => {
          expect(schedule.poll).toBe(
            Math.min(...polls.map(({ at }) => at), Number.MAX_VALUE) % Number.MAX_VALUE,
          );
          expect(new Set(polls.map((poll) => poll.of)).size).toBe(polls.length);
        }),
      ),
    );
  });

  test('a report waits for an answer only while a push is under way', () => {
    fc.assert(
      fc.property(sequences, (list) =>
        run(list, (_before, after) => {
          const waiting = view
            .reports(after)
            .filter((report) => report.state === 'pending')
            .map((report) => report.id);
          const sent = after.pending.flatMap((one) => (one.kind === 'push' ? one.reports : []));
          for (const id of waiting) expect(sent).toContain(id);
        }),
      ),
    );
  });
});

describe('cost', () => {
  test('a device at rest is small', () => {
    const { state } = step(
      initialState(IDENTITY),
      {
        type: 'boot',
        identity: IDENTITY,
        level: { base: 'network-advantage', addon: 'dna-advantage' },
        settings: {},
      },
      T0,
    );
    expect(JSON.stringify(state).length).toBeLessThan(3_000);
  });

  test('an event that changes nothing gives back the same state', () => {
    const { state } = step(
      initialState(IDENTITY),
      { type: 'boot', identity: IDENTITY, level: { base: 'network-advantage' }, settings: {} },
      T0,
    );
    expect(step(state, { type: 'timer' }, T0 + 1).state).toBe(state);
    expect(step(state, { type: 'comm-result', id: 99, result: { ok: true } }, T0 + 1).state).toBe(state);
  });
});
