/** The `pattern` statement (RFC 7950 section 9.4.5). */
import type { RestrictionSpec } from './range.ts';
import { compileXsdRegex } from './regex/compile.ts';
import type { Pattern } from './type.ts';

export interface PatternSpec extends RestrictionSpec {
  /** `modifier invert-match` (RFC 7950 section 9.4.6). */
  invert?: boolean | undefined;
}

export function resolvePattern(spec: PatternSpec): Pattern {
  return {
    text: spec.text,
    errorMessage: spec.errorMessage,
    errorAppTag: spec.errorAppTag,
    invert: spec.invert ?? false,
    regex: compileXsdRegex(spec.text, spec.position),
  };
}
