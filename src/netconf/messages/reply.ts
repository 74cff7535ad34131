import type { Part } from '../framing/output.ts';
import type { MessageStyle } from './style.ts';

/** What stands in an `rpc-reply`, as XML: in one text, or in parts. */
export type Content = string | readonly Part[];

/** An `rpc-reply` (RFC 6241 section 4.2); `attributes` begins with a space. */
export function renderReply(
  attributes: string,
  content: Content,
  { declaration, severalChunks }: Pick<MessageStyle, 'declaration' | 'severalChunks'>,
): readonly Part[] {
  const start = `${declaration}<rpc-reply${attributes}>`;
  if (typeof content !== 'string') return [start, ...content, '</rpc-reply>'];
  if (severalChunks) return [start, content, '</rpc-reply>'];
  return [`${start}${content}</rpc-reply>`];
}

export const ok = '<ok/>';
