import { defaultMaxMessage, FramingError, type MessageDecoder } from './decoder.ts';
import { Input, Parts } from './input.ts';

/** What ends each message in base:1.0 framing, and the hello in both (RFC 6242 sections 4.1 and 4.3). */
export const endOfMessage = ']]>]]>';
const mark = Buffer.from(endOfMessage);

/** How much of the mark stands after one more byte, when `matched` bytes of it stood before. `]` may begin anew. */
function advance(matched: number, byte: number): number {
  if (byte === mark[matched]) return matched + 1;
  if (byte !== 0x5d) return 0;
  // After `]]` or `]]>]]` another `]` leaves two brackets standing; elsewhere it is a first one.
  return matched === 2 || matched === 5 ? 2 : 1;
}

/** Decodes end-of-message framing. Each byte is looked at once, by a search that runs at memory speed. */
export class EndOfMessageDecoder implements MessageDecoder {
  private readonly input = new Input();
  private readonly message = new Parts();
  private readonly maxMessage: number;
  /** Bytes of the mark that the message collected so far ends with. */
  private matched = 0;

  constructor(maxMessage: number = defaultMaxMessage) {
    this.maxMessage = maxMessage;
  }

  push(chunk: Buffer): void {
    this.input.push(chunk);
  }

  next(): Buffer | undefined {
    for (let chunk = this.input.peek(); chunk; chunk = this.input.peek()) {
      const end = this.find(chunk);
      const used = end < 0 ? chunk.length : end;
      this.message.add(chunk.subarray(0, used));
      this.input.skip(used);
      if (this.message.length > this.maxMessage + mark.length) {
        throw new FramingError(`message longer than ${this.maxMessage} bytes`);
      }
      if (end >= 0) {
        this.matched = 0;
        this.message.drop(mark.length);
        return this.message.take();
      }
    }
    return undefined;
  }

  rest(): readonly Buffer[] {
    const left = this.input.drain();
    return this.message.length > 0 ? [this.message.take(), ...left] : left;
  }

  /** Where the mark ends in this chunk, or -1 with `matched` set to what its end has of it. */
  private find(chunk: Buffer): number {
    for (let i = 0; this.matched > 0 && i < chunk.length; i++) {
      this.matched = advance(this.matched, chunk[i]!);
      if (this.matched === mark.length) return i + 1;
    }
    if (this.matched > 0) return -1;
    const found = chunk.indexOf(mark);
    if (found >= 0) return found + mark.length;
    for (let i = Math.max(0, chunk.length - mark.length + 1); i < chunk.length; i++) {
      this.matched = advance(this.matched, chunk[i]!);
    }
    return -1;
  }
}
