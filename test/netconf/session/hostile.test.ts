import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRig, rpc, settle, shopNs, TestClient } from '../harness.ts';

const shop = (content: string) => `<shop xmlns="${shopNs}">${content}</shop>`;
const requests = [
  `<get><filter type="xpath" xmlns:s="${shopNs}" select="/s:shop/s:item[s:id='1']/s:label"/></get>`,
  `<get-config><source><candidate/></source><filter>${shop('<item><id>1</id><label/></item>')}</filter></get-config>`,
  `<edit-config><target><candidate/></target><default-operation>merge</default-operation><config>${shop('<item><id>7</id></item>')}</config></edit-config>`,
  `<copy-config><target><candidate/></target><source><config>${shop('<name>x</name>')}</config></source></copy-config>`,
  `<validate><source><config>${shop('<best>1</best>')}</config></source></validate>`,
  '<lock><target><candidate/></target></lock>',
  '<commit><confirmed/><confirm-timeout>5</confirm-timeout><persist>p</persist></commit>',
  '<cancel-commit><persist-id>p</persist-id></cancel-commit>',
  '<get-schema xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring"><identifier>nc-shop</identifier><format>yang</format></get-schema>',
  `<action xmlns="urn:ietf:params:xml:ns:yang:1">${shop('<item><id>2</id><restock><count>40</count></restock></item>')}</action>`,
  `<greet xmlns="${shopNs}"><name>a</name></greet>`,
  '<create-subscription xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0"><startTime>2026-01-01T00:00:00Z</startTime></create-subscription>',
  '<kill-session><session-id>99</session-id></kill-session>',
];
const scraps = [
  '',
  '<',
  '>',
  '/',
  '"',
  '&',
  '&#0;',
  'xmlns=""',
  '<x/>',
  ' ',
  '\0',
  ':',
  '1',
  '<![CDATA[',
  '<!-- -->',
  'ü',
  '%',
  '[',
  ']]>',
  '\u{10ffff}',
];

/** A request with pieces taken out, put in or moved. */
const damaged = fc
  .tuple(
    fc.constantFrom(...requests),
    fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom(...scraps)), { maxLength: 3 }),
  )
  .map(([request, cuts]) => {
    let text = rpc(request);
    for (const [place, length, scrap] of cuts) {
      const at = place % text.length;
      text = text.slice(0, at) + scrap + text.slice(at + length);
    }
    return text;
  });

describe('a session', () => {
  it('answers every message, whatever it holds, and never fails by itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damaged, { minLength: 1, maxLength: 8 }), async (messages) => {
        const rig = makeRig({ candidate: true });
        const client = new TestClient(rig);
        for (const message of messages) if (message !== '') client.send(message);
        await settle();
        const replies = client.received.filter((text) => text.includes('<rpc-reply'));
        expect(replies).toHaveLength(messages.filter((message) => message !== '').length);
        expect(client.closed).toBe('no');
        expect(rig.logged.filter((line) => /unexpectedly|failed/.test(line))).toEqual([]);
        client.session.end('closed');
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('ends in an orderly way, whatever bytes come', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((data) => Buffer.from(data)),
      fc
        .constantFrom('\n#5\n', '\n##\n', ']]>]]>', '<rpc>', '\n#99999999999\n')
        .map((text) => Buffer.from(text)),
      damaged.map((text) => Buffer.from(`\n#${Buffer.byteLength(text)}\n${text}\n##\n`)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { maxLength: 10 }), fc.boolean(), async (chunks, greeted) => {
        const rig = makeRig();
        const client = new TestClient(rig, greeted ? {} : { base: '' });
        for (const chunk of chunks) client.session.receive(chunk);
        await settle();
        expect(rig.logged.filter((line) => /unexpectedly|session failed/.test(line))).toEqual([]);
        client.session.end('dropped');
        expect(rig.core.sessions.list()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
