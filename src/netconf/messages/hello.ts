import { escapeText } from '../../data/xml/escape.ts';
import { parseXml } from '../../data/xml/parse.ts';
import { base10, base11, baseNs } from './namespaces.ts';
import type { MessageStyle } from './style.ts';

/** The server's hello (RFC 6241 section 8.1), one capability a line: some clients read it with one-line patterns. */
export function renderHello(
  capabilities: readonly string[],
  sessionId: number,
  { helloDeclaration }: Pick<MessageStyle, 'helloDeclaration'>,
): string {
  const lines = capabilities.map((uri) => `<capability>${escapeText(uri)}</capability>\n`).join('');
  return (
    `${helloDeclaration}<hello xmlns="${baseNs}">\n<capabilities>\n${lines}</capabilities>\n` +
    `<session-id>${sessionId}</session-id></hello>`
  );
}

/** Longest hello taken from a client, in bytes. Real ones have at most a few hundred kilobytes. */
export const maxHello = 4 * 1024 * 1024;

/** A client's hello that the session cannot start with. */
export class HelloError extends Error {}

export interface ClientHello {
  /** Framing after the hello: the highest base version that both sides have (RFC 6242 section 4.1). */
  readonly base: '1.0' | '1.1';
  readonly capabilities: readonly string[];
}

/** Reads a client's hello. Throws HelloError with a hint, or ProtocolError when it is no XML. */
export function parseHello(text: string, { versions }: Pick<MessageStyle, 'versions'>): ClientHello {
  const hello = parseXml(text);
  if (hello.name !== 'hello' || hello.ns !== baseNs) {
    throw new HelloError(
      `the first message must be a hello in ${baseNs}, not ${hello.name} in "${hello.ns}"`,
    );
  }
  if (hello.child('session-id')) throw new HelloError('a session-id in the hello of a client');
  const list = hello.child('capabilities', baseNs)?.children ?? [];
  const capabilities = list
    .filter(({ name, ns }) => name === 'capability' && ns === baseNs)
    .map((element) => element.text.trim());
  const both = (version: string) => versions.includes(version) && capabilities.includes(version);
  if (both(base11)) return { base: '1.1', capabilities };
  if (both(base10)) return { base: '1.0', capabilities };
  throw new HelloError(`no common version: ${versions.join(' or ')} is needed`);
}
