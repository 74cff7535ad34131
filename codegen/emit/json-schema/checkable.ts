/** What of a type's JSON Schema is checked in generated code. */
import { GuardedRegExp } from '../../types/regex/compile.ts';
import type { LeafType } from '../../types/type.ts';
import type { JsonSchema } from './node-schema.ts';

/** Less what guarded patterns say: the types themselves match these in linear time, generated code would not. */
export function checkableSchema(type: LeafType): JsonSchema {
  return withoutGuarded(type.jsonSchema(), guardedSources(type));
}

/** Sources of the regular expressions of a type, its members or target that are guarded. */
function guardedSources(type: LeafType): ReadonlySet<string> {
  const own = type.patterns
    .filter(({ regex }) => regex instanceof GuardedRegExp)
    .map(({ regex }) => regex.source);
  const { target } = type;
  const others = target && 'type' in target ? [...type.members, target.type] : type.members;
  return new Set([...own, ...others.flatMap((other) => [...guardedSources(other)])]);
}

/** A schema less the patterns given. */
function withoutGuarded(schema: JsonSchema, sources: ReadonlySet<string>): JsonSchema {
  if (sources.size === 0) return schema;
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const { not } = value as JsonSchema;
    if (typeof not === 'object' && not && sources.has((not as { pattern: string }).pattern)) return {};
    const kept = Object.entries(value).filter(
      ([key, each]) => key !== 'pattern' || !sources.has(String(each)),
    );
    return Object.fromEntries(kept.map(([key, each]) => [key, strip(each)]));
  };
  return strip(schema) as JsonSchema;
}
