/**
 * The licensing configuration as a plain value, and what follows from it. S1 "Setting the Transport Type, URL,
 * and Reporting Interval"; command names in brackets.
 */
export type TransportType = 'callhome' | 'smart' | 'cslu' | 'off' | 'automatic';
/** What a transport type comes to: `automatic` is `cslu`, and so is nothing configured. */
export type EffectiveTransport = Exclude<TransportType, 'automatic'>;

export interface CustomerInfo {
  readonly id?: string;
  readonly name?: string;
  readonly street?: string;
  readonly city?: string;
  readonly state?: string;
  readonly country?: string;
  readonly postalCode?: string;
}

/** An HTTP proxy, without authentication. */
export interface HttpProxy {
  readonly address: string;
  readonly port: number;
}

/** Only what is configured is there; everything else follows the defaults below. */
export interface Settings {
  readonly transport?: TransportType;
  /** [url default] */
  readonly urlDefault?: boolean;
  /** [url <url>]: the registration URL, used with `smart` and `callhome`. */
  readonly url?: string;
  /** [url utility]: accepted and shown, without effect. */
  readonly utilityUrl?: string;
  /** [url cslu] */
  readonly csluUrl?: string;
  /** [proxy address], [proxy port]: with `smart`, and as Call Home's own with `callhome`. */
  readonly proxy?: HttpProxy;
  /** [ip domain name]: where `cslu-local` is looked for besides. */
  readonly domain?: string;
  readonly privacyHostname?: boolean;
  readonly privacyVersion?: boolean;
  /** [usage interval] in days. */
  readonly interval?: number;
  readonly customerTags?: readonly string[];
  readonly customId?: string;
  readonly utility?: boolean;
  readonly customerInfo?: CustomerInfo;
}

export const DEFAULT_SETTINGS: Settings = {};

export const CSLU_URL = 'http://cslu-local:8182/cslu/v1/pi';
export const SMART_URL = 'https://smartreceiver.cisco.com/licservice/license';
export const CALLHOME_URL = 'https://tools.cisco.com/its/service/oddce/services/DDCEService';

export function effectiveTransport(settings: Settings): EffectiveTransport {
  const configured = settings.transport ?? 'cslu';
  return configured === 'automatic' ? 'cslu' : configured;
}

/** Where messages go; nothing when the transport is off. */
export function transportUrl(settings: Settings): string | undefined {
  switch (effectiveTransport(settings)) {
    case 'off':
      return undefined;
    case 'cslu':
      return settings.csluUrl ?? CSLU_URL;
    case 'smart':
      return settings.urlDefault ? SMART_URL : (settings.url ?? SMART_URL);
    case 'callhome':
      return settings.url ?? CALLHOME_URL;
  }
}

/** CSLU is found as `cslu-local` or as `cslu-local.<domain>`: the second name to try, while no URL is set. */
export function alternativeUrl(settings: Settings): string | undefined {
  const { domain, csluUrl } = settings;
  if (effectiveTransport(settings) !== 'cslu' || csluUrl !== undefined || !domain) return undefined;
  return CSLU_URL.replace('cslu-local', `cslu-local.${domain}`);
}

/** Address and port are configured apart; the port of a proxy without one is our choice. */
export function proxyAt(address: string | undefined, port: unknown): HttpProxy | undefined {
  return address === undefined ? undefined : { address, port: typeof port === 'number' ? port : 80 };
}

/** The proxy in between; CSLU is reached without. */
export function proxyOf(settings: Settings): HttpProxy | undefined {
  const transport = effectiveTransport(settings);
  return transport === 'smart' || transport === 'callhome' ? settings.proxy : undefined;
}

/** The other side, as system messages name it (S1 "COMM_RESTORED"). */
export function peerName(settings: Settings): string {
  return effectiveTransport(settings) === 'cslu'
    ? 'Cisco Smart License Utility (CSLU)'
    : 'Cisco Smart Software Manager (CSSM)';
}
