/** Parts of the earlier models: compliance (layout ours) and reservation codes (`<specificPLR>` as published). */
import type { CompliancePart, ReservationPart } from './file.ts';
import { asNode, parseUdi, readEntitlements, textOf } from './parts.ts';
import type { SignatureState } from './signing.ts';

export function readCompliance(value: unknown, signature: SignatureState): CompliancePart {
  return { kind: 'compliance', signature, compliant: textOf(asNode(value).status) !== 'OUT_OF_COMPLIANCE' };
}

export function readReservation(
  value: unknown,
  signature: SignatureState,
  raw: string,
  permanent: boolean,
): ReservationPart {
  const [node] = (Array.isArray(value) ? value : [value]).map(asNode);
  const entitlements = readEntitlements(asNode(node?.authorizationCode));
  return {
    kind: 'reservation',
    signature,
    udi: parseUdi(textOf(node?.udi)),
    permanent,
    entitlements,
    digest: raw,
  };
}
