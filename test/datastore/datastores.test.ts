import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import { ProtocolError } from '../../src/data/error.ts';
import type {
  CommitParticipant,
  DatastoreOptions,
  EditOptions,
  Storage,
} from '../../src/datastore/contract.ts';
import { Datastores } from '../../src/datastore/datastores.ts';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import { editOf, schemaOf, summary } from '../data/edit/fixture.ts';
import { errorsOf } from '../data/validate/fixture.ts';

const SCHEMA = schemaOf(`
  leaf a { type string; } leaf b { type string; must "/a"; }
  list l { key k; leaf k { type string; } leaf n { type uint8; } } leaf copy { type string; }
`);
const ONE = { sessionId: 1, username: 'one' };
const TWO = { sessionId: 2, username: 'two' };

function make(options: Partial<DatastoreOptions> = {}): Datastores {
  return new Datastores({
    schema: SCHEMA,
    storage: memoryStorage(),
    candidate: true,
    durable: 'running',
    initial: {},
    ...options,
  });
}
const edit = (stores: Datastores, target: EditOptions['target'], xml: string, who = ONE, more = {}) =>
  stores.edit(editOf(SCHEMA, xml), { target, ...more }, who);
const tags = (work: () => void) => errorsOf(work).map(summary);

describe('RFC 6241 section 8.2: running is written directly', () => {
  test('and in force on return', () => {
    const stores = make();
    edit(stores, 'running', '<a>x</a>');
    expect(stores.tree('running')).toEqual({ 't:a': 'x' });
    expect(stores.tree('candidate')).toBe(stores.tree('running'));
  });
  test('never with what is invalid', () => {
    const stores = make();
    const before = stores.tree('running');
    expect(tags(() => edit(stores, 'running', '<b>x</b>'))).toEqual(['operation-failed must-violation /t:b']);
    expect(stores.tree('running')).toBe(before);
  });
  test('with continue-on-error as far as possible, still reporting the errors (section 7.2)', () => {
    const stores = make();
    const xml = '<a>x</a><copy nc:operation="delete"/>';
    expect(tags(() => edit(stores, 'running', xml, ONE, { errorOption: 'continue-on-error' }))).toEqual([
      'data-missing /t:copy',
    ]);
    expect(stores.tree('running')).toEqual({ 't:a': 'x' });
    expect(tags(() => edit(stores, 'running', `${xml}<l><k>1</k></l>`, ONE))).toEqual([
      'data-missing /t:copy',
    ]);
    expect(stores.tree('running')).toEqual({ 't:a': 'x' });
  });
  test('with test-only not at all (section 8.6.4.1)', () => {
    const stores = make();
    edit(stores, 'running', '<a>x</a>', ONE, { testOption: 'test-only' });
    expect(stores.tree('running')).toEqual({});
    expect(tags(() => edit(stores, 'running', '<b>x</b>', ONE, { testOption: 'test-only' }))).toHaveLength(1);
  });
});

