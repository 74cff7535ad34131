/**
 * How far up an XPath expression looks: the number of parent steps from its context node to the highest node that
 * it can see. Undefined when it may look anywhere (absolute paths, other axes, deref). Counts from the text, and
 * rather too far than not far enough; the validator uses it to tell which instances a change can concern.
 */
export function reachOf(text: string): number | undefined {
  const plain = text.replace(/"[^"]*"|'[^']*'/g, '0').replace(/\bcurrent\s*\(\s*\)/g, '.');
  if (/::|\/\/|\bderef\s*\(|\)\s*\/|\)\s*\[/.test(plain)) return undefined;
  if (/(^|[^\w.\]*-])\//.test(plain)) return undefined;
  return Math.max(...separatePaths(plain).map((path) => path.split('..').length - 1));
}

/** Splits where one path ends and another begins, except within predicates: those start from where the path is. */
function separatePaths(text: string): string[] {
  const paths: string[] = [];
  let depth = 0;
  let start = 0;
  const separator = /[[\](),|=<>!+]|\s(?:and|or|div|mod|-|\*)\s/g;
  for (const match of text.matchAll(separator)) {
    if (match[0] === '[') depth++;
    else if (match[0] === ']') depth--;
    else if (depth === 0) {
      paths.push(text.slice(start, match.index));
      start = match.index + match[0].length;
    }
  }
  paths.push(text.slice(start));
  return paths;
}
