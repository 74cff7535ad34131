import { describe, expect, it } from 'vitest';
import { base10, base11, baseNs } from '../../../src/netconf/messages/namespaces.ts';
import { clientHello, makeRig, rpc, settle, shopNs, TestClient } from '../harness.ts';

const get = '<get/>';

describe('hello', () => {
  it('lists capabilities one a line, in the order of IOS XE, modules by namespace', () => {
    const { hello } = new TestClient(makeRig());
    expect(hello.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<hello xmlns=')).toBe(true);
    const uris = [...hello.matchAll(/^<capability>(.*)<\/capability>$/gm)].map((match) => match[1]!);
    expect(uris.length).toBe(hello.split('<capability>').length - 1);
    expect(uris.slice(0, 5)).toEqual([
      base10,
      base11,
      'urn:ietf:params:netconf:capability:writable-running:1.0',
      'urn:ietf:params:netconf:capability:rollback-on-error:1.0',
      'urn:ietf:params:netconf:capability:validate:1.0',
    ]);
    expect(uris).toContain(
      'urn:ietf:params:netconf:capability:with-defaults:1.0?basic-mode=explicit&amp;also-supported=report-all-tagged,report-all',
    );
    expect(uris).toContain(`${shopNs}?module=nc-shop&amp;revision=2024-01-01`);
    const modules = uris.slice(uris.indexOf('http://tail-f.com/ns/netconf/actions/1.0') + 1);
    expect(modules.length).toBeGreaterThan(5);
    expect([...modules].sort()).toEqual(modules);
    expect(hello).toMatch(/<session-id>\d+<\/session-id><\/hello>$/);
  });

  it('replaces writable-running when there is a candidate', () => {
    const { hello } = new TestClient(makeRig({ candidate: true }));
    expect(hello).not.toContain('writable-running');
    expect(hello).toMatch(/confirmed-commit:1\.1<.*\n.*confirmed-commit:1\.0<.*\n.*:candidate:1\.0</);
  });

  it.each([
    ['no common version', clientHello('urn:other')],
    ['a session-id', clientHello(base11).replace('</hello>', '<session-id>4</session-id></hello>')],
    ['another namespace', clientHello(base11).replaceAll(baseNs, 'urn:x')],
    ['no hello', rpc(get)],
    ['no XML', 'hello'],
  ])('with %s ends the session', async (_, hello) => {
    const rig = makeRig();
    const client = new TestClient(rig, { base: '' });
    client.raw(`${hello}]]>]]>`);
    await settle();
    expect(client.closed).not.toBe('no');
    expect(rig.core.sessions.list()).toEqual([]);
    expect(rig.core.sessions.totals.inBadHellos).toBe(1);
  });

  it('ends the session when none comes', () => {
    const rig = makeRig();
    const client = new TestClient(rig, { base: '' });
    rig.clock.advance(600_000);
    expect(client.closed).not.toBe('no');
  });

  it('goes on in framing 1.0 when the client has no more', async () => {
    const client = new TestClient(makeRig(), { base: base10 });
    expect(await client.rpc(get)).toContain('<data>');
  });

  it('may come together with the first request, and with newlines as scrapli sends them', async () => {
    const client = new TestClient(makeRig(), { base: '' });
    client.raw(`\n${clientHello(base10)}]]>]]>\n\n${rpc(get)}]]>]]>\n`);
    expect(await client.next()).toContain('<data>');
  });
});

describe('replies', () => {
  it('echo all attributes of the request, without prefix', async () => {
    const client = new TestClient(makeRig());
    client.send(
      `<nc:rpc xmlns:nc="${baseNs}" message-id="urn:uuid:7" xmlns:ex="urn:ex" ex:user='fred'><nc:get/></nc:rpc>`,
    );
    expect(await client.next()).toContain(
      `<rpc-reply xmlns="${baseNs}" xmlns:nc="${baseNs}" message-id="urn:uuid:7" xmlns:ex="urn:ex" ex:user="fred"><data>`,
    );
  });

  it('to requests that came together leave in one write', async () => {
    const client = new TestClient(makeRig());
    await settle();
    const writes = client.written.length;
    for (let id = 1; id <= 20; id++) client.send(rpc(get, id));
    for (let id = 1; id <= 20; id++) expect(await client.next()).toContain(`message-id="${id}"`);
    expect(client.written.length).toBe(writes + 1);
  });

  it('keep the order when an operation takes its time', async () => {
    const client = new TestClient(makeRig());
    client.send(rpc(`<greet xmlns="${shopNs}"><name>a</name><slow/></greet>`, 1));
    client.send(rpc(`<greet xmlns="${shopNs}"><name>b</name></greet>`, 2));
    client.send(rpc(get, 3));
    for (let id = 1; id <= 3; id++) expect(await client.next()).toContain(`message-id="${id}"`);
  });

  it('to close-session come before the end, and nothing after', async () => {
    const client = new TestClient(makeRig());
    client.send(rpc('<close-session/>', 1));
    client.send(rpc(get, 2));
    expect(await client.next()).toContain('<ok/>');
    await settle();
    expect(client.closed).toBe('end');
    expect(client.received).toEqual([]);
  });

  it('wait while the client does not read', async () => {
    const client = new TestClient(makeRig());
    await client.rpc(get);
    client.stuck = true;
    client.send(rpc(get, 1));
    await settle();
    expect(await client.next()).toContain('message-id="1"');
    client.send(rpc(get, 2));
    await settle();
    expect(client.received).toEqual([]);
    expect(client.paused).toBe(true);
    client.stuck = false;
    client.session.drained();
    expect(await client.next()).toContain('message-id="2"');
    expect(client.paused).toBe(false);
  });
});

describe('what is no request', () => {
  const errors = async (message: string) => {
    const rig = makeRig();
    const client = new TestClient(rig);
    client.send(message);
    const reply = await client.next();
    expect(await client.rpc(get)).toContain('<data>');
    return { reply, counters: client.session.session.counters };
  };

  it('without message-id', async () => {
    const { reply, counters } = await errors(`<rpc xmlns="${baseNs}" x="y"><get/></rpc>`);
    expect(reply).toContain(`<rpc-reply xmlns="${baseNs}" x="y">`);
    expect(reply).toContain('<error-type>rpc</error-type>\n<error-tag>missing-attribute</error-tag>');
    expect(reply).toContain('<bad-attribute>message-id</bad-attribute><bad-element>rpc</bad-element>');
    expect(counters).toMatchObject({ inRpcs: 1, inBadRpcs: 1, outRpcErrors: 1 });
  });

  it.each([
    ['no XML', '<rpc', 'malformed-message'],
    ['a document type', `<!DOCTYPE a>${rpc(get)}`, 'malformed-message'],
    ['an undeclared prefix', '<a:rpc message-id="1"/>', 'malformed-message'],
    ['no operation', rpc(''), 'missing-element'],
    ['two operations', rpc('<get/><get/>'), 'bad-element'],
    ['another element', `<hello xmlns="${baseNs}"/>`, 'unknown-element'],
    ['another namespace', '<rpc message-id="1"><get/></rpc>', 'unknown-namespace'],
  ])('for %s', async (_, message, tag) => {
    const { reply, counters } = await errors(message);
    expect(reply).toContain(`<error-tag>${tag}</error-tag>`);
    expect(counters).toMatchObject({ inRpcs: 1, inBadRpcs: 1 });
  });

  it('never says malformed-message to a client of base 1.0', async () => {
    const client = new TestClient(makeRig(), { base: base10 });
    client.send('<rpc');
    expect(await client.next()).toContain('operation-failed');
  });

  it('for bytes that are not UTF-8', async () => {
    const client = new TestClient(makeRig());
    const message = Buffer.concat([Buffer.from(rpc('<get/>')), Buffer.from([0xc3, 0x28])]);
    client.raw(Buffer.concat([Buffer.from(`\n#${message.length}\n`), message, Buffer.from('\n##\n')]));
    expect(await client.next()).toContain('malformed-message');
  });

  it('for wrong framing ends the session', async () => {
    const rig = makeRig();
    const client = new TestClient(rig);
    client.raw(`${rpc(get)}]]>]]>`);
    await settle();
    expect(client.closed).not.toBe('no');
    expect(rig.logged.join('\n')).toContain('wrong framing');
  });

  it('for a message too long ends the session', async () => {
    const client = new TestClient(makeRig(), { limits: { maxMessage: 1000 } });
    client.send(rpc(`<get><!--${'x'.repeat(2000)}--></get>`));
    await settle();
    expect(client.closed).not.toBe('no');
  });
});

describe('the end', () => {
  it('by kill-session is forced and told to others', async () => {
    const rig = makeRig();
    const victim = new TestClient(rig);
    const killer = new TestClient(rig);
    expect(
      await killer.rpc(`<kill-session><session-id>${victim.session.session.id}</session-id></kill-session>`),
    ).toContain('<ok/>');
    expect(victim.closed).toBe('force');
    expect(rig.core.sessions.list()).toHaveLength(1);
    const own = `<kill-session><session-id>${killer.session.session.id}</session-id></kill-session>`;
    expect(await killer.rpc(own)).toContain('invalid-value');
  });

  it('of input answers what was asked, then ends', async () => {
    const client = new TestClient(makeRig());
    client.send(rpc(get, 1));
    client.session.inputEnded();
    expect(await client.next()).toContain('<data>');
    await settle();
    expect(client.closed).toBe('end');
  });
});
