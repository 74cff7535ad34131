/** The grammar of arguments (RFC 7950 section 14), one checker per rule; each tells what was expected instead. */
import { BUILTIN_TYPES } from '../../types/type.ts';
import { parseFeatureExpression } from '../features/expression.ts';

export type ArgumentGrammar = keyof typeof CHECKS;

/** Returns what was expected, or undefined when the argument is fine. */
type Check = (argument: string, yangVersion: '1' | '1.1') => string | undefined;

const ID = '[A-Za-z_][A-Za-z0-9_.-]*';
const REF = `(?:${ID}:)?${ID}`;
const SEPARATOR = '[ \\t\\r\\n]+';
const NUMBER = '-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?';
const BOUND = `(?:min|max|${NUMBER})`;
const OPT = '[ \\t\\r\\n]*';
const PART = `${BOUND}(?:${OPT}\\.\\.${OPT}${BOUND})?`;

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function matching(pattern: string, expected: string): Check {
  const regex = whole(pattern);
  return (argument) => (regex.test(argument) ? undefined : expected);
}

function oneOf(...values: readonly string[]): Check {
  const expected = values.map((value) => `"${value}"`).join(' or ');
  return (argument) => (values.includes(argument) ? undefined : expected);
}

const IDENTIFIER = whole(ID);

/** Section 6.2; YANG 1 reserves names starting with "xml" (RFC 6020 section 6.2). */
const identifier: Check = (argument, yangVersion) => {
  if (yangVersion === '1' && /^xml/i.test(argument)) return 'an identifier that does not start with "xml"';
  return IDENTIFIER.test(argument) ? undefined : 'an identifier';
};

const CHECKS = {
  string: () => undefined,
  identifier,
  /** Section 7.3. */
  'type-name': (argument, yangVersion) =>
    BUILTIN_TYPES.has(argument) ? 'a name that no built-in type has' : identifier(argument, yangVersion),
  'identifier-ref': matching(REF, 'a name, with a prefix or without'),
  'yang-version': oneOf('1', '1.1'),
  uri: (argument) => (/^[^\s<>"{}|\\^`]+$/.test(argument) ? undefined : 'a URI'),
  date(argument) {
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(argument) ?? [];
    const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    const valid =
      year && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= lastDay;
    return valid ? undefined : 'a date such as 2024-12-31';
  },
  boolean: oneOf('true', 'false'),
  status: oneOf('current', 'deprecated', 'obsolete'),
  'ordered-by': oneOf('system', 'user'),
  modifier: oneOf('invert-match'),
  deviate: oneOf('not-supported', 'add', 'replace', 'delete'),
  integer: matching('-?(?:0|[1-9][0-9]*)', 'an integer'),
  'non-negative-integer': matching('0|[1-9][0-9]*', 'an integer of 0 or more'),
  'max-elements': matching('unbounded|[1-9][0-9]*', '"unbounded" or an integer of 1 or more'),
  'fraction-digits': matching('1[0-8]?|[2-9]', 'an integer from 1 to 18'),
  'enum-name': (argument) =>
    argument === '' || /^\p{White_Space}|\p{White_Space}$/u.test(argument)
      ? 'a name that is not empty and has no blanks around it'
      : undefined,
  range: matching(`${OPT}${PART}(?:${OPT}\\|${OPT}${PART})*${OPT}`, 'a range such as "1..10 | 20"'),
  length: matching(`${OPT}${PART}(?:${OPT}\\|${OPT}${PART})*${OPT}`, 'a length such as "1..10 | 20"'),
  key: matching(`${OPT}${REF}(?:${SEPARATOR}${REF})*${OPT}`, 'names of leafs separated by blanks'),
  unique: matching(
    `${OPT}${REF}(?:/${REF})*(?:${SEPARATOR}${REF}(?:/${REF})*)*${OPT}`,
    'paths of leafs separated by blanks',
  ),
  'absolute-schema-nodeid': matching(`(?:/${REF})+`, 'a path such as "/m:a/m:b"'),
  'descendant-schema-nodeid': matching(`${REF}(?:/${REF})*`, 'a path such as "a/b", without a leading "/"'),
  'schema-nodeid': matching(`/?${REF}(?:/${REF})*`, 'a path of schema nodes'),
  /** Section 7.20.2: an expression in YANG 1.1, a name in YANG 1. */
  'if-feature': (argument, yangVersion) => {
    if (yangVersion === '1') return whole(REF).test(argument) ? undefined : 'the name of a feature';
    const parsed = parseFeatureExpression(argument);
    return typeof parsed === 'string' ? parsed : undefined;
  },
} satisfies Record<string, Check>;

/** Checks an argument; returns what was expected, or undefined when it is fine. */
export function checkArgument(
  grammar: ArgumentGrammar,
  argument: string,
  yangVersion: '1' | '1.1',
): string | undefined {
  return (CHECKS[grammar] as Check)(argument, yangVersion);
}