describe('RFC 6241 section 8.3: candidate', () => {
  test('is edited beside running and committed as a whole', () => {
    const stores = make();
    edit(stores, 'candidate', '<b>x</b>');
    edit(stores, 'candidate', '<a>y</a>');
    expect(stores.tree('running')).toEqual({});
    expect(stores.candidateIsDirty).toBe(true);
    stores.commit(ONE);
    expect(stores.tree('running')).toEqual({ 't:a': 'y', 't:b': 'x' });
    expect(stores.candidateIsDirty).toBe(false);
  });
  test('may be invalid until it is committed, and stays as it is when that fails', () => {
    const stores = make();
    edit(stores, 'candidate', '<b>x</b>');
    expect(tags(() => stores.commit(ONE))).toEqual(['operation-failed must-violation /t:b']);
    expect(stores.tree('running')).toEqual({});
    expect(stores.tree('candidate')).toEqual({ 't:b': 'x' });
    expect(tags(() => stores.validate(stores.tree('candidate')))).toHaveLength(1);
  });
  test('is validated before an edit with test-then-set', () => {
    const stores = make();
    expect(
      tags(() => edit(stores, 'candidate', '<b>x</b>', ONE, { testOption: 'test-then-set' })),
    ).toHaveLength(1);
    expect(stores.candidateIsDirty).toBe(false);
  });
  test('is running again after discard', () => {
    const stores = make();
    edit(stores, 'candidate', '<a>x</a>');
    stores.discard(ONE);
    expect(stores.tree('candidate')).toBe(stores.tree('running'));
  });
  test('committed untouched does nothing', () => {
    const calls: string[] = [];
    const stores = make();
    stores.addParticipant({ prepare: () => calls.push('prepare') });
    stores.commit(ONE);
    edit(stores, 'candidate', '<l nc:operation="remove"><k>1</k></l>');
    expect(stores.candidateIsDirty).toBe(false);
    stores.commit(ONE);
    expect(calls).toEqual([]);
  });
  test('follows running until it is edited, and then replaces what others did', () => {
    const stores = make();
    edit(stores, 'running', '<a>1</a>', TWO);
    edit(stores, 'candidate', '<copy>c</copy>');
    edit(stores, 'running', '<a>2</a>', TWO);
    stores.commit(ONE);
    expect(stores.tree('running')).toEqual({ 't:a': '1', 't:copy': 'c' });
  });
  test('is there only where it is offered', () => {
    const stores = make({ candidate: false });
    expect(tags(() => edit(stores, 'candidate', '<a>x</a>'))).toEqual(['operation-not-supported']);
    expect(tags(() => stores.commit(ONE))).toEqual(['operation-not-supported']);
    expect(tags(() => stores.lock('candidate', 1, 0))).toEqual(['operation-not-supported']);
  });
});

describe('RFC 6241 sections 7.5 and 8.3.5.2: locks', () => {
  test('keep others from every kind of write', () => {
    const stores = make();
    edit(stores, 'candidate', '<a>x</a>', TWO);
    stores.lock('running', 1, 0);
    expect(tags(() => edit(stores, 'running', '<a>x</a>', TWO))).toEqual(['in-use']);
    expect(tags(() => stores.commit(TWO))).toEqual(['in-use']);
    expect(tags(() => stores.replace('running', {}, TWO))).toEqual(['in-use']);
    edit(stores, 'running', '<a>y</a>', ONE);
    stores.unlock('running', 1);
    stores.commit(TWO);
  });
  test('a candidate with changes cannot be locked', () => {
    const stores = make();
    edit(stores, 'candidate', '<a>x</a>', TWO);
    expect(tags(() => stores.lock('candidate', 1, 0))).toEqual(['resource-denied']);
    stores.discard(TWO);
    stores.lock('candidate', 1, 0);
    expect(tags(() => stores.discard(TWO))).toEqual(['in-use']);
  });
  test('giving up the lock of the candidate discards its changes', () => {
    for (const giveUp of [(s: Datastores) => s.unlock('candidate', 1), (s: Datastores) => s.release(1)]) {
      const stores = make();
      stores.lock('candidate', 1, 0);
      edit(stores, 'candidate', '<a>x</a>');
      giveUp(stores);
      expect(stores.candidateIsDirty).toBe(false);
    }
  });
});

