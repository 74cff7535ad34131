/**
 * The licensing settings of IOS XR and where each model shows them: `cisco-smart-license`, the XR configuration
 * model (`-cfg`) and the unified model (`-um`), which follows the command line. One state, three faces.
 */
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import type { Tree } from '../../datastore/contract.ts';
import { LICENSING, type Names, valueAt } from '../tree.ts';

/** A setting as one model shows it. What is read there is the same for all places of a setting. */
export interface Place {
  readonly names: Names;
  read(value: JsonValue | undefined): JsonValue | undefined;
  /** `current` is what stands there now, of which other members stay. */
  write(value: JsonValue | undefined, current: JsonValue | undefined): JsonValue | undefined;
  /** Whether the model has the place at all in a configuration; always without. */
  shown?(tree: Tree): boolean;
}

export interface Setting {
  readonly name: string;
  readonly places: readonly Place[];
}

export const COMMON: Names = [LICENSING, 'config'];
export const CFG: Names = ['Cisco-IOS-XR-smart-license-cfg:licensing'];
export const FLEX: Names = ['Cisco-IOS-XR-smart-license-cfg:flex-consumption'];
const UM_MODULE = 'Cisco-IOS-XR-um-license-smart-cfg';
export const UM: Names = [`${UM_MODULE}:license`, 'smart'];

export const TRANSPORT_TYPE: Names = [...CFG, 'transport', 'transport-type'];

const at = (base: Names, path: string): Names => [...base, ...path.split('/')];

/** The value itself. */
const plain = (names: Names): Place => ({ names, read: (value) => value, write: (value) => value });

/** A boolean; false is the same as nothing. */
const flag = (names: Names): Place => ({
  names,
  read: (value) => (value === true ? true : undefined),
  write: (value) => value,
});

/** A container or leaf whose being there is the value. */
const presence = (names: Names, content: JsonValue): Place => ({
  names,
  read: (value) => (value === undefined ? undefined : true),
  write: (value) => (value === true ? content : undefined),
});

const transportType = (names: Names, ofAutomatic: string): Place => ({
  names,
  read: (value) => (typeof value === 'string' ? value.replace('transport-type-', '') : undefined),
  write(value) {
    if (value === undefined) return undefined;
    return `transport-type-${value === 'automatic' ? ofAutomatic : String(value)}`;
  },
});

/** The unified model knows transport smart, and its absence. */
const umTransport: Place = {
  names: at(UM, 'transport/smart'),
  read: (value) => (value === undefined ? undefined : 'smart'),
  write: (value) => (value === 'smart' ? {} : undefined),
};

/** The smart URL in cisco-smart-license, which has it only while the transport is smart. */
const commonSmartUrl: Place = {
  names: at(COMMON, 'transport/transport-smart'),
  shown: (tree) => valueAt(tree, at(COMMON, 'transport/transport-type')) === 'transport-type-smart',
  read: (value) => urlsOf(value)['url-registration'],
  write(value, current) {
    const { 'url-registration': _, ...others } = urlsOf(current);
    if (value !== undefined) return { urls: { 'url-registration': value, ...others } };
    if ((current as JsonObject | undefined)?.['url-default'] === true) return current;
    return Object.keys(others).length > 0 ? { urls: others } : undefined;
  },
};

function urlsOf(smart: JsonValue | undefined): JsonObject {
  return ((smart as JsonObject | undefined)?.urls ?? {}) as JsonObject;
}

/** In this order: whether the URL of transport smart is shown depends on the transport. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'transport',
    places: [
      transportType(at(COMMON, 'transport/transport-type'), 'automatic'),
      transportType(TRANSPORT_TYPE, 'cslu'),
      umTransport,
    ],
  },
  {
    name: 'URL of transport smart',
    places: [
      commonSmartUrl,
      plain(at(CFG, 'transport/transport-smart/urls/url-registration')),
      plain(at(UM, 'url')),
    ],
  },
  {
    name: 'URL of transport cslu',
    places: [
      plain(at(COMMON, 'transport/transport-cslu/url-cslu')),
      plain(at(CFG, 'transport/transport-smart/urls/url-cslu')),
    ],
  },
  {
    name: 'host of the proxy',
    places: [plain(at(CFG, 'transport/transport-smart/proxy/host-name')), plain(at(UM, 'proxy/hostname'))],
  },
  {
    name: 'port of the proxy',
    places: [plain(at(CFG, 'transport/transport-smart/proxy/port')), plain(at(UM, 'proxy/port'))],
  },
  {
    name: 'privacy of the host name',
    places: [flag(at(COMMON, 'privacy/hostname')), presence(at(CFG, 'privacy/host-name'), [null])],
  },
  {
    name: 'privacy of the version',
    places: [flag(at(COMMON, 'privacy/version')), presence(at(CFG, 'privacy/version'), [null])],
  },
  {
    name: 'flexible consumption',
    places: [
      flag(at(FLEX, 'fcm-enable')),
      presence([`${UM_MODULE}:license-smart-flexible-consumption`, 'enable'], {}),
    ],
  },
  {
    name: 'software upgrade licence',
    places: [
      flag(at(FLEX, 'software-upgrade-enable')),
      presence([`${UM_MODULE}:license-smart-software-upgrade`, 'enable'], {}),
    ],
  },
  {
    name: 'reservation',
    places: [flag(at(FLEX, 'reservation')), presence([`${UM_MODULE}:license-smart-reservation`], {})],
  },
];
