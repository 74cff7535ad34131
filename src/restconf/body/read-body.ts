import type { IncomingMessage } from 'node:http';
import { refuse } from '../refusal.ts';

/** Largest body taken, in bytes. */
export const largestBody = 16 * 1024 * 1024;

const tooBig = (largest: number) =>
  // The rest of the body is not read, so the connection cannot be used again.
  refuse(413, 'too-big', `the body is larger than ${largest} bytes`, ['Connection', 'close']);

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The whole body as text. Refuses what is too long (before reading it, when the client says so), what is compressed,
 * and what is not UTF-8. A client that stops sending is cut off by the server's request timeout.
 */
export function readBody(request: IncomingMessage, largest = largestBody): Promise<string> {
  const { 'content-length': length, 'content-encoding': coding } = request.headers;
  if (coding !== undefined && coding.toLowerCase() !== 'identity') {
    throw refuse(
      415,
      'invalid-value',
      `content coding "${coding}" is not understood; send the body as it is`,
      ['Accept-Encoding', 'identity'],
    );
  }
  if (length !== undefined && Number(length) > largest) throw tooBig(largest);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > largest) {
        request.removeAllListeners('data');
        request.pause();
        reject(tooBig(largest));
        return;
      }
      chunks.push(chunk);
    });
    request.on('end', () => {
      try {
        resolve(decoder.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
      } catch {
        reject(refuse(400, 'malformed-message', 'the body is not UTF-8'));
      }
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(refuse(400, 'malformed-message', 'the body ended early'));
    });
  });
}
