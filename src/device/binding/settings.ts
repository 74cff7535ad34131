/** What the agent and the chassis need to know of a configuration. */
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import type { Tree } from '../../datastore/contract.ts';
import {
  type BaseLevel,
  type BootLevel,
  type CustomerInfo,
  proxyAt,
  type Settings,
  type TransportType,
} from '../../licensing/index.ts';
import { NATIVE, valueAt } from '../tree.ts';
import { SMART } from './pairs.ts';

/** The licensing settings, read from the native model: it has all of them at any time. */
export function settingsOf(tree: Tree): Settings {
  const smart = object(valueAt(tree, SMART));
  const { url, privacy, usage, utility } = smart;
  const { cslu, default: byDefault, name, utility: utilityUrl } = object(url);
  const { interval, 'sly-native-license:interval': otherInterval, 'customer-tags': tags } = object(usage);
  const days = interval ?? otherInterval;
  const { address, port } = object(smart['sly-native-license:proxy']);
  const { enable, 'customer-info': info } = object(utility);
  const customerTags = Object.values(object(tags)).filter((tag) => typeof tag === 'string');
  const customerInfo = customer(object(info));
  return withoutUndefined({
    transport: text(smart['transport-type'])?.toLowerCase() as TransportType | undefined,
    urlDefault: byDefault === undefined ? undefined : true,
    url: text(name),
    utilityUrl: text(utilityUrl),
    csluUrl: text(cslu),
    proxy: proxyAt(text(address), port),
    domain: text(valueAt(tree, [NATIVE, 'ip', 'domain', 'name'])),
    privacyHostname: object(privacy).hostname === undefined ? undefined : true,
    privacyVersion: object(privacy).version === undefined ? undefined : true,
    interval: typeof days === 'number' ? days : undefined,
    customerTags: customerTags.length > 0 ? customerTags : undefined,
    customId: text(smart['customer-id']),
    utility: enable === undefined ? undefined : true,
    customerInfo: Object.keys(customerInfo).length > 0 ? customerInfo : undefined,
  });
}

export function hostnameOf(tree: Tree, fallback: string): string {
  return text(valueAt(tree, [NATIVE, 'hostname'])) ?? fallback;
}

/** The boot level that a configuration asks for: from its next start on. */
export function bootLevelOf(tree: Tree, fallback: BootLevel): BootLevel {
  const [level] = Object.entries(object(valueAt(tree, [NATIVE, 'license', 'boot', 'level'])));
  if (!level) return fallback;
  const [base, value] = level;
  const addon = text(object(value).addon) as BootLevel['addon'];
  return addon === undefined ? { base: base as BaseLevel } : { base: base as BaseLevel, addon };
}

function customer(info: JsonObject): CustomerInfo {
  const { id, name, street, city, state, country, postalcode } = info;
  return withoutUndefined({
    id: text(id),
    name: text(name),
    street: text(street),
    city: text(city),
    state: text(state),
    country: text(country),
    postalCode: text(postalcode),
  });
}

function object(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
