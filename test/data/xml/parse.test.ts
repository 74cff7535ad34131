import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../../src/data/error.ts';
import type { XmlElement } from '../../../src/data/xml/element.ts';
import { parseXml, type XmlLimits } from '../../../src/data/xml/parse.ts';

/** An element as text: `{ns}name[attributes](children)'text'`. */
function show({ ns, name, attributes, children, text }: XmlElement): string {
  const shownAttributes = attributes.map((a) => `${a.ns === '' ? '' : `{${a.ns}}`}${a.name}=${a.value}`);
  return (
    `${ns === '' ? '' : `{${ns}}`}${name}` +
    (shownAttributes.length > 0 ? `[${shownAttributes}]` : '') +
    (children.length > 0 ? `(${children.map(show)})` : '') +
    (text === '' ? '' : `'${text}'`)
  );
}

function failure(text: string, limits?: XmlLimits): string {
  try {
    return `read: ${show(parseXml(text, limits))}`;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return `${error.type} ${error.tag} ${error.message}`;
  }
}

describe('XML 1.0', () => {
  it.each([
    ['<a/>', 'a'],
    ['<a></a>', 'a'],
    ['<a> b </a>', "a' b '"],
    ['<a>1 &lt; 2 &amp;&#x41;&#66;</a>', "a'1 < 2 &AB'"],
    ['<a><![CDATA[<b>&amp;]]>c</a>', "a'<b>&amp;c'"],
    ['<a>x<!-- no -->y</a>', "a'xy'"],
    ['<a b="1" c=\'2 &gt;\'/>', 'a[b=1,c=2 >]'],
    ['<a><b/>t<c/></a>', "a(b,c)'t'"],
    ['<a>\r\n</a>', "a'\n'"],
    ['<?xml version="1.0" encoding="UTF-8"?>\n<a/>\n', 'a'],
    ['<été/>', 'été'],
    ['<a>\u{1f600}</a>', "a'\u{1f600}'"],
  ])('%s', (text, expected) => {
    expect(show(parseXml(text))).toBe(expected);
  });

  it('takes white space and a byte order mark before the declaration, as scrapli sends it', () => {
    expect(show(parseXml('\n<?xml version="1.0"?><a/>'))).toBe('a');
    expect(show(parseXml('\ufeff<a/>'))).toBe('a');
  });

  it.each([
    ['', '1:0: document must contain a root element'],
    ['junk', '1:4: text data outside of root node'],
    ['<a/><b/>', '1:7: documents may contain only one root'],
    ['<a/>junk', '1:8: text data outside of root node'],
    ['<a>\n <b></a>', '2:8: unexpected close tag'],
    ['<a>', '1:3: unclosed tag: a'],
    ['<a x="1" x="2"/>', '1:16: duplicate attribute: x'],
    ['<a x=1/>', '1:6: unquoted attribute value'],
    ['<a>&nbsp;</a>', '1:9: undefined entity'],
    ['<a>&toString;</a>', '1:13: undefined entity'],
    ['<a>\u0001</a>', '1:4: disallowed character'],
    ['<a>]]></a>', '1:6: the string "]]>" is disallowed in char data'],
    ['\n\n<a></b>', '3:7: unexpected close tag'],
    ['  <a></b>', '1:9: unexpected close tag'],
    ['<?xml version="1.0" encoding="UTF-8"?><a></b>', '1:45: unexpected close tag'],
    ['<?xml version="1.0" encoding="UTF-8"?>\n<a></b>', '2:7: unexpected close tag'],
    [
      '<?xml version="1.0" encoding="UTF-8"?><?xml version="1.0"?><a/>',
      '1:44: an XML declaration must be at the start of the document',
    ],
  ])('%j is malformed', (text, expected) => {
    expect(failure(text)).toBe(`rpc malformed-message ${expected}`);
  });
});

describe('Namespaces in XML', () => {
  it.each([
    ['<a xmlns="u"><b/></a>', '{u}a({u}b)'],
    ['<p:a xmlns:p="u" x="1" p:x="2"/>', '{u}a[x=1,{u}x=2]'],
    ['<a xmlns="u"><b xmlns=""/><c xmlns="v"/></a>', '{u}a(b,{v}c)'],
    ['<a xml:lang="en"/>', 'a[{http://www.w3.org/XML/1998/namespace}lang=en]'],
  ])('%s', (text, expected) => {
    expect(show(parseXml(text))).toBe(expected);
  });

  it('tells the binding of a prefix anywhere below its declaration', () => {
    const inner = parseXml('<a xmlns="u" xmlns:p="v"><b xmlns:p="w"/></a>').children[0]!;
    expect(inner.namespaceOf('p')).toBe('w');
    expect(inner.namespaceOf('')).toBe('u');
    expect(inner.namespaceOf('q')).toBeUndefined();
  });

  it.each([
    ['<p:a/>', '1:6: undeclared namespace prefix: p'],
    ['<a p:x="1"/>', '1:12: undeclared namespace prefix: p'],
    ['<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', '1:44: duplicate attribute: {u}x'],
    ['<a xmlns:p=""/>', '1:15: a prefix cannot be undeclared: xmlns:p=""'],
    ['<a xmlns:xmlns="u"/>', '1:20: namespace declaration not allowed: xmlns:xmlns="u"'],
    ['<a:b:c xmlns:a="u"/>', '1:20: malformed name: a:b:c'],
    ['<:a/>', '1:5: malformed name: :a'],
  ])('%s is malformed', (text, expected) => {
    expect(failure(text)).toBe(`rpc malformed-message ${expected}`);
  });
});

describe('RFC 6241 section 3: no document type declarations; hostile input', () => {
  it('refuses DOCTYPE, so no entity can be declared', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>';
    expect(failure(bomb)).toMatch(
      /^rpc malformed-message 1:\d+: document type declarations are not accepted$/,
    );
    expect(failure('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toMatch(/document type declarations/);
  });

  it('refuses processing instructions', () => {
    expect(failure('<a><?php echo?></a>')).toBe(
      'rpc malformed-message 1:15: processing instructions are not accepted: php',
    );
  });

  it('bounds depth, size, attributes and declarations', () => {
    expect(failure('<a>'.repeat(300))).toBe(
      'rpc malformed-message 1:771: elements nested more than 256 deep',
    );
    expect(failure('<a><b/></a>', { maxDepth: 1 })).toMatch(/nested more than 1 deep/);
    expect(failure('<a>12345</a>', { maxLength: 10 })).toBe(
      'rpc too-big message of 12 characters; the limit is 10',
    );
    const many = Array.from({ length: 300 }, (_, i) => `x${i}="1"`).join(' ');
    expect(failure(`<a ${many}/>`)).toMatch(/more than 256 attributes on a/);
    const level = (n: number) =>
      `<a ${Array.from({ length: 200 }, (_, i) => `xmlns:p${n}x${i}="u"`).join(' ')}>`;
    expect(failure(level(1) + level(2) + level(3))).toMatch(/more than 512 namespace declarations in scope/);
  });

  it('reads the next document after a malformed one', () => {
    failure('<a><b');
    failure('<a>\u0001');
    expect(show(parseXml('<a>x</a>'))).toBe("a'x'");
  });
});
