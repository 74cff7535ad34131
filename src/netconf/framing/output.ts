import { endOfMessage } from './end-of-message.ts';

/** Messages are put together from texts, and from bytes that were text before. */
export type Part = string | Uint8Array;

export type Framing = 'end-of-message' | 'chunked';

const smallest = 4096;
const largest = 512 * 1024;

/**
 * Framed messages collected in one buffer, to be written at once (RFC 6242 sections 4.2 and 4.3). In chunked framing
 * each message is one chunk, or one for each part: no character and no attribute is ever split, and a frame begins where the last one ended,
 * as some clients look no further. Text is encoded straight to its place: measuring it first would cost as much again.
 */
export class Output {
  framing: Framing = 'end-of-message';
  /** Whether the parts of a message are chunks of their own; a part holds whole characters. */
  severalChunks = false;
  length = 0;
  private buffer: Buffer | undefined;
  /** Room made at first: what was needed the last time. */
  private expected = smallest;

  /** Adds a message. The parts are one document after the other's end; no well-formed XML holds the mark of 1.0. */
  add(parts: readonly Part[]): void {
    let most = this.severalChunks ? 32 * (parts.length + 1) : 32;
    let guess = 0;
    for (const part of parts) {
      guess += part.length;
      most += typeof part === 'string' ? bytesAtMost(part) : part.length;
    }
    const buffer = this.reserve(most);
    if (this.framing === 'end-of-message') {
      const end = writeParts(buffer, parts, this.length);
      this.length = end + buffer.write(endOfMessage, end, 'latin1');
      return;
    }
    let end = this.length;
    if (!this.severalChunks) end = writeChunk(buffer, parts, guess, end);
    else for (const part of parts) if (part.length > 0) end = writeChunk(buffer, [part], part.length, end);
    this.length = end + buffer.write('\n##\n', end, 'latin1');
  }

  /** Takes out all that was added. */
  take(): Buffer {
    const bytes = this.buffer!.subarray(0, this.length);
    this.expected = Math.min(Math.max(this.length, smallest), largest);
    this.buffer = undefined;
    this.length = 0;
    return bytes;
  }

  private reserve(more: number): Buffer {
    const old = this.buffer;
    const needed = this.length + more;
    if (old && old.length >= needed) return old;
    const buffer = Buffer.allocUnsafe(Math.max(needed, 2 * this.length, this.expected));
    old?.copy(buffer, 0, 0, this.length);
    this.buffer = buffer;
    return buffer;
  }
}

/** Three bytes a unit of UTF-16 at most; long texts are measured rather than given three times their room. */
function bytesAtMost(text: string): number {
  return text.length > smallest ? Buffer.byteLength(text) : 3 * text.length;
}

/** Writes a chunk of about `guess` bytes with its header; gives the place behind it. */
function writeChunk(buffer: Buffer, parts: readonly Part[], guess: number, at: number): number {
  let header = `\n#${guess}\n`;
  const start = at + header.length;
  let end = writeParts(buffer, parts, start);
  const size = end - start;
  if (size !== guess) {
    header = `\n#${size}\n`;
    const shifted = at + header.length;
    if (shifted !== start) buffer.copyWithin(shifted, start, end);
    end += shifted - start;
  }
  buffer.write(header, at, 'latin1');
  return end;
}

function writeParts(buffer: Buffer, parts: readonly Part[], start: number): number {
  let at = start;
  for (const part of parts) {
    if (typeof part === 'string') at += buffer.write(part, at);
    else {
      buffer.set(part, at);
      at += part.length;
    }
  }
  return at;
}
