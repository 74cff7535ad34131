/**
 * The arguments of `range` and `length` (RFC 7950 sections 9.2.4 and 9.4.4): parsed, and checked to narrow the
 * restriction they apply to. Bounds are whole numbers; decimal64 scales its bounds before they come here.
 */
import type { Position } from '../error.ts';
import type { Interval, Intervals } from './facets.ts';
import { fail } from './fail.ts';

export interface RestrictionSpec {
  text: string;
  position: Position;
  errorMessage?: string | undefined;
  errorAppTag?: string | undefined;
}

/** How bounds of one type are read and shown. */
export interface Bounds {
  /** `range` or `length`, for messages. */
  readonly what: string;
  /** Section whose rules apply. */
  readonly section: string;
  /** Intervals of the type being restricted; at least one, ascending. */
  readonly within: readonly Interval[];
  parse(text: string): bigint | undefined;
  format(bound: bigint): string;
}

/** Parses a range or length argument and checks it against the type it restricts. */
export function parseIntervals(spec: RestrictionSpec, bounds: Bounds): Intervals {
  const { what, section } = bounds;
  const parts: Interval[] = [];
  for (const part of spec.text.split('|')) {
    const ends = part.split('..');
    if (ends.length > 2)
      fail(spec.position, `"${part.trim()}" is not a ${what}: "low..high" was expected`, section);
    const min = bound(ends[0]!, spec, bounds);
    const max = ends.length === 2 ? bound(ends[1]!, spec, bounds) : min;
    if (min > max) {
      fail(spec.position, `${what} "${part.trim()}" has its lower bound above its upper bound`, section);
    }
    const before = parts.at(-1);
    if (before && min <= before.max) {
      const text = `"${part.trim()}" in ${what} "${spec.text}" must be above the part before it`;
      fail(spec.position, `${text}: parts are disjoint and in ascending order`, section);
    }
    parts.push({ min, max });
  }
  const wide = merged(bounds.within);
  for (const { min, max } of parts) {
    if (!wide.some((outer) => outer.min <= min && max <= outer.max)) {
      const text = `${what} "${spec.text}" allows more than the type it restricts`;
      fail(spec.position, `${text}, which has ${intervalsText(bounds.within, bounds.format)}`, section);
    }
  }
  return {
    parts,
    text: intervalsText(parts, bounds.format),
    errorMessage: spec.errorMessage,
    errorAppTag: spec.errorAppTag,
  };
}

function bound(raw: string, spec: RestrictionSpec, { what, section, within, parse }: Bounds): bigint {
  const text = raw.trim();
  if (text === 'min') return within[0]!.min;
  if (text === 'max') return within.at(-1)!.max;
  const value = parse(text);
  if (value !== undefined) return value;
  return fail(
    spec.position,
    `"${text}" in ${what} "${spec.text}" is not a bound: a number, min or max was expected`,
    section,
  );
}

/** Neighbouring intervals (1..4 and 5..9) joined, so that a narrowing may span them. */
function merged(parts: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last && last.max + 1n >= part.min) out[out.length - 1] = { min: last.min, max: part.max };
    else out.push(part);
  }
  return out;
}

/** Intervals as a YANG argument: `1..10 | 20`. */
export function intervalsText(
  parts: readonly Interval[],
  format: (bound: bigint) => string = String,
): string {
  return parts
    .map(({ min, max }) => (min === max ? format(min) : `${format(min)}..${format(max)}`))
    .join(' | ');
}

/** A test for numbers against intervals, specialised for the usual single one. */
export function numberTest(parts: readonly Interval[]): (value: number) => boolean {
  if (parts.length === 1) {
    const low = Number(parts[0]!.min);
    const high = Number(parts[0]!.max);
    return (value) => value >= low && value <= high;
  }
  const ends = parts.map(({ min, max }) => [Number(min), Number(max)] as const);
  return (value) => ends.some(([low, high]) => value >= low && value <= high);
}

/** The same for whole numbers beyond what doubles hold. */
export function bigintTest(parts: readonly Interval[]): (value: bigint) => boolean {
  return (value) => parts.some(({ min, max }) => value >= min && value <= max);
}
