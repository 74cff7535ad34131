import { declaration } from './hello.ts';

/** An `rpc-reply` (RFC 6241 section 4.2); `attributes` begins with a space, `body` is XML. */
export function renderReply(attributes: string, body: string): string {
  return `${declaration}<rpc-reply${attributes}>${body}</rpc-reply>`;
}

export const ok = '<ok/>';
