/**
 * Media types and the choice between them (RFC 8040 sections 5.2 and 11.3; RFC 9110 section 12.5.1).
 * Devices also speak the names of the drafts (`vnd.yang.data`) and shrug at plain `application/json`.
 */

export type Format = 'json' | 'xml';

/** How one side of a message is written. */
export interface Encoding {
  readonly format: Format;
  /** The name to put into Content-Type. */
  readonly type: string;
  /** True for the names of the drafts, whose error bodies are rooted at `errors` without a module. */
  readonly draft: boolean;
}

const encoding = (format: Format, type: string, draft = false): Encoding => ({ format, type, draft });

export const yangJson = encoding('json', 'application/yang-data+json');
export const yangXml = encoding('xml', 'application/yang-data+xml');
/** What is not RESTCONF has no media type of YANG; its errors are rooted at `errors`. */
export const plainJson = encoding('json', 'application/json', true);

/** Data media types in the server's order of preference; the first is sent when nothing is asked for. */
const dataTypes: readonly Encoding[] = [
  yangXml,
  yangJson,
  encoding('xml', 'application/vnd.yang.data+xml', true),
  encoding('json', 'application/vnd.yang.data+json', true),
  encoding('xml', 'application/vnd.yang.datastore+xml', true),
  encoding('json', 'application/vnd.yang.datastore+json', true),
  encoding('xml', 'application/vnd.yang.operation+xml', true),
  encoding('json', 'application/vnd.yang.operation+json', true),
  encoding('xml', 'application/vnd.yang.api+xml', true),
  encoding('json', 'application/vnd.yang.api+json', true),
];

/** Names that say less than they should: understood, answered with the proper name. */
const loose: ReadonlyMap<string, Encoding> = new Map([
  ['application/json', yangJson],
  ['text/json', yangJson],
  ['application/xml', yangXml],
  ['text/xml', yangXml],
]);

/** A YANG Patch is answered with plain data of the same format (RFC 8072 section 2.1). */
const patchTypes: ReadonlyMap<string, Encoding> = new Map([
  ['application/yang-patch+json', yangJson],
  ['application/yang-patch+xml', yangXml],
]);

/** What PATCH takes, for Accept-Patch (RFC 5789 section 3.1). */
export const acceptPatch = [yangXml.type, yangJson.type, ...patchTypes.keys()].join(', ');

const byName: ReadonlyMap<string, Encoding> = new Map([
  ...dataTypes.map((item) => [item.type, item] as const),
  ...loose,
]);

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** Splits an Accept header into its ranges, best first; equal ones stay in the client's order. */
export function parseAccept(header: string): Range[] {
  const ranges = header.split(',').flatMap((part): Range[] => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    if (name === '') return [];
    const weight = parameters.find((text) => text.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    return [{ type: name, quality: Number.isNaN(quality) ? 0 : quality }];
  });
  return ranges.sort((a, b) => b.quality - a.quality);
}

/** Encodings that a range stands for. Wildcards leave the choice to the server. */
function matching(range: string): readonly Encoding[] {
  if (range === '*/*' || range === 'application/*') return [yangXml, yangJson];
  if (range === 'text/*') return [yangXml];
  const found = byName.get(range) ?? patchTypes.get(range);
  return found ? [found] : [];
}

/** How many headers are remembered with their outcome. */
const rememberedAtMost = 256;
const longestRemembered = 256;
const remembered = new Map<string, Encoding | undefined>();

/**
 * The encoding to answer in, or undefined when the client takes none that is known. Without a header, or with a
 * wildcard only, the request's own encoding is used when it has one, else XML, as IOS XE does.
 */
export function negotiate(accept: string | undefined, content: Encoding | undefined): Encoding | undefined {
  if (accept === undefined || accept === '' || accept === '*/*') return content ?? yangXml;
  if (remembered.has(accept)) return remembered.get(accept);
  const ranges = parseAccept(accept);
  const refused = new Set(ranges.filter(({ quality }) => quality === 0).map(({ type }) => type));
  const chosen = ranges
    .filter(({ quality }) => quality > 0)
    .flatMap(({ type }) => matching(type))
    .find(({ type }) => !refused.has(type));
  if (accept.length <= longestRemembered) {
    if (remembered.size >= rememberedAtMost) remembered.clear();
    remembered.set(accept, chosen);
  }
  return chosen;
}

/** What a request says its body is. */
export interface ContentType {
  readonly encoding: Encoding;
  /** True for YANG Patch (RFC 8072). */
  readonly patch: boolean;
}

/** Reads a Content-Type header; undefined when the type is not understood or the charset is not UTF-8. */
export function readContentType(header: string): ContentType | undefined {
  const [name = '', ...parameters] = header.split(';').map((text) => text.trim().toLowerCase());
  const charset = parameters.find((text) => text.startsWith('charset='))?.slice(8);
  if (charset !== undefined && !['utf-8', '"utf-8"', 'us-ascii'].includes(charset)) return undefined;
  const patch = patchTypes.get(name);
  if (patch) return { encoding: patch, patch: true };
  const encoding = byName.get(name);
  return encoding && { encoding, patch: false };
}
