/** Bounds on what is read, so that a hostile text costs neither memory nor stack. */

/** Longest text, in UTF-16 units: some twenty times the largest module published. */
export const MAX_TEXT_LENGTH = 64 * 1024 * 1024;

/** Deepest nesting of statements. */
export const MAX_DEPTH = 256;

/** Problems reported for one text before reading stops. */
export const MAX_PROBLEMS = 100;

/** Most schema nodes and uses of groupings in one compilation: some four times the largest known. */
export const MAX_NODES = 1_500_000;

/** Of these, the most that groupings can have which nothing uses. */
export const MAX_UNUSED_NODES = 300_000;

/** Most types that one union can have, those of unions in it included. */
export const MAX_UNION_MEMBERS = 2000;

/** Most pairs of an identity and one that is derived from it, at any distance. */
export const MAX_DERIVED = 2_000_000;

/** The `code` of problems that come from these bounds. */
export const LIMIT_CODE = 'limit';
