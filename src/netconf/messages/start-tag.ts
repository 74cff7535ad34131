import { baseNs } from './namespaces.ts';

/**
 * The attributes of a reply: those of the request, all of them and as written, namespace declarations included
 * (RFC 6241 section 4.2). Only the default namespace is ours, since `rpc-reply` has no prefix.
 * `text` must have been found well-formed. Works on the text, as parsed elements no longer hold declarations.
 */
export function replyAttributes(text: string): string {
  let result = ` xmlns="${baseNs}"`;
  for (const [, name, quoted] of startTag(text).matchAll(/\s([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (name === 'xmlns') continue;
    const value = quoted!.slice(1, -1);
    result += ` ${name}="${value.replaceAll('"', '&quot;')}"`;
  }
  return result;
}

/** The start tag of the document element, without its angle brackets. */
function startTag(text: string): string {
  let at = 0;
  for (;;) {
    at = text.indexOf('<', at);
    if (text.startsWith('<!--', at)) at = text.indexOf('-->', at + 4) + 3;
    else if (text.startsWith('<?', at)) at = text.indexOf('?>', at + 2) + 2;
    else break;
  }
  const start = at + 1;
  let quote = '';
  for (at = start; at < text.length; at++) {
    const c = text[at]!;
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>') break;
  }
  return text.slice(start, at);
}
