import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkedDecoder } from '../../../src/netconf/framing/chunked.ts';
import { FramingError, type MessageDecoder } from '../../../src/netconf/framing/decoder.ts';
import { EndOfMessageDecoder } from '../../../src/netconf/framing/end-of-message.ts';
import { type Framing, Output } from '../../../src/netconf/framing/output.ts';
import { endOfMessage } from '../frames.ts';

function decode(decoder: MessageDecoder, pieces: readonly Buffer[]): string[] {
  const messages: string[] = [];
  for (const piece of pieces) {
    decoder.push(piece);
    for (let message = decoder.next(); message; message = decoder.next()) messages.push(message.toString());
  }
  return messages;
}

/** Cuts a buffer at the given places, in any order, with repetition. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  const ends = [...sorted, bytes.length];
  return ends.map((end, i) => bytes.subarray(i === 0 ? 0 : ends[i - 1], end));
}

const places = fc.array(fc.nat(), { maxLength: 30 });
/** Text of the characters that framing could take for its own. */
const text = fc.string({
  unit: fc.constantFrom(']', '>', '#', '\n', '0', '5', 'a', 'ü', '😀', ' '),
  minLength: 1,
  maxLength: 40,
});

/** A message cut into chunks of random size, as a client may send it. */
function inChunks(message: string, sizes: readonly number[]): string {
  const bytes = Buffer.from(message);
  const pieces = cut(bytes, sizes).filter((piece) => piece.length > 0);
  return `${pieces.map((piece) => `\n#${piece.length}\n${piece.toString('latin1')}`).join('')}\n##\n`;
}

describe('end-of-message framing', () => {
  const fits = (message: string) => `${message}]]>]]>`.indexOf(']]>]]>') === message.length;

  it('gives the same messages however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(text.filter(fits), { maxLength: 6 }), places, (messages, where) => {
        const stream = Buffer.from(messages.map(endOfMessage).join(''));
        expect(decode(new EndOfMessageDecoder(), cut(stream, where))).toEqual(messages);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['a]]]>]]>', ']]>]]]]>]]>', ']]>]>]]>]]>', ']]]]]>]]>'])(
    'finds the mark in %j, byte by byte',
    (stream) => {
      const whole = Buffer.from(stream);
      const message = stream.slice(0, -6);
      expect(decode(new EndOfMessageDecoder(), [whole])).toEqual([message]);
      expect(
        decode(
          new EndOfMessageDecoder(),
          [...whole].map((byte) => Buffer.from([byte])),
        ),
      ).toEqual([message]);
    },
  );

  it('hands over what follows the message it was stopped at', () => {
    const decoder = new EndOfMessageDecoder();
    decoder.push(Buffer.from('<hello/>]]>]]>\n#3\nab'));
    expect(decoder.next()?.toString()).toBe('<hello/>');
    expect(Buffer.concat(decoder.rest()).toString()).toBe('\n#3\nab');
  });

  it('bounds the length of a message', () => {
    const decoder = new EndOfMessageDecoder(100);
    decoder.push(Buffer.alloc(80, 'x'));
    expect(decoder.next()).toBeUndefined();
    decoder.push(Buffer.alloc(80, 'x'));
    expect(() => decoder.next()).toThrow(FramingError);
  });
});

