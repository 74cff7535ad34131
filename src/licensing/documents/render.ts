/**
 * Writing documents as XML, with every signature in its place. The signature of a RUM report covers exactly the
 * payload string as it stands in the file.
 */
import { payloadParts, sudi } from '../reports/payload.ts';
import type { RumReport } from '../reports/report.ts';
import type { Unit } from '../state.ts';
import { epochSeconds } from '../time.ts';
import type { AuthorizationRequestBody, LicenseDocument, TrustRequest, UsageDocument } from './document.ts';
import type { Signer } from './signing.ts';

type Udi = Pick<Unit, 'pid' | 'sn'>;

export function renderDocument(document: LicenseDocument, signer: Signer): string {
  const body = elements(document, signer).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<smartLicense>\n${body}\n</smartLicense>\n`;
}

function elements(document: LicenseDocument, signer: Signer): readonly string[] {
  switch (document.kind) {
    case 'usage':
      return usage(document, signer);
    case 'trust-request':
    case 'register':
      return [trustRequest(document, document.units[0], signer)];
    case 'authorization-request':
      return [authorizationRequest(document, document.units[0], signer)];
    case 'authorization-renewal':
    case 'id-renewal':
    case 'de-register':
      return [
        signed('smartLicenseRegistration', signer, document.units[0], {
          request: document.kind,
          entitlements: document.licenses,
          sudi_list: document.units.map(sudi),
          timestamp: epochSeconds(document.at),
        }),
      ];
    case 'poll':
      return [
        signed('smartLicensePoll', signer, document.unit, {
          poll_id: document.pollId,
          sudi: sudi(document.unit),
          timestamp: epochSeconds(document.at),
        }),
      ];
    case 'authorization-return':
      return [
        signed('smartLicenseAuthReturn', signer, document.returns[0], {
          returns: document.returns.map((one) => ({ sudi: sudi(one), return_code: one.code })),
          timestamp: epochSeconds(document.at),
        }),
      ];
  }
}

function usage(document: UsageDocument, signer: Signer): readonly string[] {
  const unit = document.identity.units[0];
  const list = document.reports.map((report) => rumReport(document, report, unit, signer));
  if (document.systemInfo) {
    const { hostname, softwareVersion, agentVersion, customerTags, customId } = document.systemInfo;
    list.push(
      signed('smartLicenseSystemInfo', signer, unit, {
        sudi: sudi(unit),
        hostname,
        software_version: softwareVersion,
        agent_version: agentVersion,
        customer_tags: customerTags,
        custom_id: customId,
      }),
    );
  }
  if (document.trustRequest) list.push(trustRequest(document.trustRequest, unit, signer));
  if (document.authorizationRequest)
    list.push(authorizationRequest(document.authorizationRequest, unit, signer));
  return list;
}

function rumReport(document: UsageDocument, report: RumReport, unit: Unit, signer: Signer): string {
  const { version, asset_identification, meta, measurements } = payloadParts(
    report,
    document.identity,
    document,
  );
  const by = report.by ?? unit;
  const { certificate: _, ...inner } = signer.sign(
    JSON.stringify({ version, asset_identification, meta, measurements }),
    by,
  );
  const payload = JSON.stringify({
    version,
    asset_identification,
    signature: inner,
    meta,
    measurements,
  });
  const envelope = {
    payload,
    header: { type: 'rum' },
    signature: { sudi: sudi(by), ...signer.sign(payload, by) },
  };
  return `<RUMReport><![CDATA[${cdata(JSON.stringify(envelope))}]]></RUMReport>`;
}

function authorizationRequest(
  request: AuthorizationRequestBody,
  by: Udi | undefined,
  signer: Signer,
): string {
  return signed('smartLicenseAuthRequest', signer, by, {
    request: request.add ? 'add' : 'replace',
    entitlements: [{ tag: request.tag, count: 1 }],
    sudi_list: request.units.map(sudi),
    timestamp: epochSeconds(request.at),
  });
}

/** CSSM is asked to vouch for the public key of each unit. */
function trustRequest(request: TrustRequest, by: Udi | undefined, signer: Signer): string {
  return signed('smartLicenseTrustRequest', signer, by, {
    sudi_list: request.units.map((unit) => ({ ...sudi(unit), public_key: signer.publicKey?.(unit) })),
    id_token: request.token,
    force: request.force,
    timestamp: epochSeconds(request.at),
  });
}

/** An element of our own design: JSON as `data`, and a signature of a unit over exactly that JSON. */
function signed(name: string, signer: Signer, by: Udi | undefined, data: object): string {
  if (!by) throw new Error(`${name}: there is no unit to sign it`);
  const json = JSON.stringify(data);
  const { signing_type: type, key, value } = signer.sign(json, by);
  return `<${name}><data>${text(json)}</data><signature type="${type}" key="${text(key)}">${value}</signature></${name}>`;
}

/** In JSON `>` may be written as an escape, which keeps `]]>` out of the section without changing the value. */
function cdata(json: string): string {
  return json.replaceAll(']]>', ']]\\u003e');
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
