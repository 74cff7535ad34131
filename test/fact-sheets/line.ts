/** One line of a fact sheet with the lines below it: `leaf name  type string; mandatory=true`. */
export interface Line {
  /** Keyword and name. */
  readonly head: string;
  readonly properties: readonly string[];
  readonly children: readonly Line[];
}

/** Lines as text, two spaces deeper for each level. */
export function printLines(lines: readonly Line[], indent = ''): string[] {
  return lines.flatMap(({ head, properties, children }) => [
    `${indent}${head}${properties.length > 0 ? `  ${properties.join('; ')}` : ''}`,
    ...printLines(children, `${indent}  `),
  ]);
}
