import type { Invocation } from './context.ts';

/** A request that has been understood, apart from its message-id. */
export interface Prepared {
  readonly invocation: Invocation;
  /** Attributes of the reply before and after the value of message-id. */
  readonly before: string;
  readonly after: string;
}

const marker = ' message-id="';
/** What may stand in front of the message-id of `<rpc>`: nothing in which quotes could mean something else. */
const beforeId = /^\s*(?:<\?xml[^<>]*\?>)?\s*<[\w:.-]+(?:\s+[\w:.-]+="[^"<>]*")* message-id="$/;
/** Longest request worth keeping, in characters, and how many are kept. */
const maxLength = 4096;
const maxEntries = 512;

/**
 * Requests understood before. Clients that poll send the same text again and again, with another message-id: then
 * neither parsing nor reading against the schema has to be done anew. A text is only found when it equals one that was
 * parsed in whole, but for characters inside the quotes of message-id that cannot mean anything in XML.
 */
export class PreparedRequests {
  private readonly entries = new Map<string, Prepared>();
  /** Hashes of texts seen once, each in a place of its own: what never comes again is not worth keeping. */
  private readonly seen = new Uint32Array(2048);

  /** The place of the message-id's value, or undefined when the request is not one for keeping. */
  static locate(text: string): { start: number; end: number } | undefined {
    if (text.length > maxLength) return undefined;
    const start = text.indexOf(marker) + marker.length;
    const end = text.indexOf('"', start);
    if (start < marker.length || end < 0 || end === start) return undefined;
    for (let i = start; i < end; i++) if (!isPlain(text.charCodeAt(i))) return undefined;
    return { start, end };
  }

  static keyOf(text: string, { start, end }: { start: number; end: number }): string {
    return text.slice(0, start) + text.slice(end);
  }

  find(key: string): Prepared | undefined {
    return this.entries.get(key);
  }

  /** True when a text was seen before, as far as is known; from now on it was. */
  seenBefore(key: string): boolean {
    const hash = hashOf(key);
    const slot = hash % this.seen.length;
    if (this.seen[slot] === hash) return true;
    this.seen[slot] = hash;
    return false;
  }

  /**
   * Keeps a request whose message-id was located at `place`, unless that may have been something else that looks like
   * one. `attributes` are those of the reply.
   */
  keep(
    key: string,
    text: string,
    place: { start: number; end: number },
    attributes: string,
    invocation: Invocation,
  ): void {
    const id = text.slice(place.start, place.end);
    const at = attributes.indexOf(`${marker}${id}"`);
    if (at < 0 || !beforeId.test(text.slice(0, place.start))) return;
    if (this.entries.size >= maxEntries) this.entries.delete(this.entries.keys().next().value!);
    const start = at + marker.length;
    this.entries.set(key, {
      invocation,
      before: attributes.slice(0, start),
      after: attributes.slice(start + id.length),
    });
  }
}

/** FNV-1a over the characters. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Letters, digits and what else stands in ids, such as `urn:uuid:..`. */
function isPlain(c: number): boolean {
  return (
    (c >= 0x30 && c <= 0x3a) ||
    (c >= 0x41 && c <= 0x5a) ||
    (c >= 0x61 && c <= 0x7a) ||
    c === 0x2d ||
    c === 0x2e ||
    c === 0x5f
  );
}