describe('chunked framing', () => {
  it('gives the same messages however they are chunked and the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, places), { maxLength: 6 }), places, (messages, where) => {
        const stream = messages.map(([message, sizes]) => inChunks(message, sizes)).join('');
        const decoded = decode(new ChunkedDecoder(), cut(Buffer.from(stream, 'latin1'), where));
        expect(decoded).toEqual(messages.map(([message]) => message));
      }),
      { numRuns: 2000 },
    );
  });

  it('lets newlines between messages pass, as scrapli sends them', () => {
    const stream = Buffer.from('\n\n#2\nab\n##\n\n\n#2\ncd\n##\n\r\n');
    expect(decode(new ChunkedDecoder(), [stream])).toEqual(['ab', 'cd']);
  });

  it.each([
    ['no LF first', '#2\nab\n##\n'],
    ['no frame', '<rpc/>'],
    ['size zero', '\n#0\n\n##\n'],
    ['leading zero', '\n#02\nab\n##\n'],
    ['negative size', '\n#-1\nab\n##\n'],
    ['no chunk at all', '\n##\n'],
    ['space in the size', '\n#2 \nab\n##\n'],
    ['CR in the header', '\n#2\r\nab\n##\n'],
    ['size over 4294967295', '\n#4294967296\nab'],
    ['size of eleven digits', '\n#10000000000\nab'],
    ['chunk longer than said', '\n#2\nabc\n##\n'],
    ['newline between chunks', '\n#2\nab\n\n#2\ncd\n##\n'],
    ['end without LF', '\n#2\nab\n##x'],
    ['message too long', '\n#2000\nab'],
    ['message too long in sum', `\n#999\n${'x'.repeat(999)}\n#2\nab`],
  ])('refuses %s', (_, stream) => {
    for (const pieces of [
      [Buffer.from(stream)],
      [...Buffer.from(stream)].map((byte) => Buffer.from([byte])),
    ]) {
      expect(() => decode(new ChunkedDecoder(1000), pieces)).toThrow(FramingError);
    }
  });

  it('never does anything but decode or refuse', () => {
    const bytes = fc.array(fc.constantFrom('\n', '#', '1', '9', '0', 'x', '\n#1\n', '\n##\n'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(bytes, places, (tokens, where) => {
        const stream = Buffer.from(tokens.join(''));
        const run = (pieces: readonly Buffer[]) => {
          try {
            return decode(new ChunkedDecoder(1000), pieces);
          } catch (error) {
            if (error instanceof FramingError) return error.message;
            throw error;
          }
        };
        const whole = run([stream]);
        const cutUp = run(cut(stream, where));
        if (typeof whole === 'string') expect(cutUp).toBe(whole);
        else expect(cutUp).toEqual(whole);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes time in proportion to the length, whatever the pieces', () => {
    const size = 400_000;
    const frame = Buffer.from(`\n#${size}\n${'x'.repeat(size)}\n##\n`);
    const pieces = Array.from({ length: frame.length }, (_, i) => frame.subarray(i, i + 1));
    const started = performance.now();
    expect(decode(new ChunkedDecoder(), pieces)).toHaveLength(1);
    const ended = decode(new EndOfMessageDecoder(), [...pieces, Buffer.from(']]>]]>')]);
    expect(ended).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('output', () => {
  const encode = (framing: Framing, messages: readonly (readonly string[])[], asBytes = false) => {
    const output = new Output();
    output.framing = framing;
    for (const parts of messages) output.add(asBytes ? parts.map((part) => Buffer.from(part)) : parts);
    return output.take();
  };

  it('is decoded to the same messages', () => {
    const parts = fc.array(fc.oneof(text, fc.string({ unit: 'grapheme' }), fc.constant('é'.repeat(5000))), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1 }), fc.boolean(), (messages, asBytes) => {
        const whole = messages.map((each) => each.join(''));
        fc.pre(whole.every((message) => message.length > 0));
        expect(decode(new ChunkedDecoder(), [encode('chunked', messages, asBytes)])).toEqual(whole);
      }),
    );
  });

  it.each([1, 9, 10, 33, 34, 99, 100, 333, 334, 999, 5000])(
    'counts %d characters of two and three bytes',
    (length) => {
      for (const character of ['x', 'ü', '€']) {
        const message = character.repeat(length);
        const frame = `\n#${Buffer.byteLength(message)}\n${message}\n##\n`;
        expect(encode('chunked', [[message], [message]]).toString()).toBe(frame + frame);
        expect(encode('end-of-message', [[message]]).toString()).toBe(`${message}]]>]]>`);
      }
    },
  );
});
