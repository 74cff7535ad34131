import { endOfMessage } from './end-of-message.ts';

/** Puts a message into a frame. */
export type Encode = (message: string) => string;

/** End-of-message framing (RFC 6242 section 4.3). No well-formed XML holds the mark. */
export const encodeEndOfMessage: Encode = (message) => message + endOfMessage;

/**
 * Chunked framing (RFC 6242 section 4.2), the whole message as one chunk: no character and no attribute is ever
 * split, and the frame begins where the last one ended, as some clients look no further.
 */
export const encodeChunked: Encode = (message) => `\n#${Buffer.byteLength(message)}\n${message}\n##\n`;
