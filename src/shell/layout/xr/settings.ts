/**
 * What the command line of IOS XR configures: the words in front of a value, and where the value stands in the
 * configuration. The commands and `show running-config` are made of it.
 */
import type { JsonObject, JsonValue } from '../../../../codegen/index.ts';
import type { Tree } from '../../../datastore/contract.ts';
import { type Names, valueAt } from '../../../device/tree.ts';
import { CFG, COMMON, FLEX } from '../../../device/xr/faces.ts';
import { EXEC_TIMEOUT, timeoutText } from '../../exec-timeout.ts';
import { SYSLOG } from '../../logging-host.ts';

export interface RouterSetting {
  /** As the configuration shows it, without the value. */
  readonly command: string;
  readonly names: Names;
  /** What stands behind the words; empty for a setting that is only there or not, undefined for one that is not. */
  show(value: JsonValue): string | undefined;
}

const at = (base: Names, path: string): Names => [...base, ...path.split('/')];
const itself = (value: JsonValue) => String(value);
const present = () => '';
const on = (value: JsonValue) => (value === true ? '' : undefined);

const SMART_URLS = at(CFG, 'transport/transport-smart');

export const ROUTER_SETTINGS = {
  timeout: {
    command: 'line default exec-timeout',
    names: EXEC_TIMEOUT,
    show: (value) => (value === 0 ? undefined : timeoutText(Number(value))),
  },
  logging: {
    command: 'logging',
    names: SYSLOG,
    show(value) {
      const { host, port } = value as JsonObject;
      return `${host}${port === undefined || port === 514 ? '' : ` port ${port}`}`;
    },
  },
  flexible: { command: 'license smart flexible-consumption enable', names: at(FLEX, 'fcm-enable'), show: on },
  hostname: { command: 'license smart privacy hostname', names: at(CFG, 'privacy/host-name'), show: present },
  version: { command: 'license smart privacy version', names: at(CFG, 'privacy/version'), show: present },
  privacy: { command: 'license smart privacy all', names: at(CFG, 'privacy/all'), show: present },
  proxyHost: {
    command: 'license smart proxy hostname',
    names: at(SMART_URLS, 'proxy/host-name'),
    show: itself,
  },
  proxyPort: { command: 'license smart proxy port', names: at(SMART_URLS, 'proxy/port'), show: itself },
  reservation: { command: 'license smart reservation', names: at(FLEX, 'reservation'), show: on },
  upgrade: {
    command: 'license smart software-upgrade enable',
    names: at(FLEX, 'software-upgrade-enable'),
    show: on,
  },
  transport: {
    command: 'license smart transport',
    names: at(COMMON, 'transport/transport-type'),
    show: (value) => String(value).replace('transport-type-', ''),
  },
  cslu: {
    command: 'license smart url cslu',
    names: at(COMMON, 'transport/transport-cslu/url-cslu'),
    show: itself,
  },
  url: { command: 'license smart url smart', names: at(SMART_URLS, 'urls/url-registration'), show: itself },
  interval: { command: 'license smart usage interval', names: at(COMMON, 'usage/interval'), show: itself },
} satisfies Readonly<Record<string, RouterSetting>>;

/** What is configured: value by command. */
export function configured(tree: Tree): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { command, names, show } of Object.values<RouterSetting>(ROUTER_SETTINGS)) {
    const value = valueAt(tree, names);
    const shown = value === undefined ? undefined : show(value);
    if (shown !== undefined) values.set(command, shown);
  }
  return values;
}
