/**
 * The parts of a file, one reader each: from what the XML parser gives to the agent's own values. A reader never
 * throws; what it cannot make sense of becomes null or empty, and installing decides what that means.
 */
import type { Entitlement } from '../authorization/slac.ts';
import type { Rule } from '../policy/policy.ts';
import type {
  AccountPart,
  AckEntry,
  AckPart,
  AuthorizationPart,
  FileUdi,
  PolicyPart,
  TrustPart,
} from './file.ts';
import type { SignatureState, Verifier } from './signing.ts';

export type Node = Readonly<Record<string, unknown>>;

export function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** `P:<pid>,S:<sn>`; `PID:`, `SN:` as some documents have it. */
export function parseUdi(text: string): FileUdi | null {
  const match = /^\s*P(?:ID)?:([^,\s]+),\s*SN?:([^,\s]+)\s*$/.exec(text);
  return match ? { pid: match[1]!, sn: match[2]! } : null;
}

export function readAuthorization(value: unknown, signature: SignatureState, raw: string): AuthorizationPart {
  const node = asNode(value);
  const code = asNode(node.authorizationCode);
  const status = asNode(code.status);
  const entitlements = readEntitlements(code);
  return {
    kind: 'authorization',
    signature,
    udi: parseUdi(textOf(node.udi)),
    granted: textOf(status.success) !== 'false' && entitlements.length > 0,
    reason: textOf(status.message) || textOf(status.code) || 'No entitlement was authorized',
    entitlements,
    digest: raw,
    ...stampOf(code.dateStamp),
  };
}

/** The licences of an authorization code, with how many of each, and from when until when. */
export function readEntitlements(code: Node): readonly Entitlement[] {
  const list = asNode(code.entitlements).entitlement;
  return (Array.isArray(list) ? list : []).map((one: unknown) => {
    const { tag, count, startDate, endDate } = asNode(one);
    const { stamp: start } = stampOf(startDate);
    const { stamp: end } = stampOf(endDate);
    return {
      tag: textOf(tag),
      count: Math.max(0, Number.parseInt(textOf(count), 10) || 0),
      ...(start === undefined || end === undefined ? {} : { term: { start, end } }),
    };
  });
}

/** A moment as ISO text or epoch seconds; what is neither says nothing. */
function stampOf(value: unknown): { readonly stamp?: number } {
  const text = textOf(value);
  const at = /^\d{9,11}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  return Number.isFinite(at) ? { stamp: at } : {};
}

const RULES = ['subscription', 'perpetual', 'enforced', 'export', 'generic'] as const;

export function readPolicy(value: unknown, signature: SignatureState): PolicyPart {
  const code = asNode(asNode(value).policyCode);
  const rules = Object.fromEntries(RULES.map((name) => [name, readRule(code[name])]));
  const { subscription, perpetual, enforced, export: exported } = rules;
  const generic = rules.generic ?? undefined;
  const perCategory = {
    perpetual: perpetual ?? generic,
    subscription: subscription ?? generic,
    enforced: enforced ?? generic,
    export: exported ?? generic,
  };
  const ack = textOf(code.ackRequired).toLowerCase();
  const complete = Object.values(perCategory).every((rule) => rule !== undefined && rule !== 'bad');
  if (!complete || !['true', 'false', 'yes', 'no'].includes(ack))
    return { kind: 'policy', signature, policy: null };
  return {
    kind: 'policy',
    signature,
    policy: {
      name: textOf(code.name),
      ackRequired: ack === 'true' || ack === 'yes',
      rules: perCategory as Record<keyof typeof perCategory, Rule>,
    },
    ...stampOf(code.datestamp ?? code.dateStamp),
  };
}

/** A rule; undefined when it is not there, `bad` when a number is missing or not a number of days. */
function readRule(value: unknown): Rule | 'bad' | undefined {
  if (value === undefined) return undefined;
  const node = asNode(value);
  const [first, ongoing, change] = [node.firstTimeReport, node.onGoingReporting, node.reportOnMACD].map(
    (days) => (/^\d{1,5}$/.test(textOf(days)) ? Number(textOf(days)) : undefined),
  );
  if (first === undefined || ongoing === undefined || change === undefined) return 'bad';
  return { first, ongoing, change };
}

/**
 * The ACK's data is a JSON array. What stands in it is not public: an entry here is
 * `{report_id, sudi{udi_pid, udi_serial_number}, status}`, or a bare id; any status but OK is a refusal.
 */
export function readAck(value: unknown, signature: SignatureState): AckPart {
  let data: unknown;
  try {
    data = JSON.parse(textOf(asNode(value).data));
  } catch {
    return { kind: 'ack', signature, entries: null };
  }
  if (!Array.isArray(data)) return { kind: 'ack', signature, entries: null };
  const entries = data.map(readAckEntry);
  return {
    kind: 'ack',
    signature,
    entries: entries.some((entry) => entry === null) ? null : (entries as AckEntry[]),
  };
}

function readAckEntry(value: unknown): AckEntry | null {
  const node = asNode(value);
  const id = Number(typeof value === 'object' ? (node.report_id ?? node.reportId ?? node.id) : value);
  if (!Number.isSafeInteger(id) || id < 0) return null;
  const { udi_pid: pid, udi_serial_number: sn } = asNode(node.sudi);
  const udi = textOf(pid) && textOf(sn) ? { pid: textOf(pid), sn: textOf(sn) } : null;
  const status = textOf(node.status).toUpperCase();
  return { id, udi, accepted: ['', 'OK', 'SUCCESS', 'ACK', 'COMPLETE'].includes(status) };
}

export function readAccount(value: unknown, signature: SignatureState): AccountPart {
  const info = asNode(asNode(value).customerInfo);
  return {
    kind: 'account',
    signature,
    smartAccount: textOf(info.smartAccount),
    virtualAccount: textOf(info.virtualAccount),
  };
}

/** The code itself is kept, unless what came with it makes it large. */
const MAX_CERTIFICATE = 4096;

export function readTrust(
  value: unknown,
  signature: SignatureState,
  raw: string,
  verifier: Verifier,
): TrustPart {
  const node = asNode(value);
  const status = asNode(node.status);
  const udi = parseUdi(textOf(node.udi));
  const key = textOf(node.publicKey);
  const { smartAccount, virtualAccount } = asNode(node.customerInfo);
  return {
    kind: 'trust',
    signature,
    udi,
    publicKey: key === '' ? 'none' : whose(key, udi, verifier),
    ...(key === '' || raw.length > MAX_CERTIFICATE
      ? {}
      : { certificate: `<smartLicenseTrustCode>${raw}</smartLicenseTrustCode>` }),
    ...(textOf(smartAccount) === ''
      ? {}
      : { account: { smartAccount: textOf(smartAccount), virtualAccount: textOf(virtualAccount) } }),
    id: textOf(node.trustId),
    granted: textOf(status.success) !== 'false',
    reason: textOf(status.message) || textOf(status.code) || 'No trust code was granted',
    ...stampOf(node.timestamp),
  };
}

function whose(key: string, udi: FileUdi | null, { isOwnKey }: Verifier): TrustPart['publicKey'] {
  if (!isOwnKey || !udi) return 'unknown';
  return isOwnKey(udi, key) ? 'own' : 'foreign';
}