describe('the phases of a commit', () => {
  const recorder = (calls: string[], name: string): CommitParticipant => ({
    transform(_before, after) {
      calls.push(`${name} transform`);
      return after;
    },
    prepare: ({ changes }) => void calls.push(`${name} prepare ${changes.length}`),
    apply: ({ sessionId, username }) => void calls.push(`${name} apply ${sessionId} ${username}`),
  });
  test('come one after the other, each for all participants', () => {
    const calls: string[] = [];
    const storage: Storage = { ...memoryStorage(), appendChanges: () => void calls.push('store') };
    const stores = make({ storage });
    stores.addParticipant(recorder(calls, 'A'));
    stores.addParticipant(recorder(calls, 'B'));
    edit(stores, 'running', '<a>x</a>');
    expect(calls).toEqual([
      'A transform',
      'B transform',
      'A prepare 1',
      'B prepare 1',
      'store',
      'A apply 1 one',
      'B apply 1 one',
    ]);
  });
  test('transform may adjust the tree, before it is validated', () => {
    const stores = make();
    stores.addParticipant({
      transform: (_before, after) => ({ ...after, 't:copy': after['t:a'] ?? 'none' }),
    });
    edit(stores, 'running', '<a>x</a>');
    expect(stores.tree('running')).toEqual({ 't:a': 'x', 't:copy': 'x' });
  });
  test.each<[string, CommitParticipant | undefined, boolean]>([
    [
      'transform',
      {
        transform: () => {
          throw new ProtocolError('operation-failed', 'no');
        },
      },
      false,
    ],
    [
      'prepare',
      {
        prepare: () => {
          throw new ProtocolError('operation-failed', 'no');
        },
      },
      false,
    ],
    ['storage', undefined, true],
  ])('a failure in %s leaves everything as it was', (_phase, participant, failStore) => {
    const applied: JsonObject[] = [];
    const memory = memoryStorage();
    const appendChanges = () => {
      throw new ProtocolError('resource-denied', 'full');
    };
    const stores = make({ storage: failStore ? { ...memory, appendChanges } : memory });
    stores.addParticipant({ apply: ({ after }) => void applied.push(after) });
    if (participant) stores.addParticipant(participant);
    edit(stores, 'candidate', '<a>x</a>');
    const running = stores.tree('running');
    const candidate = stores.tree('candidate');
    expect(tags(() => stores.commit(ONE))).toHaveLength(1);
    expect(stores.tree('running')).toBe(running);
    expect(stores.tree('candidate')).toBe(candidate);
    expect(memory.loadTree('running')).toEqual({});
    expect(applied).toEqual([]);
  });
  test('running cannot be changed from within', () => {
    const stores = make();
    stores.addParticipant({ prepare: () => stores.replace('running', {}, ONE) });
    expect(() => edit(stores, 'running', '<a>x</a>')).toThrow(TypeError);
    expect(stores.tree('running')).toEqual({});
  });
});

describe('RFC 6241 section 7.3: copy-config', () => {
  test('puts any tree in the place of any datastore', () => {
    const stores = make();
    stores.replace('candidate', { 't:a': 'x' }, ONE);
    stores.commit(ONE);
    stores.replace('startup', stores.tree('running'), ONE);
    expect(stores.tree('startup')).toEqual({ 't:a': 'x' });
    stores.replace('running', {}, ONE);
    stores.replace('running', stores.tree('startup'), ONE);
    expect(stores.tree('running')).toEqual({ 't:a': 'x' });
    stores.replace('startup', undefined, ONE);
    expect(stores.hasStartup).toBe(false);
  });
  test('of running only with what is valid', () => {
    const stores = make();
    expect(tags(() => stores.replace('running', { 't:b': 'x' }, ONE))).toHaveLength(1);
    expect(stores.tree('running')).toEqual({});
  });
});

