import { describe, expect, it } from 'vitest';
import { replyAttributes } from '../../../src/netconf/messages/start-tag.ts';

const base = ' xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"';

describe('attributes of a reply', () => {
  it.each([
    ['<rpc message-id="1"/>', ' message-id="1"'],
    ['<nc:rpc xmlns:nc="urn:x" message-id="urn:uuid:1-2">', ' xmlns:nc="urn:x" message-id="urn:uuid:1-2"'],
    ['<rpc xmlns="urn:other" message-id="1">', ' message-id="1"'],
    ["<rpc message-id='a\"b' x:y = 'z' >", ' message-id="a&quot;b" x:y="z"'],
    [
      '\n<?xml version="1.0"?>\n<!-- <rpc message-id="9"> -->\n<rpc\n message-id="1"\tex:a="&lt;>">',
      ' message-id="1" ex:a="&lt;>"',
    ],
    ['<rpc>', ''],
  ])('of %j', (text, attributes) => {
    expect(replyAttributes(text)).toBe(base + attributes);
  });
});
