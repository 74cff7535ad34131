import type { Line } from './line.ts';
import type { Names } from './names.ts';
import { canonicalType } from './sheet-type.ts';

/** What holds for the lines below another. */
interface Above {
  readonly deprecated: boolean;
  readonly operation: boolean;
}

/** Data lines, augments in order of their targets. */
export function readBody(lines: readonly string[], names: Names): Line[] {
  const top = readLines(lines, '', names, { deprecated: false, operation: false });
  const own = top.filter(({ head }) => !head.startsWith('augment '));
  const augments = top.filter(({ head }) => head.startsWith('augment '));
  return [...own, ...augments.toSorted((a, b) => (a.head < b.head ? -1 : 1))];
}

function readLines(lines: readonly string[], indent: string, names: Names, above: Above): Line[] {
  const starts = lines.flatMap((line, index) => (/^ */.exec(line)![0] === indent ? [index] : []));
  return starts.map((start, index) => {
    const [head = '', rest = ''] = lines[start]!.trim().split(/ {2}(.*)/);
    const written = rest === '' ? [] : rest.split('; ');
    const here: Above = {
      deprecated: above.deprecated || written.includes('status=deprecated'),
      operation: above.operation || names.isOperation(head),
    };
    const children = readLines(lines.slice(start + 1, starts[index + 1]), `${indent}  `, names, here);
    return {
      head,
      properties: ordered([
        ...written.filter((property) => !(here.operation && property === 'config=false')),
        ...(here.deprecated && !written.includes('status=deprecated') ? ['status=deprecated'] : []),
      ]).map((property) => canonicalProperty(property, names)),
      children: keysFirst(written, children),
    };
  });
}

const canonicalProperty = (property: string, names: Names): string =>
  property.startsWith('type ') ? `type ${canonicalType(property.slice(5), names)}` : property;

/** Status goes before when, must and if-feature. */
function ordered(properties: readonly string[]): string[] {
  const isCondition = (property: string): boolean => /^(when|must|if-feature)\[/.test(property);
  return [...properties.filter((p) => !isCondition(p)), ...properties.filter(isCondition)];
}

/** Keys come first, in the order of the key statement; they are mandatory whether or not it is said. */
function keysFirst(properties: readonly string[], children: readonly Line[]): Line[] {
  const keys =
    properties
      .find((property) => property.startsWith('key='))
      ?.slice(4)
      .split(' ') ?? [];
  const isKey = ({ head }: Line): boolean => keys.some((key) => head === `leaf ${key}`);
  const keyLines = keys.flatMap((key) => children.filter(({ head }) => head === `leaf ${key}`));
  return [
    ...keyLines.map((line) => ({
      ...line,
      properties: line.properties.filter((p) => p !== 'mandatory=true'),
    })),
    ...children.filter((line) => !isKey(line)),
  ];
}
