/** From a YANG `pattern` to a JavaScript RegExp that matches whole texts. */
import type { Position } from '../../error.ts';
import { parseXsdRegex } from './parse.ts';
import { anchoredSource } from './source.ts';

/** Compiles an XSD regular expression. Throws YangError when it is wrong. */
export function compileXsdRegex(text: string, position?: Position): RegExp {
  return new RegExp(anchoredSource(parseXsdRegex(text, position)), 'u');
}
