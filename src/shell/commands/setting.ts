/** A place in the configuration as a command, with its `no` form. */
import type { JsonValue } from '../../../codegen/index.ts';
import type { Names } from '../../device/tree.ts';
import { choice, type Element, keyword, optional, parameter, type Syntax } from '../grammar/element.ts';
import type { Arguments } from '../grammar/parse.ts';
import type { Command } from '../session/context.ts';
import { configure } from './configure.ts';
import { NO } from './words.ts';

export interface Setting {
  /** The words that name it. */
  readonly words: Syntax;
  /** What is given with it; not needed after `no`. */
  readonly value?: Element;
  readonly names: Names | ((args: Arguments) => Names);
  /** What stands at the place then. */
  readonly json: (args: Arguments) => JsonValue;
  /** What is read when the device does not take it. */
  readonly refusal?: string;
}

export function settingCommands({
  words,
  value,
  names,
  json,
  refusal = '% Invalid value',
}: Setting): readonly Command[] {
  const placeOf = (args: Arguments) => (typeof names === 'function' ? names(args) : names);
  return [
    {
      mode: 'config',
      syntax: [...words, ...(value ? [value] : [])],
      run(context, args) {
        configure(context, placeOf(args), json(args), refusal);
        return undefined;
      },
    },
    {
      mode: 'config',
      syntax: [NO, ...words, ...(value ? [optional(value)] : [])],
      run(context, args) {
        configure(context, placeOf(args), undefined, refusal);
        return undefined;
      },
    },
  ];
}

/** The argument that most settings are given as. */
export const given = (args: Arguments): string => args.get('value')!;

/** For settings that are there or not. */
export const EMPTY: JsonValue = [null];

/** A URL; whether it is one that is reached shows later. */
export function url(help: string): Element {
  return parameter('value', 'WORD', help, { accepts: (text) => /^[a-z]+:\/\/./i.test(text) });
}

const type = (word: string, help: string) => [keyword(word, help, 'value')];

export const TRANSPORT_TYPES = choice(
  type('automatic', 'Set the transport automatically'),
  type('callhome', 'Call Home transport'),
  type('cslu', 'CSLU or SSM On-Prem transport'),
  type('off', 'Disable transport'),
  type('smart', 'Smart transport'),
);
