/** What the agent and the chassis need to know of a configuration. */
import type { JsonObject } from '../../../codegen/index.ts';
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
import { numberOf, objectOf, textOf, withoutUndefined } from '../values.ts';
import { SMART } from './pairs.ts';

/** The licensing settings, read from the native model: it has all of them at any time. */
export function settingsOf(tree: Tree): Settings {
  const smart = objectOf(valueAt(tree, SMART));
  const { url, privacy, usage, utility } = smart;
  const { cslu, default: byDefault, name, utility: utilityUrl } = objectOf(url);
  const { interval, 'sly-native-license:interval': otherInterval, 'customer-tags': tags } = objectOf(usage);
  const days = interval ?? otherInterval;
  const { address, port } = objectOf(smart['sly-native-license:proxy']);
  const { enable, 'customer-info': info } = objectOf(utility);
  const customerTags = Object.values(objectOf(tags)).filter((tag) => typeof tag === 'string');
  const customerInfo = customer(objectOf(info));
  return withoutUndefined({
    transport: textOf(smart['transport-type'])?.toLowerCase() as TransportType | undefined,
    urlDefault: byDefault === undefined ? undefined : true,
    url: textOf(name),
    utilityUrl: textOf(utilityUrl),
    csluUrl: textOf(cslu),
    proxy: proxyAt(textOf(address), port),
    domain: textOf(valueAt(tree, [NATIVE, 'ip', 'domain', 'name'])),
    privacyHostname: objectOf(privacy).hostname === undefined ? undefined : true,
    privacyVersion: objectOf(privacy).version === undefined ? undefined : true,
    interval: numberOf(days),
    customerTags: customerTags.length > 0 ? customerTags : undefined,
    customId: textOf(smart['customer-id']),
    utility: enable === undefined ? undefined : true,
    customerInfo: Object.keys(customerInfo).length > 0 ? customerInfo : undefined,
  });
}

export function hostnameOf(tree: Tree, fallback: string): string {
  return textOf(valueAt(tree, [NATIVE, 'hostname'])) ?? fallback;
}

/** The boot level that a configuration asks for: from its next start on. */
export function bootLevelOf(tree: Tree, fallback: BootLevel): BootLevel {
  const [level] = Object.entries(objectOf(valueAt(tree, [NATIVE, 'license', 'boot', 'level'])));
  if (!level) return fallback;
  const [base, value] = level;
  const addon = textOf(objectOf(value).addon) as BootLevel['addon'];
  return addon === undefined ? { base: base as BaseLevel } : { base: base as BaseLevel, addon };
}

function customer(info: JsonObject): CustomerInfo {
  const { id, name, street, city, state, country, postalcode } = info;
  return withoutUndefined({
    id: textOf(id),
    name: textOf(name),
    street: textOf(street),
    city: textOf(city),
    state: textOf(state),
    country: textOf(country),
    postalCode: textOf(postalcode),
  });
}
