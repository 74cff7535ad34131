import { describe, expect, test } from 'vitest';
import { compileModules, directoryLoader, type JsonObject } from '../../codegen/index.ts';
import { memoryStorage } from '../../src/datastore/storage/memory.ts';
import { virtualClock } from '../../src/server/clock.ts';
import type { Session } from '../../src/server/contract.ts';
import { createCore } from '../../src/server/core.ts';
import { createUserStore } from '../../src/server/users.ts';

const inn = `module inn {
  yang-version 1.1; namespace "urn:inn"; prefix i;
  container rooms {
    list room { key "number"; leaf number { type uint8; } leaf guest { type string; } }
  }
  container desk { config false; leaf open { type boolean; } list bell { key "name"; leaf name { type string; } } }
  rpc book {
    input {
      leaf room { type leafref { path "/i:rooms/i:room/i:number"; } mandatory true; }
      leaf nights { type uint8; default 1; must ". < 10" { error-message "too long a stay"; } }
      leaf bell { type leafref { path "/i:desk/i:bell/i:name"; } }
    }
    output { leaf price { type uint16; } }
  }
  rpc idle;
}`;
const schema = compileModules({
  sources: [{ file: 'inn.yang', text: inn }],
  load: directoryLoader(['yang/ietf']),
  implement: [
    'inn',
    'ietf-netconf',
    'ietf-yang-library',
    'ietf-netconf-monitoring',
    'ietf-netconf-acm',
    'ietf-netconf-notifications',
  ],
});

const silent = { debug() {}, info() {}, warn() {}, error() {} };
function start() {
  const core = createCore({
    schema,
    storage: memoryStorage(),
    clock: virtualClock(Date.UTC(2026, 0, 1)),
    log: silent,
    users: createUserStore([{ name: 'admin', password: 'x' }]),
    personality: { style: 'plain', candidate: false, startup: false },
    initial: { 'inn:rooms': { room: [{ number: 7, guest: 'Ada' }] } },
    durable: 'running',
  });
  const killed: string[] = [];
  const open = (name = 'admin', privilege = 15): Session =>
    core.sessions.open({
      user: { name, privilege },
      transport: 'netconf-ssh',
      sourceHost: '127.0.0.1',
      terminate: (reason) => killed.push(`${name}: ${reason}`),
    });
  return { core, open, killed };
}

describe('invoke (RFC 7950 section 7.14; section 8.1 for what is checked)', () => {
  const call = async (input: JsonObject) => {
    const { core, open } = start();
    core.addStateProvider({ path: ['inn:desk', 'bell'], read: () => [{ name: 'front' }] });
    let seen: JsonObject | undefined;
    core.handle('inn:book', (complete) => {
      seen = complete;
      return { price: 80 };
    });
    const output = await core.operations.invoke(open(), schema.rpcs.get('inn:book')!, input);
    return { seen, output };
  };

  test('the handler sees the input with its defaults filled in', async () => {
    expect(await call({ room: 7 })).toEqual({ seen: { room: 7, nights: 1 }, output: { price: 80 } });
  });
  test('a missing mandatory leaf: missing-element', async () => {
    await expect(call({})).rejects.toMatchObject({ tag: 'missing-element' });
  });
  test('a broken must: operation-failed, must-violation, its message', async () => {
    await expect(call({ room: 7, nights: 30 })).rejects.toMatchObject({
      tag: 'operation-failed',
      message: 'too long a stay',
      details: { appTag: 'must-violation' },
    });
  });
  test('a leafref sees the running configuration', async () => {
    await expect(call({ room: 8 })).rejects.toMatchObject({ details: { appTag: 'instance-required' } });
  });
  test('a leafref sees state', async () => {
    expect((await call({ room: 7, bell: 'front' })).output).toEqual({ price: 80 });
    await expect(call({ room: 7, bell: 'back' })).rejects.toMatchObject({
      details: { appTag: 'instance-required' },
    });
  });
  test('an operation that nothing handles: operation-not-supported', async () => {
    const { core, open } = start();
    const idle = core.operations.invoke(open(), schema.rpcs.get('inn:idle')!, {});
    await expect(idle).rejects.toMatchObject({ tag: 'operation-not-supported' });
  });
});

