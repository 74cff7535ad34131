import { defaultMaxMessage, FramingError, type MessageDecoder } from './decoder.ts';
import { Input, Parts } from './input.ts';

const lf = 0x0a;
const hash = 0x23;
const zero = 0x30;
const nine = 0x39;

/** Largest chunk that RFC 6242 section 4.2 allows, and the digits it takes. */
const maxChunk = 4294967295;
const maxDigits = 10;

/** Where in the grammar the decoder is. `start`: between messages; `lf`: a chunk has ended. */
type State = 'start' | 'start-lf' | 'lf' | 'hash' | 'first' | 'digits' | 'data' | 'end-hash';

/**
 * Decodes chunked framing (RFC 6242 section 4.2): `LF # size LF data`, ended by `LF # # LF`. Between messages white
 * space is let pass, as some clients send a newline after each message; inside one the grammar is kept strictly.
 */
export class ChunkedDecoder implements MessageDecoder {
  private readonly input = new Input();
  private readonly message = new Parts();
  private readonly maxMessage: number;
  private state: State = 'start';
  /** Size being read, then bytes of the chunk still to come. */
  private size = 0;
  private digits = 0;

  constructor(maxMessage: number = defaultMaxMessage) {
    this.maxMessage = maxMessage;
  }

  push(chunk: Buffer): void {
    this.input.push(chunk);
  }

  rest(): readonly Buffer[] {
    return this.input.drain();
  }

  next(): Buffer | undefined {
    for (let chunk = this.input.peek(); chunk; chunk = this.input.peek()) {
      if (this.state === 'data') {
        const count = Math.min(this.size, chunk.length);
        this.message.add(chunk.subarray(0, count));
        this.input.skip(count);
        this.size -= count;
        if (this.size === 0) this.state = 'lf';
        continue;
      }
      let used = 0;
      let ended = false;
      // `step` changes the state, so it is read anew for every byte.
      while (used < chunk.length && !ended && (this.state as State) !== 'data')
        ended = this.step(chunk[used++]!);
      this.input.skip(used);
      if (ended) return this.message.take();
    }
    return undefined;
  }

  /** Takes one byte outside of chunk data; true when it ends a message. */
  private step(byte: number): boolean {
    switch (this.state) {
      case 'start':
      case 'start-lf':
        if (byte === lf) this.state = 'start-lf';
        else if (byte === hash && this.state === 'start-lf') this.state = 'first';
        else if (byte === 0x20 || byte === 0x0d || byte === 0x09) this.state = 'start';
        else throw unexpected(byte, 'a message begins with LF and #');
        return false;
      case 'lf':
        if (byte !== lf) throw unexpected(byte, 'a chunk is followed by LF and #');
        this.state = 'hash';
        return false;
      case 'hash':
        if (byte !== hash) throw unexpected(byte, 'a chunk is followed by LF and #');
        this.state = 'first';
        return false;
      case 'first':
        if (byte === hash) {
          if (this.message.length === 0) throw new FramingError('a message has at least one chunk');
          this.state = 'end-hash';
          return false;
        }
        if (byte <= zero || byte > nine)
          throw unexpected(byte, 'a chunk size begins with a digit from 1 to 9');
        this.size = byte - zero;
        this.digits = 1;
        this.state = 'digits';
        return false;
      case 'digits':
        if (byte === lf) this.beginData();
        else this.digit(byte);
        return false;
      default:
        if (byte !== lf) throw unexpected(byte, 'the end of a message is LF, ##, LF');
        this.state = 'start';
        return true;
    }
  }

  private digit(byte: number): void {
    if (byte < zero || byte > nine) throw unexpected(byte, 'a chunk size is digits and LF');
    if (++this.digits > maxDigits) throw new FramingError(`chunk size of more than ${maxDigits} digits`);
    this.size = this.size * 10 + (byte - zero);
  }

  private beginData(): void {
    if (this.size > maxChunk) throw new FramingError(`chunk size ${this.size} is over ${maxChunk}`);
    if (this.message.length + this.size > this.maxMessage) {
      throw new FramingError(`message longer than ${this.maxMessage} bytes`);
    }
    this.state = 'data';
  }
}

function unexpected(byte: number, rule: string): FramingError {
  return new FramingError(`byte 0x${byte.toString(16).padStart(2, '0')} in a frame: ${rule}`);
}
