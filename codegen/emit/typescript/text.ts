/** Pieces of TypeScript. Names and texts from schemas only get in through these. */

/** A JSDoc comment; nothing for no text. */
export function docComment(text: string | undefined, indent = ''): string {
  const lines = (text ?? '')
    .replace(/\*\//g, '*\\/')
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.trim());
  while (lines.at(-1) === '') lines.pop();
  while (lines[0] === '') lines.shift();
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

/** A member name: as it is where it is an identifier, else quoted. */
export function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** A string literal. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => (c === '\u2028' ? '\\u2028' : '\\u2029'));
}

export interface Member {
  readonly name: string;
  readonly type: string;
  /** The same with the first of equal types in it, where it is an object. */
  readonly canonical?: string;
  readonly required: boolean;
  readonly description?: string | undefined;
}

export function interfaceText(name: string, members: readonly Member[], description?: string): string {
  const lines = members.map(({ name: member, type, required, description: doc }) => {
    return `${docComment(doc, '  ')}  readonly ${memberName(member)}${required ? '' : '?'}: ${type};\n`;
  });
  return `${docComment(description)}export interface ${name} {\n${lines.join('')}}\n`;
}
