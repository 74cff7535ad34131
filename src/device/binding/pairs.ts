/**
 * What cisco-smart-license:licensing/config and Cisco-IOS-XE-native:native/license/smart both show. Names on the
 * left are below the one, names on the right below the other.
 */
import type { JsonValue } from '../../../codegen/index.ts';
import { LICENSING, NATIVE, type Names } from '../tree.ts';

export interface Pair {
  readonly licensing: Names;
  readonly native: Names;
  toNative(value: JsonValue | undefined): JsonValue | undefined;
  toLicensing(value: JsonValue | undefined): JsonValue | undefined;
}

export const CONFIG: Names = [LICENSING, 'config'];
export const SMART: Names = [NATIVE, 'license', 'smart'];

/** Days between reports, and where the values are that the published models do not take. */
export const INTERVAL: Names = [...SMART, 'usage', 'interval'];
export const OTHER_INTERVAL: Names = [...SMART, 'usage', 'sly-native-license:interval'];

const same = (value: JsonValue | undefined) => value;

function leaf(licensing: string, native: string): Pair {
  return {
    licensing: [...CONFIG, ...licensing.split('/')],
    native: [...SMART, ...native.split('/')],
    toNative: same,
    toLicensing: same,
  };
}

/** True on the one side is an empty leaf on the other; false is no leaf. */
function flag(licensing: string, native: string): Pair {
  return {
    ...leaf(licensing, native),
    toNative: (value) => (value === true ? [null] : undefined),
    toLicensing: (value) => (value === undefined ? undefined : true),
  };
}

const transportType: Pair = {
  ...leaf('transport/transport-type', 'transport-type'),
  toNative(value) {
    const name = typeof value === 'string' ? value.replace('transport-type-', '') : undefined;
    return name === 'off' ? 'Off' : name;
  },
  toLicensing: (value) => (typeof value === 'string' ? `transport-type-${value.toLowerCase()}` : undefined),
};

const customer = ['id', 'name', 'street', 'city', 'state', 'country'].map((name) =>
  leaf(`utility/customer-info/${name}`, `utility/customer-info/${name}`),
);

const tags = ['tag1', 'tag2', 'tag3', 'tag4'].map((name) =>
  leaf(`usage/customer-tags/${name}`, `usage/customer-tags/${name}`),
);

export const PAIRS: readonly Pair[] = [
  flag('enable', 'enable'),
  leaf('custom-id', 'customer-id'),
  flag('privacy/hostname', 'privacy/hostname'),
  flag('privacy/version', 'privacy/version'),
  flag('utility/utility-enable', 'utility/enable'),
  ...customer,
  leaf('utility/customer-info/postal-code', 'utility/customer-info/postalcode'),
  leaf('usage/interval', 'usage/interval'),
  ...tags,
  transportType,
  leaf('transport/transport-cslu/url-cslu', 'url/cslu'),
];
