import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { replyAttributes } from '../../../src/netconf/messages/reply-attributes.ts';

const base = ' xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"';

describe('RFC 6241 section 4.2: the attributes of a reply', () => {
  it.each([
    ['<rpc message-id="1"/>', ' message-id="1"'],
    ['<nc:rpc xmlns:nc="urn:x" message-id="urn:uuid:1-2"/>', ' xmlns:nc="urn:x" message-id="urn:uuid:1-2"'],
    ['<rpc xmlns="urn:other" message-id="1"><x b="2"/></rpc>', ' message-id="1"'],
    [
      "<rpc message-id='a\"b' x:y = 'z' xmlns:x=\"urn:x\" />",
      ' message-id="a&quot;b" x:y="z" xmlns:x="urn:x"',
    ],
    [
      '\n<?xml version="1.0"?>\n<!-- <rpc message-id="9"> -->\n<rpc\n message-id="1"\tex:a="&lt;&#65;&#10;>" xmlns:ex="urn:x"/>',
      ' message-id="1" ex:a="&lt;A&#10;&gt;" xmlns:ex="urn:x"',
    ],
    ['<rpc/>', ''],
  ])('of %j', (text, attributes) => {
    expect(replyAttributes(parseXml(text))).toBe(base + attributes);
  });
});
