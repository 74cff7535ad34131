/** Index of the quote that ends the string begun at `start`; the text's length when none does. */
export function stringEnd(text: string, start: number): number {
  for (let i = start + 1; ; i++) {
    i = text.indexOf('"', i);
    if (i < 0) return text.length;
    let escapes = 0;
    while (text.charCodeAt(i - 1 - escapes) === 92) escapes++;
    if (escapes % 2 === 0) return i;
  }
}
