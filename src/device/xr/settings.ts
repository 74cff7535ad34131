/** What the agent needs to know of a configuration in which the models agree. */
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import type { Tree } from '../../datastore/contract.ts';
import { type CustomerInfo, proxyAt, type Settings, type TransportType } from '../../licensing/index.ts';
import { valueAt } from '../tree.ts';
import { CFG, COMMON, FLEX } from './faces.ts';

export function settingsOf(tree: Tree): Settings {
  const { privacy, transport } = object(valueAt(tree, CFG));
  const { proxy, urls } = object(object(transport)['transport-smart']);
  const { all, 'host-name': hostname, version } = object(privacy);
  const { 'url-registration': url, 'url-cslu': csluUrl } = object(urls);
  const { 'host-name': address, port } = object(proxy);
  const common = object(valueAt(tree, COMMON));
  const { 'transport-type': type, 'transport-smart': smart } = object(common.transport);
  const { 'url-default': byDefault, urls: smartUrls } = object(smart);
  const { interval, 'customer-tags': tags } = object(common.usage);
  const { 'utility-enable': utility, 'customer-info': info } = object(common.utility);
  const customerTags = Object.values(object(tags)).filter((tag) => typeof tag === 'string');
  const customerInfo = customer(object(info));
  return withoutUndefined({
    transport: text(type)?.replace('transport-type-', '') as TransportType | undefined,
    urlDefault: byDefault === true ? true : undefined,
    url: text(url),
    utilityUrl: text(object(smartUrls)['url-utility']),
    csluUrl: text(csluUrl),
    proxy: proxyAt(text(address), port),
    privacyHostname: all !== undefined || hostname !== undefined ? true : undefined,
    privacyVersion: all !== undefined || version !== undefined ? true : undefined,
    interval: typeof interval === 'number' ? interval : undefined,
    customerTags: customerTags.length > 0 ? customerTags : undefined,
    customId: text(common['custom-id']),
    utility: utility === true ? true : undefined,
    customerInfo: Object.keys(customerInfo).length > 0 ? customerInfo : undefined,
  });
}

/** What `license smart` switches on beside the transport. */
export function switchesOf(tree: Tree) {
  const flex = object(valueAt(tree, FLEX));
  return {
    flexibleConsumption: flex['fcm-enable'] === true,
    softwareUpgrade: flex['software-upgrade-enable'] === true,
    reservation: flex.reservation === true,
  };
}

function customer({ 'postal-code': postalCode, ...info }: JsonObject): CustomerInfo {
  return withoutUndefined({ ...info, postalCode }) as CustomerInfo;
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