describe('RFC 8040 section 1.4: startup follows a change of running', () => {
  const follows = { startupFollows: true };
  test.each(['running', 'startup'] as const)('stored along with it (durable: %s)', (durable) => {
    const storage = memoryStorage();
    const stores = make({ storage, durable });
    edit(stores, 'running', '<a>x</a>', ONE, follows);
    edit(stores, 'candidate', '<copy>c</copy>');
    stores.commit(ONE, true);
    expect(stores.tree('running')).toEqual({ 't:a': 'x', 't:copy': 'c' });
    expect(stores.tree('startup')).toBe(stores.tree('running'));
    const again = make({ storage, durable });
    expect(again.tree('running')).toEqual(stores.tree('running'));
    expect(again.tree('startup')).toEqual(stores.tree('running'));
  });
  test('also one that held something else, and where running has that content already', () => {
    const storage = memoryStorage();
    const stores = make({ storage });
    edit(stores, 'running', '<a>x</a>');
    stores.replace('startup', { 't:copy': 'old' }, ONE);
    edit(stores, 'running', '<copy>c</copy>', ONE, follows);
    expect(storage.loadTree('startup')).toEqual({ 't:a': 'x', 't:copy': 'c' });
    stores.replace('startup', undefined, ONE);
    edit(stores, 'running', '<copy>c</copy>', ONE, follows);
    expect(storage.loadTree('startup')).toEqual({ 't:a': 'x', 't:copy': 'c' });
    stores.replace('startup', {}, ONE);
    stores.commit(ONE, true);
    expect(storage.loadTree('startup')).toEqual({ 't:a': 'x', 't:copy': 'c' });
  });
  test.each(['the same', 'another'])('or neither changes, when startup held %s before', (content) => {
    const storage = memoryStorage();
    const stores = make({ storage });
    edit(stores, 'running', '<a>x</a>', ONE, follows);
    if (content === 'another') stores.replace('startup', { 't:copy': 'old' }, ONE);
    const before = [stores.tree('running'), stores.tree('startup')];
    const append = storage.appendChanges;
    storage.appendChanges = (names, ...more) => {
      if (names.includes('startup')) throw new ProtocolError('resource-denied', 'full');
      append(names, ...more);
    };
    expect(tags(() => edit(stores, 'running', '<copy>c</copy>', ONE, follows))).toHaveLength(1);
    expect([stores.tree('running'), stores.tree('startup')]).toEqual(before);
    expect([storage.loadTree('running'), storage.loadTree('startup')]).toEqual(before);
  });
  test('a lock on startup keeps running as it is', () => {
    const stores = make();
    stores.lock('startup', 2, 0);
    const before = stores.tree('running');
    expect(tags(() => edit(stores, 'running', '<a>x</a>', ONE, follows))).toEqual(['in-use']);
    expect(stores.tree('running')).toBe(before);
    edit(stores, 'running', '<a>x</a>', TWO, follows);
    expect(stores.tree('startup')).toEqual({ 't:a': 'x' });
  });
});

describe('what is kept over a restart', () => {
  test('every change of running, where that is durable', () => {
    const storage = memoryStorage();
    edit(make({ storage, initial: { 't:copy': 'first' } }), 'running', '<a>x</a>');
    expect(make({ storage, initial: { 't:copy': 'other' } }).tree('running')).toEqual({
      't:a': 'x',
      't:copy': 'first',
    });
  });
  test('else what was saved to startup', () => {
    const storage = memoryStorage();
    const options = { storage, durable: 'startup' as const, initial: { 't:copy': 'factory' } };
    const stores = make(options);
    edit(stores, 'running', '<a>x</a>');
    expect(make(options).tree('running')).toEqual({ 't:copy': 'factory' });
    stores.replace('startup', stores.tree('running'), ONE);
    edit(stores, 'running', '<a>y</a>');
    expect(make(options).tree('running')).toEqual({ 't:a': 'x', 't:copy': 'factory' });
  });
  test('what was stored but is not valid any more is loaded, told, and must be mended by the next change', () => {
    const stores = make({ initial: { 't:b': 'x' } });
    expect(stores.startProblems.map(summary)).toEqual(['operation-failed must-violation /t:b']);
    expect(tags(() => edit(stores, 'running', '<copy>c</copy>'))).toHaveLength(1);
    edit(stores, 'running', '<a>y</a>');
    edit(stores, 'running', '<copy>c</copy>');
    expect(stores.startProblems).toEqual([]);
  });
});
