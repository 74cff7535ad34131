/** The `code` of a problem: the section of RFC 7950 whose rule was broken. */
export function section(number: string): string {
  return `RFC 7950 section ${number}`;
}
