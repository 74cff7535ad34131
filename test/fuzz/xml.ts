import { ProtocolError } from '../../src/data/error.ts';
import { parseXml } from '../../src/data/xml/parse.ts';
import type { FuzzTarget } from './target.ts';

export const xml: FuzzTarget = {
  name: 'xml',
  examples: [
    '<rpc xmlns="urn:ietf:params:xml:ns:netconf:base:1.0" message-id="1"><get-config><source><running/></source></get-config></rpc>',
    '<?xml version="1.0" encoding="UTF-8"?><a:x xmlns:a="urn:a" xmlns:b="urn:b" b:y="&lt;1&#10;"><![CDATA[<z>]]><!-- c --></a:x>',
    '<config><l><k>1</k><v nc:operation="merge" xmlns:nc="urn:nc">\u00e9\u{1f600}&amp;</v></l></config>',
  ],
  words: [
    ...[
      '<a>',
      '</a>',
      '<a/>',
      '<',
      '>',
      '/>',
      '&',
      ';',
      '&amp;',
      '&#x0;',
      '&#xffff;',
      '&#1114112;',
      '&x;',
      '<!--',
      '-->',
    ],
    ...[
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      ' xmlns="urn:a"',
      ' xmlns:a="urn:b"',
      ' xmlns:xml="x"',
    ],
    ...[' a="1"', ' a:b="1"', 'xml:space="preserve"', '<?xml version="1.1"?>'],
  ],
  run(text) {
    try {
      // As off the wire, where halves of surrogate pairs do not come through.
      parseXml(Buffer.from(text).toString());
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  },
};
