import type { Version } from './entity-tag.ts';
import type { Exchange } from './exchange.ts';
import { refuse } from './refusal.ts';

/** Entity tags of a header; weak ones count as strong here, since nothing of ours is weak. */
const listed = (header: string, tag: string): boolean =>
  header.split(',').some((part) => part.trim().replace(/^W\//, '') === tag);

const failed = (name: string) =>
  refuse(412, 'operation-failed', `precondition ${name} does not hold: the resource has changed`);

/** Time of a header in epoch milliseconds; undefined when it is none (such a header is to be ignored). */
function time(header: string | undefined): number | undefined {
  const value = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(value) ? undefined : value;
}

/**
 * Checks If-Match, If-None-Match, If-Modified-Since and If-Unmodified-Since in the order of RFC 9110 section 13.2.2.
 * Throws 412; gives true when a read is to be answered by 304 (RFC 8040 sections 3.4.1 and 4.3).
 */
export function isNotModified(exchange: Exchange, version: () => Version, exists: boolean): boolean {
  const { headers } = exchange.request;
  const match = headers['if-match'];
  if (match !== undefined) {
    const holds = match.trim() === '*' ? exists : exists && listed(match, version().tag);
    if (!holds) throw failed('If-Match');
  } else {
    const unmodified = time(headers['if-unmodified-since']);
    if (unmodified !== undefined && version().modified > unmodified) throw failed('If-Unmodified-Since');
  }
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined) {
    const same = noneMatch.trim() === '*' ? exists : exists && listed(noneMatch, version().tag);
    if (same && !exchange.isRead) throw failed('If-None-Match');
    return same;
  }
  const modified = time(headers['if-modified-since']);
  return exchange.isRead && modified !== undefined && version().modified <= modified;
}

let lastTime = 0;
let lastDate = new Date(0).toUTCString();

/** A time as HTTP writes it; mostly the same one as before. */
function httpDate(milliseconds: number): string {
  if (milliseconds !== lastTime) {
    lastTime = milliseconds;
    lastDate = new Date(milliseconds).toUTCString();
  }
  return lastDate;
}

/** The headers that tell a version. */
export function versionHeaders({ tag, modified }: Version): string[] {
  return ['ETag', tag, 'Last-Modified', httpDate(modified)];
}
