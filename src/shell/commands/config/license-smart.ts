/**
 * license smart ... in configuration mode, with the `no` forms. S1 "Setting the Transport Type, URL, and Reporting
 * Interval", "license smart (global config)".
 */

import type { JsonValue } from '../../../../codegen/index.ts';
import { OTHER_INTERVAL, INTERVAL as PUBLISHED_INTERVAL } from '../../../device/binding/pairs.ts';
import { NATIVE } from '../../../device/tree.ts';
import {
  choice,
  type Element,
  keyword,
  number,
  optional,
  parameter,
  type Syntax,
} from '../../grammar/element.ts';
import type { Arguments } from '../../grammar/parse.ts';
import type { Command, CommandContext } from '../../session/context.ts';
import { configure } from '../configure.ts';
import { LICENSE, NO, SMART } from '../words.ts';

interface Setting {
  /** The words that name it. */
  readonly words: Syntax;
  /** What is given with it; not needed after `no`. */
  readonly value?: Element;
  /** Where it is below `native/license/smart`. */
  readonly path: (args: Arguments) => readonly string[];
  readonly json: (args: Arguments) => JsonValue;
  readonly refusal?: string;
}

const EMPTY: JsonValue = [null];
const value = (args: Arguments) => args.get('value')!;

const URL = keyword('url', 'Licensing server URL');
const USAGE = keyword('usage', 'Usage reporting');
const PROXY = keyword('proxy', 'HTTPS proxy on the way to Cisco SSM');
const PRIVACY = keyword('privacy', 'Data privacy');
const url = (help: string) =>
  parameter('value', 'WORD', help, { accepts: (text) => /^[a-z]+:\/\/./i.test(text) });

const types = [
  ['automatic', 'Set the transport automatically'],
  ['callhome', 'Call Home transport'],
  ['cslu', 'CSLU or SSM On-Prem transport'],
  ['off', 'Disable transport'],
  ['smart', 'Smart transport'],
] as const;

const settings: readonly Setting[] = [
  {
    words: [keyword('transport', 'Transport used to reach the licensing server')],
    value: choice(...types.map(([word, help]) => [keyword(word, help, 'value')])),
    path: () => ['transport-type'],
    json: (args) => (value(args) === 'off' ? 'Off' : value(args)),
  },
  {
    words: [URL],
    value: url('URL of Cisco SSM'),
    path: () => ['url', 'name'],
    json: value,
  },
  {
    words: [URL, keyword('smart', 'URL for smart transport')],
    value: url('URL of Cisco SSM'),
    path: () => ['url', 'name'],
    json: value,
  },
  {
    words: [URL, keyword('cslu', 'URL for CSLU transport')],
    value: url('URL of CSLU or SSM On-Prem'),
    path: () => ['url', 'cslu'],
    json: value,
  },
  {
    words: [URL, keyword('utility', 'URL for utility licensing')],
    value: url('URL for utility licensing'),
    path: () => ['url', 'utility'],
    json: value,
  },
  {
    words: [URL, keyword('default', 'The default URL')],
    path: () => ['url', 'default'],
    json: () => EMPTY,
  },
  {
    words: [
      USAGE,
      keyword('customer-tags', 'Customer tags'),
      choice(...['tag1', 'tag2', 'tag3', 'tag4'].map((tag) => [keyword(tag, 'Customer tag', 'tag')])),
    ],
    value: parameter('value', 'LINE', 'Text of the tag', { rest: true }),
    path: (args) => ['usage', 'customer-tags', args.get('tag')!],
    json: value,
    refusal: '% Invalid customer tag: 1 to 127 characters are supported',
  },
  {
    words: [PRIVACY, keyword('hostname', 'Do not send the hostname')],
    path: () => ['privacy', 'hostname'],
    json: () => EMPTY,
  },
  {
    words: [PRIVACY, keyword('version', 'Do not send the agent version')],
    path: () => ['privacy', 'version'],
    json: () => EMPTY,
  },
  {
    words: [PROXY, keyword('address', 'Address or host name of the proxy')],
    value: parameter('value', 'WORD', 'Address or host name'),
    path: () => ['sly-native-license:proxy', 'address'],
    json: value,
  },
  {
    words: [PROXY, keyword('port', 'Port of the proxy')],
    value: number('value', 1, 65_535, 'Port number'),
    path: () => ['sly-native-license:proxy', 'port'],
    json: (args) => Number(value(args)),
  },
  ...['city', 'country', 'id', 'name', 'postalcode', 'state', 'street'].map(
    (leaf): Setting => ({
      words: [
        keyword('utility', 'Utility licensing'),
        keyword('customer_info', 'Customer information'),
        keyword(leaf, 'Customer information'),
      ],
      value: parameter('value', 'LINE', 'Text', { rest: true }),
      path: () => ['utility', 'customer-info', leaf],
      json: value,
    }),
  ),
  {
    words: [keyword('custom_id', 'Custom identifier')],
    value: parameter('value', 'WORD', 'Custom identifier'),
    path: () => ['customer-id'],
    json: value,
  },
  {
    words: [keyword('utility', 'Utility licensing')],
    path: () => ['utility', 'enable'],
    json: () => EMPTY,
  },
];

