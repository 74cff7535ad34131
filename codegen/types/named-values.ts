/** The `enum` and `bit` statements (RFC 7950 sections 9.6.4 and 9.7.4): names, values and their restriction. */
import type { Position } from '../error.ts';
import { fail } from './fail.ts';
import type { BitValue, EnumValue } from './type.ts';

export interface EnumSpec {
  name: string;
  value?: number | undefined;
  description?: string | undefined;
  position: Position;
}

export interface BitSpec {
  name: string;
  bit?: number | undefined;
  description?: string | undefined;
  position: Position;
}

/** What differs between enums and bits. */
interface Rules {
  readonly what: 'enum' | 'bit';
  readonly number: 'value' | 'position';
  readonly section: string;
  readonly numberSection: string;
  readonly min: number;
  readonly max: number;
}

const ENUMS: Rules = {
  what: 'enum',
  number: 'value',
  section: '9.6.4',
  numberSection: '9.6.4.2',
  min: -2147483648,
  max: 2147483647,
};

const BITS: Rules = {
  what: 'bit',
  number: 'position',
  section: '9.7.4',
  numberSection: '9.7.4.2',
  min: 0,
  max: 4294967295,
};

interface Named {
  readonly name: string;
  readonly number: number | undefined;
  readonly description: string | undefined;
  readonly position: Position;
}

export function resolveEnums(
  specs: readonly EnumSpec[],
  base: readonly EnumValue[] | undefined,
): EnumValue[] {
  const named = specs.map((spec): Named => ({ ...spec, number: spec.value, description: spec.description }));
  const known = base && new Map(base.map(({ name, value }) => [name, value]));
  for (const { name, position } of named) {
    if (name === '') fail(position, 'an enum needs a name of at least one character', '9.6.4');
    if (/^\p{White_Space}|\p{White_Space}$/u.test(name))
      fail(position, `enum ${JSON.stringify(name)} has white space around it`, '9.6.4');
  }
  return numbered(named, known, ENUMS).map(({ name, number, description }) => ({
    name,
    value: number,
    description,
  }));
}

export function resolveBits(specs: readonly BitSpec[], base: readonly BitValue[] | undefined): BitValue[] {
  const named = specs.map((spec): Named => ({ ...spec, number: spec.bit, description: spec.description }));
  const known = base && new Map(base.map(({ name, position }) => [name, position]));
  for (const { name, position } of named) {
    if (!/^[A-Za-z_][\w.-]*$/.test(name))
      fail(position, `bit ${JSON.stringify(name)} is not an identifier`, '9.7.4');
  }
  return numbered(named, known, BITS).map(({ name, number, description }) => ({
    name,
    position: number,
    description,
  }));
}

/** Gives every name its number: as written, as in the base type, or one more than the highest so far. */
function numbered(specs: readonly Named[], base: ReadonlyMap<string, number> | undefined, rules: Rules) {
  const { what, number: word, section, numberSection } = rules;
  const names = new Set<string>();
  const numbers = new Set<number>();
  let next = 0;
  return specs.map(({ name, number: written, description, position }) => {
    if (names.has(name)) fail(position, `${what} "${name}" is defined twice`, section);
    names.add(name);
    const inherited = base?.get(name);
    if (base && inherited === undefined) {
      fail(position, `${what} "${name}" is not in the type being restricted`, section);
    }
    if (written !== undefined && inherited !== undefined && written !== inherited) {
      const was = `it has ${inherited} in the type being restricted`;
      fail(position, `${what} "${name}" cannot change its ${word} to ${written}: ${was}`, section);
    }
    const number = written ?? inherited ?? next;
    if (!Number.isInteger(number) || number < rules.min || number > rules.max) {
      const text = `${word} ${number} of ${what} "${name}" is not from ${rules.min} to ${rules.max}`;
      fail(position, written === undefined ? `${text}: an explicit ${word} is needed` : text, numberSection);
    }
    if (numbers.has(number))
      fail(position, `${word} ${number} of ${what} "${name}" is used twice`, numberSection);
    numbers.add(number);
    next = Math.max(next, number + 1);
    return { name, number, description };
  });
}
