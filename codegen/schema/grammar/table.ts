/**
 * Which statement may hold which, how often, and with what argument: the substatement tables of RFC 7950 section 7
 * (and of RFC 6020 where YANG 1 differs), in one place.
 *
 * A row is `[section, argument grammar, substatements]`. A substatement ends in its cardinality: `!` once, `?` at most
 * once, `*` any number, `+` at least once. Two signs mean YANG 1 then YANG 1.1; `-` means not in that version.
 */
import type { ArgumentGrammar } from './arguments.ts';

export type Cardinality = '!' | '?' | '*' | '+' | '-';

export interface SubstatementRule {
  readonly v1: Cardinality;
  readonly v11: Cardinality;
}

export interface StatementRule {
  /** Section of RFC 7950 that defines the statement. */
  readonly section: string;
  readonly argument: ArgumentGrammar | 'none';
  readonly substatements: ReadonlyMap<string, SubstatementRule>;
  /** Substatements that must be there, in YANG 1 and in 1.1. */
  readonly required1: readonly string[];
  readonly required11: readonly string[];
}

const DOC = 'description? reference?';
const DATA = 'anydata-* anyxml* choice* container* leaf* leaf-list* list* ';
const NODE = `${DOC} if-feature* status? when?`;
const SCOPE = 'grouping* typedef*';
const ERROR = `${DOC} error-app-tag? error-message?`;
const BODY = `augment* deviation* extension* feature* identity* import* include* notification* rpc* uses* ${DATA} ${SCOPE}`;
const META = `contact? organization? revision* yang-version?! ${DOC}`;
const OPERATION = `${DOC} ${SCOPE} if-feature* input? output? status?`;
const ELEMENTS = 'max-elements? min-elements?';

type Row = readonly [section: string, argument: ArgumentGrammar | 'none', substatements?: string];

const ROWS: Readonly<Record<string, Row>> = {
  module: ['7.1', 'identifier', `${META} ${BODY} namespace! prefix!`],
  submodule: ['7.2', 'identifier', `${META} ${BODY} belongs-to!`],
  'yang-version': ['7.1.2', 'yang-version'],
  namespace: ['7.1.3', 'uri'],
  prefix: ['7.1.4', 'identifier'],
  import: ['7.1.5', 'identifier', 'prefix! revision-date? description-? reference-?'],
  'revision-date': ['7.1.5.1', 'date'],
  include: ['7.1.6', 'identifier', 'revision-date? description-? reference-?'],
  organization: ['7.1.7', 'string'],
  contact: ['7.1.8', 'string'],
  revision: ['7.1.9', 'date', DOC],
  'belongs-to': ['7.2.2', 'identifier', 'prefix!'],

  typedef: ['7.3', 'type-name', `${DOC} default? status? type! units?`],
  units: ['7.3.3', 'string'],
  default: ['7.6.4', 'string'],
  type: [
    '7.4',
    'identifier-ref',
    'base?* bit* enum* fraction-digits? length? path? pattern* range? require-instance? type*',
  ],
  range: ['9.2.4', 'range', ERROR],
  'fraction-digits': ['9.3.4', 'fraction-digits'],
  length: ['9.4.4', 'length', ERROR],
  pattern: ['9.4.5', 'string', `${ERROR} modifier-?`],
  modifier: ['9.4.6', 'modifier'],
  enum: ['9.6.4', 'enum-name', `${DOC} if-feature-* status? value?`],
  value: ['9.6.4.2', 'integer'],
  bit: ['9.7.4', 'identifier', `${DOC} if-feature-* position? status?`],
  position: ['9.7.4.2', 'non-negative-integer'],
  path: ['9.9.2', 'string'],
  'require-instance': ['9.9.3', 'boolean'],

  container: [
    '7.5',
    'identifier',
    `${NODE} ${DATA} ${SCOPE} action-* config? must* notification-* presence? uses*`,
  ],
  must: ['7.5.3', 'string', ERROR],
  'error-message': ['7.5.4.1', 'string'],
  'error-app-tag': ['7.5.4.2', 'string'],
  presence: ['7.5.5', 'string'],
  leaf: ['7.6', 'identifier', `${NODE} config? default? mandatory? must* type! units?`],
  mandatory: ['7.6.5', 'boolean'],
  'leaf-list': ['7.7', 'identifier', `${NODE} ${ELEMENTS} config? default-* must* ordered-by? type! units?`],
  'min-elements': ['7.7.5', 'non-negative-integer'],
  'max-elements': ['7.7.6', 'max-elements'],
  'ordered-by': ['7.7.7', 'ordered-by'],
  list: [
    '7.8',
    'identifier',
    `${NODE} ${DATA} ${SCOPE} ${ELEMENTS} action-* config? key? must* notification-* ordered-by? unique* uses*`,
  ],
  key: ['7.8.2', 'key'],
  unique: ['7.8.3', 'unique'],
  choice: [
    '7.9',
    'identifier',
    `${NODE} anydata-* anyxml* case* choice-* config? container* default? leaf* leaf-list* list* mandatory?`,
  ],
  case: ['7.9.2', 'identifier', `${NODE} ${DATA} uses*`],
  anydata: ['7.10', 'identifier', `${NODE} config? mandatory? must*`],
  anyxml: ['7.11', 'identifier', `${NODE} config? mandatory? must*`],

  grouping: ['7.12', 'identifier', `${DOC} ${DATA} ${SCOPE} action-* notification-* status? uses*`],
  uses: ['7.13', 'identifier-ref', `${NODE} augment* refine*`],
  refine: [
    '7.13.2',
    'descendant-schema-nodeid',
    `${DOC} ${ELEMENTS} config? default?* if-feature-* mandatory? must* presence?`,
  ],
  rpc: ['7.14', 'identifier', OPERATION],
  input: ['7.14.2', 'none', `${DATA} ${SCOPE} must-* uses*`],
  output: ['7.14.3', 'none', `${DATA} ${SCOPE} must-* uses*`],
  action: ['7.15', 'identifier', OPERATION],
  notification: ['7.16', 'identifier', `${DOC} ${DATA} ${SCOPE} if-feature* must-* status? uses*`],
  augment: ['7.17', 'schema-nodeid', `${NODE} ${DATA} action-* case* notification-* uses*`],
  identity: ['7.18', 'identifier', `${DOC} base?* if-feature-* status?`],
  base: ['7.18.2', 'identifier-ref'],
  extension: ['7.19', 'identifier', `${DOC} argument? status?`],
  argument: ['7.19.2', 'identifier', 'yin-element?'],
  'yin-element': ['7.19.2.2', 'boolean'],
  feature: ['7.20.1', 'identifier', `${DOC} if-feature* status?`],
  'if-feature': ['7.20.2', 'if-feature'],
  deviation: ['7.20.3', 'absolute-schema-nodeid', `${DOC} deviate+`],
  deviate: ['7.20.3.2', 'deviate', `${ELEMENTS} config? default?* mandatory? must* type? unique* units?`],
  config: ['7.21.1', 'boolean'],
  status: ['7.21.2', 'status'],
  description: ['7.21.3', 'string'],
  reference: ['7.21.4', 'string'],
  when: ['7.21.5', 'string', DOC],
};

