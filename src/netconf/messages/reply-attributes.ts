import type { XmlRoot } from '../../data/xml/element.ts';
import { escapeAttribute } from '../../data/xml/escape.ts';
import { baseNs } from './namespaces.ts';

/**
 * The attributes of a reply, as text that begins with a space: all those of the request, namespace declarations
 * included (RFC 6241 section 4.2). Only the default namespace is ours, since `rpc-reply` has no prefix.
 */
export function replyAttributes({ tagAttributes }: XmlRoot): string {
  let result = ` xmlns="${baseNs}"`;
  for (const name in tagAttributes) {
    if (name !== 'xmlns') result += ` ${name}="${escapeAttribute(tagAttributes[name]!)}"`;
  }
  return result;
}
