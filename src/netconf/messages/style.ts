/** How a system writes its messages: what clients see apart from what they mean. */
import type { Personality } from '../../server/contract.ts';
import { base10, base11 } from './namespaces.ts';

export interface MessageStyle {
  /** What stands before the hello. */
  readonly helloDeclaration: string;
  /** What stands before every other message. */
  readonly declaration: string;
  /** How elements without content look: `<a/>` or `<a></a>`. */
  readonly emptyElements: 'short' | 'long';
  /** Whether each part of a message is a chunk of its own (RFC 6242 section 4.2). */
  readonly severalChunks: boolean;
  /** Versions of the protocol that are spoken. */
  readonly versions: readonly string[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const common: MessageStyle = {
  helloDeclaration: declaration,
  declaration,
  emptyElements: 'short',
  severalChunks: false,
  versions: [base10, base11],
};

/** IOS XR: no declaration in the hello, a short one in replies, base:1.1 alone. */
const xr: MessageStyle = {
  helloDeclaration: '',
  declaration: '<?xml version="1.0"?>\n',
  emptyElements: 'long',
  severalChunks: true,
  versions: [base11],
};

export function styleOf({ style }: Personality): MessageStyle {
  return style === 'xr' ? xr : common;
}
