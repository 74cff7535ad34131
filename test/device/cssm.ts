/**
 * CSSM as a test needs it: checks and acknowledges every report, issues the trust codes and authorization codes that are
 * asked for, and names the account. Its answers are in the layouts of clients.md, signed with the key of the stand-in.
 */
import { createPublicKey, verify } from 'node:crypto';
import { signAsCssm } from '../../src/device/agent/cssm-key.ts';
import type { Network } from '../../src/device/agent/network.ts';
import { issueTrustCode } from '../../src/device/agent/trust-code.ts';

export const ACCOUNT = { smartAccount: 'BU Production Test', virtualAccount: 'Lab' };
const ESCAPES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };

interface Sudi {
  readonly udi_pid: string;
  readonly udi_serial_number: string;
}

export interface Received {
  readonly url: string;
  /** Names of the elements that came. */
  readonly elements: readonly string[];
  /** Of each report with what it was signed. */
  readonly signedWith: readonly string[];
}

export interface Cssm {
  readonly received: Received[];
  /** The file that answers a document. */
  answer(document: string): string;
  /** The network between the device and it, or what stands in between and hands everything on. */
  readonly network: Network;
}

const envelopes = (document: string) =>
  [...document.matchAll(/<RUMReport><!\[CDATA\[(.*?)\]\]><\/RUMReport>/gs)].map(([, text]) =>
    JSON.parse(text!),
  );

const data = (document: string, element: string) => {
  const found = new RegExp(`<${element}><data>(.*?)</data>`, 's').exec(document);
  return found && JSON.parse(found[1]!.replace(/&(\w+);/g, (_, name: string) => ESCAPES[name]!));
};

export function cssm(now: () => number): Cssm {
  const keys = new Map<string, string>();
  const received: Received[] = [];

  const checked = (envelope: {
    payload: string;
    signature: { sudi: Sudi; signing_type: string; value: string };
  }) => {
    const { payload, signature } = envelope;
    const key = keys.get(signature.sudi.udi_serial_number);
    if (signature.signing_type === 'trust_code') {
      const publicKey = createPublicKey({ key: Buffer.from(key!, 'base64'), format: 'der', type: 'spki' });
      if (!verify('sha256', Buffer.from(payload), publicKey, Buffer.from(signature.value, 'base64')))
        throw new Error('the signature of a report does not hold');
    }
    const { report_id } = JSON.parse(payload).asset_identification;
    return { report_id, sudi: signature.sudi, status: 'OK' };
  };

  const trustCodes = (document: string): string => {
    const request = data(document, 'smartLicenseTrustRequest');
    return (request?.sudi_list ?? [])
      .map(
        ({ udi_pid: pid, udi_serial_number: sn, public_key: publicKey }: Sudi & { public_key: string }) => {
          keys.set(sn, publicKey);
          return issueTrustCode({
            unit: { pid, sn },
            id: `${keys.size}`,
            publicKey,
            account: ACCOUNT,
            at: now(),
          });
        },
      )
      .join('');
  };

  const authorizations = (document: string): string => {
    const request = data(document, 'smartLicenseAuthRequest');
    const entitlements = (request?.entitlements ?? [])
      .map(
        ({ tag, count }: { tag: string; count: number }) =>
          `<entitlement><tag>${tag}</tag><count>${count}</count></entitlement>`,
      )
      .join('');
    return (request?.sudi_list ?? [])
      .map(({ udi_pid, udi_serial_number }: Sudi) =>
        signAsCssm(
          'smartLicenseAuthorization',
          `<udi>P:${udi_pid},S:${udi_serial_number}</udi><authorizationCode><entitlements>${entitlements}</entitlements>` +
            '<status><success>true</success></status></authorizationCode>',
          now(),
        ),
      )
      .join('');
  };

  const answer = (document: string): string => {
    const acks = envelopes(document).map(checked);
    const { smartAccount, virtualAccount } = ACCOUNT;
    const parts = [
      signAsCssm(
        'smartLicenseAccountInfo',
        `<customerInfo><smartAccount>${smartAccount}</smartAccount><virtualAccount>${virtualAccount}</virtualAccount></customerInfo>`,
        now(),
      ),
      acks.length > 0 ? signAsCssm('smartLicenseRumAck', `<data>${JSON.stringify(acks)}</data>`, now()) : '',
      trustCodes(document),
      authorizations(document),
    ];
    return `<smartLicense>${parts.join('')}</smartLicense>`;
  };

  return {
    received,
    answer,
    network: {
      async post(url, body) {
        received.push({
          url,
          elements: [
            ...new Set([...body.matchAll(/<((?:RUM|smartLicense[A-Z])\w+)>/g)].map(([, name]) => name!)),
          ],
          signedWith: envelopes(body).map(({ signature }) => signature.signing_type),
        });
        return { ok: true, body: answer(body) };
      },
    },
  };
}
