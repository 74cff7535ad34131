/** Received buffers not yet decoded, read as one. Nothing is copied but what straddles two buffers. */
export class Input {
  private readonly chunks: Buffer[] = [];
  /** Buffers before this index are used up. */
  private first = 0;
  /** Bytes of the first buffer that are used up. */
  private offset = 0;

  push(chunk: Buffer): void {
    if (chunk.length > 0) this.chunks.push(chunk);
  }

  /** The first buffer's unread part, or undefined. */
  peek(): Buffer | undefined {
    const chunk = this.chunks[this.first];
    if (!chunk) return undefined;
    return this.offset === 0 ? chunk : chunk.subarray(this.offset);
  }

  /** Marks `count` bytes of the first buffer as read; `count` is at most what `peek` has shown. */
  skip(count: number): void {
    this.offset += count;
    if (this.offset < this.chunks[this.first]!.length) return;
    this.offset = 0;
    this.first++;
    if (this.first === this.chunks.length) {
      this.chunks.length = 0;
      this.first = 0;
    } else if (this.first >= 1024) {
      this.chunks.splice(0, this.first);
      this.first = 0;
    }
  }

  /** Takes out all unread buffers. */
  drain(): Buffer[] {
    const left: Buffer[] = [];
    for (let chunk = this.peek(); chunk; chunk = this.peek()) {
      left.push(chunk);
      this.skip(chunk.length);
    }
    return left;
  }
}

/**
 * A message being collected. One piece is kept as it is; more are copied into one growing buffer, so that memory is in
 * proportion to the message even when it comes byte by byte.
 */
export class Parts {
  length = 0;
  private bytes: Buffer | undefined;
  /** True when `bytes` is our own and may be written to. */
  private own = false;

  add(part: Buffer): void {
    if (part.length === 0) return;
    if (this.length === 0) {
      this.bytes = part;
      this.own = false;
    } else {
      this.reserve(this.length + part.length);
      part.copy(this.bytes!, this.length);
    }
    this.length += part.length;
  }

  /** Takes the last `count` bytes away again; at most `length`. */
  drop(count: number): void {
    this.length -= count;
  }

  take(): Buffer {
    const message = this.bytes?.subarray(0, this.length) ?? Buffer.alloc(0);
    this.bytes = undefined;
    this.length = 0;
    return message;
  }

  private reserve(needed: number): void {
    const old = this.bytes!;
    if (this.own && old.length >= needed) return;
    this.bytes = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.length, 1024));
    old.copy(this.bytes, 0, 0, this.length);
    this.own = true;
  }
}
