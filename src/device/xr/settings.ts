/** What the agent needs to know of a configuration in which the models agree. */
import type { JsonObject } from '../../../codegen/index.ts';
import type { Tree } from '../../datastore/contract.ts';
import { type CustomerInfo, proxyAt, type Settings, type TransportType } from '../../licensing/index.ts';
import { valueAt } from '../tree.ts';
import { numberOf, objectOf, textOf, withoutUndefined } from '../values.ts';
import { CFG, COMMON, FLEX } from './faces.ts';

export function settingsOf(tree: Tree): Settings {
  const { privacy, transport } = objectOf(valueAt(tree, CFG));
  const { proxy, urls } = objectOf(objectOf(transport)['transport-smart']);
  const { all, 'host-name': hostname, version } = objectOf(privacy);
  const { 'url-registration': url, 'url-cslu': csluUrl } = objectOf(urls);
  const { 'host-name': address, port } = objectOf(proxy);
  const common = objectOf(valueAt(tree, COMMON));
  const { 'transport-type': type, 'transport-smart': smart } = objectOf(common.transport);
  const { 'url-default': byDefault, urls: smartUrls } = objectOf(smart);
  const { interval, 'customer-tags': tags } = objectOf(common.usage);
  const { 'utility-enable': utility, 'customer-info': info } = objectOf(common.utility);
  const customerTags = Object.values(objectOf(tags)).filter((tag) => typeof tag === 'string');
  const customerInfo = customer(objectOf(info));
  return withoutUndefined({
    transport: textOf(type)?.replace('transport-type-', '') as TransportType | undefined,
    urlDefault: byDefault === true ? true : undefined,
    url: textOf(url),
    utilityUrl: textOf(objectOf(smartUrls)['url-utility']),
    csluUrl: textOf(csluUrl),
    proxy: proxyAt(textOf(address), port),
    privacyHostname: all !== undefined || hostname !== undefined ? true : undefined,
    privacyVersion: all !== undefined || version !== undefined ? true : undefined,
    interval: numberOf(interval),
    customerTags: customerTags.length > 0 ? customerTags : undefined,
    customId: textOf(common['custom-id']),
    utility: utility === true ? true : undefined,
    customerInfo: Object.keys(customerInfo).length > 0 ? customerInfo : undefined,
  });
}

/** What `license smart` switches on beside the transport. */
export function switchesOf(tree: Tree) {
  const flex = objectOf(valueAt(tree, FLEX));
  return {
    flexibleConsumption: flex['fcm-enable'] === true,
    softwareUpgrade: flex['software-upgrade-enable'] === true,
    reservation: flex.reservation === true,
  };
}

function customer({ 'postal-code': postalCode, ...info }: JsonObject): CustomerInfo {
  return withoutUndefined({ ...info, postalCode }) as CustomerInfo;
}