/** The statements that extensions take whose content is YANG's own (RFC 8040, RFC 8791, RFC 7952). */
const EXTENSION_ROWS: Readonly<Record<string, Row>> = {
  'yang-data': ['7.19', 'string', `${DATA} ${SCOPE} ${DOC} uses*`],
  structure: ['7.19', 'identifier', `${DATA} ${SCOPE} ${DOC} must* status? uses*`],
  'augment-structure': ['7.19', 'absolute-schema-nodeid', `${DATA} ${DOC} case* status? uses*`],
  annotation: ['7.19', 'identifier', `${DOC} if-feature* status? type! units?`],
};

/** The statements that define data nodes, or bring them in (RFC 7950 section 14, rule `data-def-stmt`). */
export const DATA_DEFINITIONS: readonly string[] = [
  'container',
  'leaf',
  'leaf-list',
  'list',
  'choice',
  'anydata',
  'anyxml',
  'uses',
];

/** What each kind of deviation may hold (RFC 7950 section 7.20.3.2). */
export const DEVIATE_SUBSTATEMENTS: Readonly<Record<string, readonly string[]>> = {
  'not-supported': [],
  add: ['config', 'default', 'mandatory', 'max-elements', 'min-elements', 'must', 'unique', 'units'],
  replace: ['config', 'default', 'mandatory', 'max-elements', 'min-elements', 'type', 'units'],
  delete: ['default', 'must', 'unique', 'units'],
};

/** The blocks a module is written in, in order (RFC 7950 section 14, rules `module-stmt` and `submodule-stmt`). */
export const MODULE_BLOCKS: Readonly<Record<string, number>> = {
  'yang-version': 0,
  namespace: 0,
  prefix: 0,
  'belongs-to': 0,
  import: 1,
  include: 1,
  organization: 2,
  contact: 2,
  description: 2,
  reference: 2,
  revision: 3,
};
export const BODY_BLOCK = 4;

function readSubstatements(text: string): Map<string, SubstatementRule> {
  const rules = new Map<string, SubstatementRule>();
  for (const entry of text.split(' ').filter(Boolean)) {
    const [, name, v1, v11 = v1] = /^([a-z][a-z-]*?[a-z])([-!?*+])([!?*+])?$/.exec(entry)!;
    rules.set(name!, { v1: v1 as Cardinality, v11: v11 as Cardinality });
  }
  return rules;
}

function readRow([section, argument, text = '']: Row): StatementRule {
  const substatements = readSubstatements(text);
  const required = (version: keyof SubstatementRule) =>
    [...substatements].filter(([, rule]) => '!+'.includes(rule[version])).map(([keyword]) => keyword);
  return { section, argument, substatements, required1: required('v1'), required11: required('v11') };
}

function readRows(rows: Readonly<Record<string, Row>>): ReadonlyMap<string, StatementRule> {
  return new Map(Object.entries(rows).map(([keyword, row]) => [keyword, readRow(row)]));
}

/** Every statement of YANG 1 and 1.1, by keyword. */
export const STATEMENTS = readRows(ROWS);

/** The extensions whose substatements are read, by keyword without prefix. */
export const EXTENSIONS = readRows(EXTENSION_ROWS);
