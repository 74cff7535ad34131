/**
 * Reading files and answers from CSSM. The text is parsed with fast-xml-parser, entities and document types
 * switched off; a signature is checked over the exact text in front of it. Unknown elements are skipped: a file
 * may carry more than the agent has a use for.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { FilePart, LicenseFile } from './file.ts';
import { readAccount, readAck, readAuthorization, readPolicy, readTrust } from './parts.ts';
import { readCompliance, readReservation } from './parts-earlier.ts';
import type { SignatureState, Verifier } from './signing.ts';

/** Larger files are refused: a real one has a few kilobytes per device, and parsing takes a third of a second per megabyte. */
export const MAX_LICENSE_FILE = 1024 * 1024;
const MAX_DEPTH = 32;

type Reader = (node: unknown, signature: SignatureState, raw: string, verifier: Verifier) => FilePart;

/** Elements that form a part, and how each is read. */
const READERS: Readonly<Record<string, Reader>> = {
  smartLicenseAuthorization: readAuthorization,
  smartLicensePolicy: readPolicy,
  smartLicenseRumAck: readAck,
  smartLicenseAccountInfo: readAccount,
  smartLicenseTrustCode: readTrust,
  smartLicenseCompliance: readCompliance,
  specificPLR: (node, signature, raw) => readReservation(node, signature, raw, false),
  universalPLR: (node, signature, raw) => readReservation(node, signature, raw, true),
};

/** Order of installation: who the account is, then the policy, ACKs, trust, authorizations. */
const ORDER = [
  'smartLicenseAccountInfo',
  'smartLicensePolicy',
  'smartLicenseRumAck',
  'smartLicenseTrustCode',
  'smartLicenseAuthorization',
  'smartLicenseCompliance',
  'specificPLR',
  'universalPLR',
];

const PARSER = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: true,
  isArray: (name) => name in READERS || name === 'entitlement',
});

/** Parses a file; undefined when it is not well-formed XML, or too large or deep, or declares a document type. */
export function parseLicenseFile(text: string, verifier: Verifier): LicenseFile | undefined {
  if (text.length > MAX_LICENSE_FILE || /<!(DOCTYPE|ENTITY)/i.test(text) || isTooDeep(text)) return undefined;
  if (XMLValidator.validate(text) !== true) return undefined;
  let document: unknown;
  try {
    document = PARSER.parse(text);
  } catch {
    return undefined;
  }
  const root = child(document, 'smartLicense') ?? document;
  const parts = ORDER.flatMap((name) => {
    const nodes = child(root, name);
    if (!Array.isArray(nodes)) return [];
    const raws = rawElements(text, name);
    return nodes.map((node: unknown, i) => {
      const raw = raws[i] ?? '';
      return READERS[name]!(node, signatureOf(raw, verifier), raw, verifier);
    });
  });
  return { parts };
}

/** The text inside each element of a name. The elements that are looked for never nest in themselves. */
function rawElements(text: string, name: string): readonly string[] {
  const found: string[] = [];
  const start = new RegExp(`<${name}(?:\\s[^>]*)?>`, 'g');
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const from = match.index + match[0].length;
    const to = text.indexOf(`</${name}>`, from);
    if (to < 0) break;
    found.push(text.slice(from, to));
    start.lastIndex = to;
  }
  return found;
}

function signatureOf(raw: string, verifier: Verifier): SignatureState {
  const at = raw.lastIndexOf('<signature');
  if (at < 0) return 'missing';
  const open = raw.indexOf('>', at);
  const close = raw.indexOf('</signature>', open);
  if (close < 0) return 'missing';
  return verifier.verify(raw.slice(0, at), raw.slice(open + 1, close).trim());
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [, closing, selfClosing] of text.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    if (closing) depth--;
    else if (!selfClosing && ++depth > MAX_DEPTH) return true;
  }
  return false;
}

function child(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined;
}