function commandsOf({
  words,
  value: given,
  path,
  json,
  refusal = '% Invalid value',
}: Setting): readonly Command[] {
  const below = (args: Arguments) => [NATIVE, 'license', 'smart', ...path(args)];
  return [
    {
      mode: 'config',
      syntax: [LICENSE, SMART, ...words, ...(given ? [given] : [])],
      run(context, args) {
        configure(context, below(args), json(args), refusal);
        return undefined;
      },
    },
    {
      mode: 'config',
      syntax: [NO, LICENSE, SMART, ...words, ...(given ? [optional(given)] : [])],
      run(context, args) {
        configure(context, below(args), undefined, refusal);
        return undefined;
      },
    },
  ];
}

/** Both settings of data privacy at once. */
const PRIVACY_ALL = [LICENSE, SMART, PRIVACY, keyword('all', 'Send neither')];
const PRIVACY_LEAVES = ['hostname', 'version'];

function privacyAll(context: CommandContext, json: JsonValue | undefined): undefined {
  for (const leaf of PRIVACY_LEAVES) {
    configure(context, [NATIVE, 'license', 'smart', 'privacy', leaf], json, '% Invalid value');
  }
}

const INTERVAL = [LICENSE, SMART, USAGE, keyword('interval', 'Days between usage reports')];
const DAYS = number('value', 0, 3650, 'Days; 0 sends no reports');

/** The published model takes 1 to 365 days, the command 0 to 3650; a place of our own has the rest. */
function setUsageInterval(context: CommandContext, days: number | undefined): undefined {
  const published = days === undefined || (days >= 1 && days <= 365);
  configure(context, published ? OTHER_INTERVAL : PUBLISHED_INTERVAL, undefined, '% Invalid value');
  configure(context, published ? PUBLISHED_INTERVAL : OTHER_INTERVAL, days, '% Invalid value');
}

export const licenseSmart: readonly Command[] = [
  ...settings.flatMap(commandsOf),
  {
    mode: 'config',
    syntax: [...INTERVAL, DAYS],
    run: (context, args) => setUsageInterval(context, Number(value(args))),
  },
  {
    mode: 'config',
    syntax: [NO, ...INTERVAL, optional(DAYS)],
    run: (context) => setUsageInterval(context, undefined),
  },
  { mode: 'config', syntax: PRIVACY_ALL, run: (context) => privacyAll(context, EMPTY) },
  { mode: 'config', syntax: [NO, ...PRIVACY_ALL], run: (context) => privacyAll(context, undefined) },
];
