/** license smart ... and logging in configuration mode of IOS XR, with the `no` forms (S3 "Activate licenses ..."). */
import { secondsOf } from '../../exec-timeout.ts';
import { choice, keyword, number, optional, parameter, type Syntax } from '../../grammar/element.ts';
import type { Arguments } from '../../grammar/parse.ts';
import { ROUTER_SETTINGS, type RouterSetting } from '../../layout/xr/settings.ts';
import type { Command } from '../../session/context.ts';
import { MINUTES, SECONDS } from '../config/line.ts';
import { configure } from '../configure.ts';
import { EMPTY, given, type Setting, settingCommands, TRANSPORT_TYPES, url } from '../setting.ts';
import { LICENSE, SMART } from '../words.ts';

const REFUSED = '% Invalid value';

/** One of `ROUTER_SETTINGS`, and the words for it. */
type Words = Omit<Setting, 'names'> & { readonly setting: RouterSetting };

const yes = () => true;
const empty = () => EMPTY;
const asNumber = (args: Arguments) => Number(given(args));

const smart = (...words: Syntax): Syntax => [LICENSE, SMART, ...words];

const ENABLE = keyword('enable', 'Enable it');
const PRIVACY = keyword('privacy', 'Data privacy');
const URL = keyword('url', 'Licensing server URL');
const PORT = number('value', 1, 65_535, 'Port number');
const HOST = parameter('value', 'WORD', 'Host name or address of the proxy');

export const TRANSPORT: Syntax = smart(keyword('transport', 'Transport used to reach the licensing server'));
export const transportJson = (args: Arguments) => `transport-type-${given(args)}`;

const PROXY = smart(keyword('proxy', 'HTTPS proxy of the smart transport'));
const PROXY_HOST: Syntax = [...PROXY, keyword('hostname', 'Host of the proxy')];

const { timeout, logging, flexible, hostname, version, privacy, proxyHost, proxyPort, ...others } =
  ROUTER_SETTINGS;

const all: readonly Words[] = [
  {
    setting: timeout,
    words: [
      keyword('line', 'Configure a terminal line'),
      keyword('default', 'Default line template'),
      keyword('exec-timeout', 'Set the EXEC timeout'),
    ],
    value: choice([MINUTES, optional(SECONDS)]),
    json: (args) => secondsOf(args) ?? 0,
  },
  {
    setting: logging,
    words: [keyword('logging', 'Modify message logging facilities')],
    value: choice([
      parameter('host', 'Hostname or A.B.C.D', 'Address or name of the syslog server'),
      optional(keyword('vrf', 'VRF of the server'), keyword('default', 'The default VRF')),
      optional(keyword('port', 'Port of the server'), number('port', 1, 65_535, 'Port number')),
    ]),
    json: (args) => ({
      host: args.get('host')!,
      ...(args.has('port') ? { port: Number(args.get('port')) } : {}),
    }),
  },
  {
    setting: flexible,
    words: smart(keyword('flexible-consumption', 'Flexible consumption model'), ENABLE),
    json: yes,
  },
  { setting: privacy, words: smart(PRIVACY, keyword('all', 'Send neither')), json: empty },
  { setting: hostname, words: smart(PRIVACY, keyword('hostname', 'Do not send the hostname')), json: empty },
  { setting: version, words: smart(PRIVACY, keyword('version', 'Do not send the version')), json: empty },
  { setting: proxyHost, words: PROXY_HOST, value: HOST, json: given },
  {
    setting: proxyPort,
    words: [...PROXY, keyword('port', 'Port of the proxy')],
    value: PORT,
    json: asNumber,
  },
  {
    setting: others.reservation,
    words: smart(keyword('reservation', 'Specific license reservation')),
    json: yes,
  },
  {
    setting: others.upgrade,
    words: smart(keyword('software-upgrade', 'Software upgrade license'), ENABLE),
    json: yes,
  },
  { setting: others.transport, words: TRANSPORT, value: TRANSPORT_TYPES, json: transportJson },
  {
    setting: others.cslu,
    words: smart(URL, keyword('cslu', 'URL of CSLU or SSM On-Prem')),
    value: url('URL of CSLU or SSM On-Prem'),
    json: given,
  },
  {
    setting: others.url,
    // The keyword may be left out: S3 "YANG data models for Smart Licensing".
    words: smart(URL, optional(keyword('smart', 'URL of Cisco SSM'))),
    value: url('URL of Cisco SSM'),
    json: given,
  },
  {
    setting: others.interval,
    words: smart(keyword('usage', 'Usage reporting'), keyword('interval', 'Days between usage reports')),
    value: number('value', 1, 365, 'Days'),
    json: asNumber,
  },
];

/** Host and port in one line. */
const proxy: Command = {
  mode: 'config',
  syntax: [
    ...PROXY_HOST,
    HOST,
    keyword('port', 'Port of the proxy'),
    number('port', 1, 65_535, 'Port number'),
  ],
  run(context, args) {
    configure(context, proxyHost.names, given(args), REFUSED);
    configure(context, proxyPort.names, Number(args.get('port')), REFUSED);
    return undefined;
  },
};

export const routerSettings: readonly Command[] = [
  ...all.flatMap(({ setting, ...words }) => settingCommands({ ...words, names: setting.names })),
  proxy,
];
