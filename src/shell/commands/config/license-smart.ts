/**
 * license smart ... in configuration mode, with the `no` forms. S1 "Setting the Transport Type, URL, and Reporting
 * Interval", "license smart (global config)".
 */

import type { JsonValue } from '../../../../codegen/index.ts';
import { OTHER_INTERVAL, INTERVAL as PUBLISHED_INTERVAL } from '../../../device/binding/pairs.ts';
import { NATIVE } from '../../../device/tree.ts';
import { choice, keyword, number, optional, parameter } from '../../grammar/element.ts';
import type { Command, CommandContext } from '../../session/context.ts';
import { configure } from '../configure.ts';
import { EMPTY, given, type Setting, settingCommands, TRANSPORT_TYPES, url } from '../setting.ts';
import { LICENSE, NO, SMART } from '../words.ts';

const URL = keyword('url', 'Licensing server URL');
const USAGE = keyword('usage', 'Usage reporting');
const PROXY = keyword('proxy', 'HTTPS proxy on the way to Cisco SSM');
const PRIVACY = keyword('privacy', 'Data privacy');

/** Below `native/license/smart`. */
const at = (...names: readonly string[]) => [NATIVE, 'license', 'smart', ...names];

const settings: readonly Setting[] = [
  {
    words: [LICENSE, SMART, keyword('transport', 'Transport used to reach the licensing server')],
    value: TRANSPORT_TYPES,
    names: at('transport-type'),
    json: (args) => (given(args) === 'off' ? 'Off' : given(args)),
  },
  {
    words: [LICENSE, SMART, URL],
    value: url('URL of Cisco SSM'),
    names: at('url', 'name'),
    json: given,
  },
  {
    words: [LICENSE, SMART, URL, keyword('smart', 'URL for smart transport')],
    value: url('URL of Cisco SSM'),
    names: at('url', 'name'),
    json: given,
  },
  {
    words: [LICENSE, SMART, URL, keyword('cslu', 'URL for CSLU transport')],
    value: url('URL of CSLU or SSM On-Prem'),
    names: at('url', 'cslu'),
    json: given,
  },
  {
    words: [LICENSE, SMART, URL, keyword('utility', 'URL for utility licensing')],
    value: url('URL for utility licensing'),
    names: at('url', 'utility'),
    json: given,
  },
  {
    words: [LICENSE, SMART, URL, keyword('default', 'The default URL')],
    names: at('url', 'default'),
    json: () => EMPTY,
  },
  {
    words: [
      LICENSE,
      SMART,
      USAGE,
      keyword('customer-tags', 'Customer tags'),
      choice(...['tag1', 'tag2', 'tag3', 'tag4'].map((tag) => [keyword(tag, 'Customer tag', 'tag')])),
    ],
    value: parameter('value', 'LINE', 'Text of the tag', { rest: true }),
    names: (args) => at('usage', 'customer-tags', args.get('tag')!),
    json: given,
    refusal: '% Invalid customer tag: 1 to 127 characters are supported',
  },
  {
    words: [LICENSE, SMART, PRIVACY, keyword('hostname', 'Do not send the hostname')],
    names: at('privacy', 'hostname'),
    json: () => EMPTY,
  },
  {
    words: [LICENSE, SMART, PRIVACY, keyword('version', 'Do not send the agent version')],
    names: at('privacy', 'version'),
    json: () => EMPTY,
  },
  {
    words: [LICENSE, SMART, PROXY, keyword('address', 'Address or host name of the proxy')],
    value: parameter('value', 'WORD', 'Address or host name'),
    names: at('sly-native-license:proxy', 'address'),
    json: given,
  },
  {
    words: [LICENSE, SMART, PROXY, keyword('port', 'Port of the proxy')],
    value: number('value', 1, 65_535, 'Port number'),
    names: at('sly-native-license:proxy', 'port'),
    json: (args) => Number(given(args)),
  },
  ...['city', 'country', 'id', 'name', 'postalcode', 'state', 'street'].map(
    (leaf): Setting => ({
      words: [
        LICENSE,
        SMART,
        keyword('utility', 'Utility licensing'),
        keyword('customer_info', 'Customer information'),
        keyword(leaf, 'Customer information'),
      ],
      value: parameter('value', 'LINE', 'Text', { rest: true }),
      names: at('utility', 'customer-info', leaf),
      json: given,
    }),
  ),
  {
    words: [LICENSE, SMART, keyword('custom_id', 'Custom identifier')],
    value: parameter('value', 'WORD', 'Custom identifier'),
    names: at('customer-id'),
    json: given,
  },
  {
    words: [LICENSE, SMART, keyword('utility', 'Utility licensing')],
    names: at('utility', 'enable'),
    json: () => EMPTY,
  },
];

/** Both settings of data privacy at once. */
const PRIVACY_ALL = [LICENSE, SMART, PRIVACY, keyword('all', 'Send neither')];
const PRIVACY_LEAVES = ['hostname', 'version'];

function privacyAll(context: CommandContext, json: JsonValue | undefined): undefined {
  for (const leaf of PRIVACY_LEAVES) {
    configure(context, at('privacy', leaf), json, '% Invalid value');
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
  ...settings.flatMap(settingCommands),
  {
    mode: 'config',
    syntax: [...INTERVAL, DAYS],
    run: (context, args) => setUsageInterval(context, Number(given(args))),
  },
  {
    mode: 'config',
    syntax: [NO, ...INTERVAL, optional(DAYS)],
    run: (context) => setUsageInterval(context, undefined),
  },
  { mode: 'config', syntax: PRIVACY_ALL, run: (context) => privacyAll(context, EMPTY) },
  { mode: 'config', syntax: [NO, ...PRIVACY_ALL], run: (context) => privacyAll(context, undefined) },
];
