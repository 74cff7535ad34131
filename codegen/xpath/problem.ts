/** Problems in expressions: where the statement is, and which character of its argument. */
import { type Position, YangError } from '../error.ts';

/** Says what is wrong at an offset of an expression. */
export type Complain = (message: string, offset: number, code?: string) => never;

export function complainer(text: string, position: Position | undefined): Complain {
  return (message, offset, code = 'RFC 7950 section 6.4') => {
    const shown = text.length > 80 ? `${text.slice(0, 76)} ...` : text;
    throw new YangError([
      { position, message: `expression "${shown}", character ${offset + 1}: ${message}`, code },
    ]);
  };
}
