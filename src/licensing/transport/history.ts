/**
 * The messages last exchanged: what `show license history message` lists. S1 "TRUST_CODE_INSTALL_FAILED" names
 * the command, no source prints what it shows; the choice here: a message is told by what stands in it, not by its
 * full text (a report has kilobytes), in the names of the messages themselves. An ID token is never among them. An attempt
 * that nobody answered is a request without a response; the reason stands in `Communication Statistics`.
 */
import type { LicenseDocument, UsageDocument } from '../documents/document.ts';
import type { FilePart, LicenseFile } from '../documents/file.ts';
import type { ErrorCode } from '../errors.ts';
import type { CommResult } from '../events.ts';
import { reportIds } from '../reports/ledger.ts';
import { sudi } from '../reports/payload.ts';
import type { EffectiveTransport } from '../settings.ts';
import { epochSeconds, type Moment, SECOND } from '../time.ts';

export interface HistoryEntry {
  /** The number of the message; a response has that of its request. */
  readonly id: number;
  readonly time: Moment;
  /** `import`: a file that was handed in. */
  readonly kind: 'request' | 'response' | 'import';
  readonly transport: EffectiveTransport;
  /** JSON, small: `request` or `status` says what it is. */
  readonly message: Readonly<Record<string, unknown>>;
}

/** How many are kept: about the last eight exchanges. */
export const KEPT_MESSAGES = 16;

/** What another machine wrote is cut off at this many parts, reports or licences, so that the state stays small. */
const MAX_LISTED = 32;

export function withEntry(list: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  return [...(list.length < KEPT_MESSAGES ? list : list.slice(1 - KEPT_MESSAGES)), entry];
}

/** A request without its secrets. */
export function requestMessage(document: LicenseDocument): HistoryEntry['message'] {
  switch (document.kind) {
    case 'usage':
      return usageMessage(document);
    case 'trust-request':
    case 'register':
      return {
        // What is sent without a token is for a unit that joined.
        request: document.token === undefined ? 'trust-sync' : document.kind,
        sudi_list: document.units.map(sudi),
        force: document.force,
        timestamp: epochSeconds(document.at),
      };
    case 'authorization-request':
      return {
        request: document.kind,
        mode: document.add ? 'add' : 'replace',
        entitlement_tag: document.tag,
        sudi_list: document.units.map(sudi),
        timestamp: epochSeconds(document.at),
      };
    case 'poll':
      return { request: 'poll', poll_id: document.pollId, timestamp: epochSeconds(document.at) };
    case 'authorization-return':
      return {
        request: document.kind,
        returns: document.returns.map((one) => ({ sudi: sudi(one), return_code: one.code })),
        timestamp: epochSeconds(document.at),
      };
    case 'authorization-renewal':
    case 'id-renewal':
    case 'de-register':
      return {
        request: document.kind,
        sudi_list: document.units.map(sudi),
        entitlements: document.licenses,
        timestamp: epochSeconds(document.at),
      };
  }
}

function usageMessage(document: UsageDocument): HistoryEntry['message'] {
  const { identity, reports, systemInfo, trustRequest, authorizationRequest } = document;
  const message: Record<string, unknown> = {
    request: 'usage',
    sudi: sudi(identity.units[0]),
    report_id: reportIds(reports),
  };
  if (systemInfo?.hostname !== undefined) message.hostname = systemInfo.hostname;
  if (systemInfo?.softwareVersion !== undefined) message.software_version = systemInfo.softwareVersion;
  if (trustRequest) message.trust_request = trustRequest.units.map(sudi);
  if (authorizationRequest) {
    const { tag, units } = authorizationRequest;
    message.authorization_request = { entitlement_tag: tag, sudi_list: units.map(sudi) };
  }
  return message;
}

/** A response; undefined when there was none. */
export function responseMessage(result: CommResult): HistoryEntry['message'] | undefined {
  if (result.ok && result.poll) {
    return { status: 'OK_POLL', poll_id: result.poll.id, poll_interval: result.poll.interval / SECOND };
  }
  if (result.ok) return { status: 'OK', ...(result.file ? { parts: partsOf(result.file) } : {}) };
  const { kind, detail } = result.failure;
  if (kind !== 'reply' && kind !== 'http') return undefined;
  return { status: 'FAILED', message: (detail ?? '').slice(0, 255) };
}

/** An imported file, and whether it was taken. */
export function importMessage(file: LicenseFile, code: ErrorCode): HistoryEntry['message'] {
  const outcome = code === 'success' ? { status: 'OK' } : { status: 'FAILED', message: code };
  return { ...outcome, parts: partsOf(file) };
}

function partsOf(file: LicenseFile): readonly object[] {
  return file.parts
    .slice(0, MAX_LISTED)
    .map((part) => ({ type: part.kind, signature: part.signature, ...detailsOf(part) }));
}

function detailsOf(part: FilePart): object {
  switch (part.kind) {
    case 'ack':
      return {
        reports: part.entries?.slice(0, MAX_LISTED).map(({ id, accepted }) => ({
          report_id: id,
          status: accepted ? 'OK' : 'FAILED',
        })),
      };
    case 'account':
      return { smart_account: part.smartAccount, virtual_account: part.virtualAccount };
    case 'policy':
      return { name: part.policy?.name };
    case 'trust':
      return concerning(part, { trust_id: part.id });
    case 'authorization':
      return concerning(part, { entitlements: part.entitlements.slice(0, MAX_LISTED) });
    case 'compliance':
      return { status: part.compliant ? 'AUTHORIZED' : 'OUT_OF_COMPLIANCE' };
    case 'reservation':
      return { entitlements: part.entitlements.slice(0, MAX_LISTED) };
  }
}

type Granting = Extract<FilePart, { readonly granted: boolean }>;

function concerning({ udi, granted, reason }: Granting, details: object): object {
  return {
    ...(udi ? { sudi: sudi(udi) } : {}),
    ...(granted ? { status: 'OK', ...details } : { status: 'FAILED', message: reason }),
  };
}
