import { describe, expect, test } from 'vitest';
import { compileModules, directoryLoader, type JsonObject } from '../../codegen/index.ts';
import { editFromTree } from '../../src/data/edit/edit-from-tree.ts';
import type { Storage } from '../../src/datastore/contract.ts';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import { writeError } from '../../src/datastore/storage/storage-error.ts';
import { virtualClock } from '../../src/server/clock.ts';
import type { CommitRequest, Session } from '../../src/server/contract.ts';
import { createCore } from '../../src/server/core.ts';
import { createUserStore } from '../../src/server/users.ts';

const schema = compileModules({
  sources: [
    { file: 'lamp.yang', text: 'module lamp { namespace "urn:l"; prefix l; leaf light { type string; } }' },
  ],
  load: directoryLoader(['yang/ietf']),
  implement: ['lamp', 'ietf-netconf', 'ietf-netconf-notifications'],
});
const silent = { debug() {}, info() {}, warn() {}, error() {} };

function start(storage: Storage = memoryStorage()) {
  const clock = virtualClock(0);
  const core = createCore({
    schema,
    storage,
    clock,
    log: silent,
    users: createUserStore([]),
    personality: { style: 'plain', candidate: true, startup: false },
    initial: { 'lamp:light': 'off' },
    durable: 'running',
  });
  const open = (transport: Session['transport'] = 'netconf-ssh') =>
    core.sessions.open({
      user: { name: 'admin', privilege: 15 },
      transport,
      sourceHost: '127.0.0.1',
      terminate: () => {},
    });
  const set = (session: Session, light: string) =>
    core.operations.edit(session, editFromTree(schema, { 'lamp:light': light }, 'merge'), {
      target: 'candidate',
    });
  const events: unknown[] = [];
  core.events.subscribe(
    { ...open(), transport: 'internal' },
    { stream: 'NETCONF' },
    {
      onEvent: ({ notification, content }) => {
        if (notification.name === 'netconf-confirmed-commit') events.push(content['confirm-event']);
      },
    },
  );
  return { core, clock, open, set, events, light: () => (core.tree('running') as JsonObject)['lamp:light'] };
}

const confirmed = (more: Partial<CommitRequest> = {}): CommitRequest => ({
  confirmed: true,
  timeout: 60,
  persist: undefined,
  persistId: undefined,
  ...more,
});

describe('confirmed commit (RFC 6241 section 8.4)', () => {
  test('is taken back when the time is over', () => {
    const { core, clock, open, set, light, events } = start();
    const session = open();
    set(session, 'on');
    core.operations.commit(session, confirmed());
    expect(light()).toBe('on');
    clock.advance(59_999);
    expect(light()).toBe('on');
    clock.advance(1);
    expect(light()).toBe('off');
    expect(events).toEqual(['start', 'timeout']);
  });

  test('stays when it is confirmed by a second commit', () => {
    const { core, clock, open, set, light, events } = start();
    const session = open();
    set(session, 'on');
    core.operations.commit(session, confirmed());
    core.operations.commit(session);
    clock.advance(100_000);
    expect(light()).toBe('on');
    expect(events).toEqual(['start', 'complete']);
  });

  test('goes with its session, unless it persists', () => {
    const { core, open, set, light } = start();
    const first = open();
    set(first, 'on');
    core.operations.commit(first, confirmed());
    core.sessions.close(first, 'dropped');
    expect(light()).toBe('off');

    const second = open();
    set(second, 'on');
    core.operations.commit(second, confirmed({ persist: 'token' }));
    core.sessions.close(second, 'dropped');
    expect(light()).toBe('on');
    core.operations.commit(open(), { ...confirmed(), confirmed: false, persistId: 'token' });
    expect(light()).toBe('on');
  });

  test('another session can neither confirm it nor lock running', () => {
    const { core, open, set } = start();
    const session = open();
    set(session, 'on');
    core.operations.commit(session, confirmed());
    expect(() => core.operations.commit(open())).toThrow(/confirmed commit of session \d+ waits/);
    expect(() => core.operations.lock(open(), 'running')).toThrow(/has a confirmed commit waiting/);
  });

  test('any RESTCONF edit confirms it (RFC 8040 section 1.4), but not one that persists', () => {
    const { core, clock, open, set, light } = start();
    const session = open();
    set(session, 'on');
    core.operations.commit(session, confirmed());
    core.operations.commit(open('restconf'));
    clock.advance(100_000);
    expect(light()).toBe('on');

    set(session, 'dim');
    core.operations.commit(session, confirmed({ persist: 'token' }));
    expect(() => core.operations.commit(open('restconf'))).toThrow(/needs its persist-id/);
  });

  test('is taken back at the next start when the process ended before it was confirmed (section 8.4.1)', () => {
    const storage = memoryStorage();
    const before = start(storage);
    const session = before.open();
    before.set(session, 'on');
    before.core.operations.commit(session, confirmed());
    expect(start(storage).light()).toBe('off');
    expect(start(storage).light()).toBe('off');
  });

  test('a confirmed one is still there after the next start', () => {
    const storage = memoryStorage();
    const before = start(storage);
    const session = before.open();
    before.set(session, 'on');
    before.core.operations.commit(session, confirmed());
    before.core.operations.commit(session);
    expect(start(storage).light()).toBe('on');
  });

  test('a commit that fails leaves nothing to confirm', () => {
    const { core, open, set, light } = start();
    const session = open();
    core.addParticipant({
      prepare: () => {
        throw new Error('refused');
      },
    });
    set(session, 'on');
    expect(() => core.operations.commit(session, confirmed())).toThrow('refused');
    expect(() => core.operations.cancelCommit(session, undefined)).toThrow(/no confirmed commit to cancel/);
    expect(light()).toBe('off');
  });

  test('what cannot be taken back because nothing can be stored waits, and is taken back later', () => {
    const storage = memoryStorage();
    let full = false;
    const failing =
      <A extends unknown[]>(work: (...args: A) => void) =>
      (...args: A) => {
        if (full) throw writeError('sly.db', new Error('disk is full'));
        work(...args);
      };
    const { saveTree, appendChanges, set: keep } = storage;
    Object.assign(storage, {
      saveTree: failing(saveTree),
      appendChanges: failing(appendChanges),
      set: failing(keep),
    });
    const { core, clock, open, set, light, events } = start(storage);
    const session = open();
    set(session, 'on');
    core.operations.commit(session, confirmed());
    full = true;
    expect(() => core.operations.cancelCommit(session, undefined)).toThrow('no space left');
    clock.advance(60_000);
    expect(light()).toBe('on');
    core.sessions.close(session, 'closed');
    clock.advance(60_000);
    expect(light()).toBe('on');
    full = false;
    clock.advance(60_000);
    expect(light()).toBe('off');
    expect(events).toEqual(['start', 'cancel']);
  });
});
