/** From the parts of an XSD regular expression to the source of a JavaScript one for flag `u`. */
import type { CharacterSet, RegexNode } from './ast.ts';
import { classCharacter } from './escapes.ts';

/** Source that matches whole texts only. */
export function anchoredSource(node: RegexNode): string {
  return `^(?:${source(node)})$`;
}

function source(node: RegexNode): string {
  switch (node.kind) {
    case 'alternatives':
      return node.options.map(source).join('|');
    case 'sequence':
      return node.items
        .map((item) => (item.kind === 'alternatives' ? `(?:${source(item)})` : source(item)))
        .join('');
    case 'repeat':
      return atom(node.item) + quantifier(node.min, node.max);
    case 'set':
      return setSource(node.set);
  }
}

function atom(node: RegexNode): string {
  const text = source(node);
  return node.kind === 'set' && node.set.minus === undefined ? text : `(?:${text})`;
}

function quantifier(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

/** Matches exactly one character of the set; subtraction becomes a negative lookahead. */
export function setSource({ negated, parts, minus }: CharacterSet): string {
  const only = parts.length === 1 && !negated ? parts[0]! : undefined;
  const [low, high] = typeof only === 'object' ? only : [0, 1];
  const inside = parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const first = classCharacter(part[0]);
      return part[0] === part[1] ? first : `${first}-${classCharacter(part[1])}`;
    })
    .join('');
  const plain = low === high && low !== 0x2d ? inside : `[${negated ? '^' : ''}${inside}]`;
  return minus ? `(?!${setSource(minus)})${plain}` : plain;
}
