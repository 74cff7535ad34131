import { beforeEach, describe, expect, it } from 'vitest';
import { makeRig, type Rig, settle, shopNs, TestClient } from '../harness.ts';

let rig: Rig;
let client: TestClient;
let other: TestClient;

const edit = (name: string) =>
  `<edit-config><target><candidate/></target><config><shop xmlns="${shopNs}"><name>${name}</name></shop></config></edit-config>`;
const running = async () =>
  /<name>(.*?)<\/name>/.exec(await other.rpc('<get-config><source><running/></source></get-config>'))?.[1];
const tag = (reply: string) => /<error-tag>(.*?)<\/error-tag>/.exec(reply)?.[1] ?? 'ok';
const commit = (more = '') => `<commit>${more}</commit>`;

beforeEach(() => {
  rig = makeRig({ candidate: true });
  client = new TestClient(rig);
  other = new TestClient(rig);
});

describe('candidate', () => {
  it('is edited, and takes effect on commit', async () => {
    expect(tag(await client.rpc(edit('A')))).toBe('ok');
    expect(await running()).toBe('Corner');
    expect(tag(await client.rpc('<commit/>'))).toBe('ok');
    expect(await running()).toBe('A');
  });

  it('goes back to running on discard-changes', async () => {
    await client.rpc(edit('A'));
    expect(tag(await client.rpc('<discard-changes/>'))).toBe('ok');
    await client.rpc('<commit/>');
    expect(await running()).toBe('Corner');
  });

  it('is the only one to be edited', async () => {
    expect(tag(await client.rpc(edit('A').replace('<candidate/>', '<running/>')))).toBe(
      'operation-not-supported',
    );
  });
});

describe('a confirmed commit', () => {
  const begin = async (more = '') => {
    await client.rpc(edit('A'));
    expect(tag(await client.rpc(commit(`<confirmed/>${more}`)))).toBe('ok');
    expect(await running()).toBe('A');
  };

  it('is taken back when time is up', async () => {
    await begin('<confirm-timeout>30</confirm-timeout>');
    rig.clock.advance(29_999);
    expect(await running()).toBe('A');
    rig.clock.advance(1);
    expect(await running()).toBe('Corner');
  });

  it('waits ten minutes unless told otherwise', async () => {
    await begin();
    rig.clock.advance(599_999);
    expect(await running()).toBe('A');
    rig.clock.advance(1);
    expect(await running()).toBe('Corner');
  });

  it('stays when confirmed', async () => {
    await begin();
    expect(tag(await client.rpc('<commit/>'))).toBe('ok');
    rig.clock.advance(1e9);
    expect(await running()).toBe('A');
  });

  it('can be extended, and then goes back to the beginning', async () => {
    await begin();
    rig.clock.advance(500_000);
    await client.rpc(edit('B'));
    await client.rpc(commit('<confirmed/>'));
    rig.clock.advance(500_000);
    expect(await running()).toBe('B');
    rig.clock.advance(100_000);
    expect(await running()).toBe('Corner');
  });

  it('ends with its session', async () => {
    await begin();
    await client.rpc('<close-session/>');
    await settle();
    expect(await running()).toBe('Corner');
  });

  it('belongs to its session', async () => {
    await begin();
    expect(tag(await other.rpc('<commit/>'))).toBe('in-use');
    expect(tag(await other.rpc('<cancel-commit/>'))).toBe('in-use');
    const lock = '<lock><target><running/></target></lock>';
    expect(tag(await other.rpc(lock))).toBe('lock-denied');
    expect(tag(await client.rpc(lock))).toBe('ok');
  });

  it('is cancelled by cancel-commit', async () => {
    await begin();
    expect(tag(await client.rpc('<cancel-commit/>'))).toBe('ok');
    expect(await running()).toBe('Corner');
    expect(tag(await client.rpc('<cancel-commit/>'))).toBe('operation-failed');
  });

  it('with persist outlives its session and needs its id', async () => {
    await begin('<persist>secret</persist>');
    await client.rpc('<close-session/>');
    await settle();
    expect(await running()).toBe('A');
    expect(tag(await other.rpc('<commit/>'))).toBe('in-use');
    expect(tag(await other.rpc(commit('<persist-id>wrong</persist-id>')))).toBe('invalid-value');
    expect(tag(await other.rpc(commit('<persist-id>secret</persist-id>')))).toBe('ok');
    rig.clock.advance(1e9);
    expect(await running()).toBe('A');
  });

  it('with persist can be cancelled by its id', async () => {
    await begin('<persist>secret</persist>');
    expect(tag(await other.rpc('<cancel-commit><persist-id>secret</persist-id></cancel-commit>'))).toBe('ok');
    expect(await running()).toBe('Corner');
  });

  it('refuses a timeout that is none', async () => {
    for (const text of ['0', '-1', 'x', '4294967296']) {
      const request = commit(`<confirmed/><confirm-timeout>${text}</confirm-timeout>`);
      expect(tag(await client.rpc(request))).toBe('invalid-value');
    }
  });
});
