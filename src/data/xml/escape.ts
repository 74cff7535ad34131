/** Escaping of character data and attribute values (XML 1.0 sections 2.4 and 3.3.3). */

const IN_TEXT = /[&<>\r]/;
const IN_ATTRIBUTE = /[&<>"\t\n\r]/;

const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function replacement(c: string): string {
  return REPLACEMENTS[c] ?? c;
}

/** Text to stand between tags; a carriage return is written as a reference, so that it is read back. */
export function escapeText(text: string): string {
  return IN_TEXT.test(text) ? text.replace(/[&<>\r]/g, replacement) : text;
}

/** Text to stand in double quotes; white space is written as references, so that it is read back. */
export function escapeAttribute(text: string): string {
  return IN_ATTRIBUTE.test(text) ? text.replace(/[&<>"\t\n\r]/g, replacement) : text;
}
