/** What a peer sent does not follow the framing; the session cannot go on (RFC 6242 section 4.2). */
export class FramingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FramingError';
  }
}

/**
 * Cuts a stream of bytes into messages. Pull, not push: what is not asked for stays undecoded, so that a session can
 * stop between two messages, and can change the framing after the hello.
 */
export interface MessageDecoder {
  push(chunk: Buffer): void;
  /** The next whole message, or undefined until more has come. Throws FramingError. */
  next(): Buffer | undefined;
  /** Everything not yet given out, for the decoder that takes over. */
  rest(): readonly Buffer[];
}

/** Longest message accepted unless told otherwise, in bytes. */
export const defaultMaxMessage = 64 * 1024 * 1024;
