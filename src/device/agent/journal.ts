/** What the agent was told and what it asked for, for whoever wants to know why: a ring of short texts. */
import type { Effect, Event } from '../../licensing/index.ts';
import { Ring } from '../../server/ring.ts';

const KEPT = 512;
const MAX_DETAIL = 400;

export class JournalEntry {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly kind: 'event' | 'effect';
  readonly #what: Event | Effect;

  constructor(time: number, kind: 'event' | 'effect', what: Event | Effect) {
    this.time = time;
    this.kind = kind;
    this.#what = what;
  }

  get name(): string {
    return this.#what.type;
  }

  /** JSON, without secrets, cut after some hundred characters; made when it is asked for, as most is never read. */
  get detail(): string {
    return detailOf(this.#what);
  }
}

export class Journal extends Ring<JournalEntry> {
  constructor() {
    super(KEPT);
  }

  record(time: number, kind: JournalEntry['kind'], what: Event | Effect): void {
    this.add(new JournalEntry(time, kind, what));
  }
}

function detailOf({ type: _, ...rest }: Event | Effect): string {
  const detail = JSON.stringify(rest, shorten);
  return detail.length > MAX_DETAIL ? `${detail.slice(0, MAX_DETAIL)}...` : detail;
}

/** Secrets are not written down; of documents and files only what they are. */
function shorten(name: string, value: unknown): unknown {
  if (name === 'token') return '***';
  if (typeof value === 'string') return value.replace(/(:\/\/[^/:@\s]*):[^/@\s]*@/g, '$1:***@');
  if (name === 'document') return (value as { kind?: unknown }).kind;
  if (name === 'parts' && Array.isArray(value)) return value.map((part: { kind?: unknown }) => part.kind);
  return value;
}