describe('get (RFC 6241 section 7.7): configuration and state in one tree, in schema order', () => {
  test('state providers stand where they belong', () => {
    const { core, open } = start();
    core.addStateProvider({ path: ['inn:desk', 'open'], read: () => true });
    const tree = core.operations.get(open());
    expect(tree['inn:rooms']).toEqual({ room: [{ number: 7, guest: 'Ada' }] });
    expect(tree['inn:desk']).toEqual({ open: true });
  });
  test('a provider is not run when the selection cannot see it', () => {
    const { core, open } = start();
    core.addStateProvider({
      path: ['inn:desk', 'open'],
      read: () => {
        throw new Error('was run');
      },
    });
    const rooms = {
      mayTouch: (path: readonly { name: string }[]) => path[0]?.name === 'rooms',
      apply: (t: JsonObject) => t,
    };
    expect(core.operations.get(open(), rooms)).toHaveProperty('inn:rooms');
  });
  test('the server shows its library and its sessions (RFC 8525, RFC 6022)', () => {
    const { core, open } = start();
    const session = open();
    const tree = core.operations.get(session);
    expect(tree).toMatchObject({
      'ietf-yang-library:yang-library': { 'content-id': schema.contentId },
      'ietf-netconf-monitoring:netconf-state': {
        sessions: { session: [{ 'session-id': session.id, username: 'admin' }] },
      },
    });
  });
});

describe('kill-session (RFC 6241 section 7.9)', () => {
  test('ends the other session', () => {
    const { core, open, killed } = start();
    const victim = open('other');
    core.operations.killSession(open(), victim.id);
    expect(killed).toEqual(['other: killed']);
  });
  test('a session cannot kill itself, nor one that is not there: invalid-value', () => {
    const { core, open } = start();
    const session = open();
    expect(() => core.operations.killSession(session, session.id)).toThrow(/cannot kill itself/);
    expect(() => core.operations.killSession(session, 999)).toThrow(/no session 999/);
  });
});

describe('locks end with their session (RFC 6241 section 7.5)', () => {
  test('another session can lock once the holder is gone', () => {
    const { core, open } = start();
    const holder = open();
    const other = open();
    core.operations.lock(holder, 'running');
    expect(() => core.operations.lock(other, 'running')).toThrow(/locked/);
    core.sessions.close(holder, 'dropped');
    core.operations.lock(other, 'running');
    expect(core.locks().get('running')?.sessionId).toBe(other.id);
  });
});

describe('event streams (RFC 5277)', () => {
  test('sessions that open and close are told of (RFC 6470), replay gives what was missed', () => {
    const { core, open } = start();
    const first = open('early');
    core.sessions.close(first, 'closed');
    const watcher = open();
    const seen: string[] = [];
    core.events.subscribe(
      watcher,
      { stream: 'NETCONF', replayFrom: 0 },
      {
        onEvent: ({ notification, content }) => seen.push(`${notification.name} ${content.username}`),
        onReplayComplete: () => seen.push('replay complete'),
      },
    );
    core.sessions.close(watcher, 'closed');
    expect(seen).toEqual([
      'netconf-session-start early',
      'netconf-session-end early',
      'netconf-session-start admin',
      'replay complete',
      'netconf-session-end admin',
    ]);
  });
  test('a change of running is told of with who made it and what', () => {
    const { core } = start();
    const seen: JsonObject[] = [];
    const internal = { ...start().open(), transport: 'internal' as const };
    core.events.subscribe(internal, { stream: 'NETCONF' }, { onEvent: ({ content }) => seen.push(content) });
    core.replace('running', { 'inn:rooms': { room: [{ number: 7, guest: 'Bob' }] } });
    expect(seen).toEqual([
      {
        'changed-by': { server: [null] },
        datastore: 'running',
        edit: [{ target: "/inn:rooms/room[number='7']/guest", operation: 'replace' }],
      },
    ]);
  });
});
