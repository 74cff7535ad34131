/** Bounds on what is read, so that a hostile text costs neither memory nor stack. */

/** Longest text, in UTF-16 units: some twenty times the largest module published. */
export const MAX_TEXT_LENGTH = 64 * 1024 * 1024;

/** Deepest nesting of statements. */
export const MAX_DEPTH = 256;

/** Problems reported for one text before reading stops. */
export const MAX_PROBLEMS = 100;

/** The `code` of problems that come from these bounds. */
export const LIMIT_CODE = 'limit';
