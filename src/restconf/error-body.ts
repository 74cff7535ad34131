/** Error bodies (RFC 8040 sections 3.9 and 7.1), with members in the order in which devices write them. */
import type { ErrorInfo, ProtocolError } from '../data/error.ts';
import { formatInstanceId, formatXmlPath } from '../data/path/format.ts';
import type { InstancePath } from '../data/path/instance-path.ts';
import { escapeAttribute, escapeText } from '../data/xml/escape.ts';
import { indentXml } from '../data/xml/indent.ts';
import type { Encoding } from './media.ts';

const namespace = 'urn:ietf:params:xml:ns:yang:ietf-restconf';

/** Members of error-info as texts; paths are written out. */
function infoMembers(info: ErrorInfo): [string, string][] {
  return Object.entries(info).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value)) return value.map((path) => [name, formatInstanceId(path)]);
    return value === undefined ? [] : [[name, String(value)]];
  });
}

interface Rendered {
  readonly members: readonly (readonly [string, string])[];
  readonly info: readonly (readonly [string, string])[];
}

function render(error: ProtocolError): Rendered {
  const { path, appTag, info } = error.details;
  const members: [string, string][] = [
    ['error-type', error.type],
    ['error-tag', error.tag],
  ];
  if (appTag !== undefined) members.push(['error-app-tag', appTag]);
  if (path && path.length > 0) members.push(['error-path', formatInstanceId(path)]);
  members.push(['error-message', error.message]);
  return { members, info: info ? infoMembers(info) : [] };
}

/** Several values of one name (non-unique) become an array. */
function infoObject(info: Rendered['info']): Record<string, string | string[]> {
  const object: Record<string, string | string[]> = {};
  for (const [name, value] of info) {
    const before = object[name];
    object[name] = before === undefined ? value : [before, value].flat();
  }
  return object;
}

/** The `error` list in JSON form, as YANG Patch wants it too. */
export function jsonErrors(errors: readonly ProtocolError[]): { error: object[] } {
  return {
    error: errors.map((error) => {
      const { members, info } = render(error);
      const object: Record<string, unknown> = Object.fromEntries(members);
      if (info.length > 0) object['error-info'] = infoObject(info);
      return object;
    }),
  };
}

function xmlPath(path: InstancePath): string {
  const { text, namespaces } = formatXmlPath(path);
  const bindings = [...namespaces]
    .map(([prefix, ns]) => ` xmlns:${prefix}="${escapeAttribute(ns)}"`)
    .join('');
  return `<error-path${bindings}>${escapeText(text)}</error-path>`;
}

/** The `errors` element, without white space. Its paths have prefixes that are declared where they stand. */
export function xmlErrors(errors: readonly ProtocolError[]): string {
  const items = errors.map((error) => {
    const { members, info } = render(error);
    const element = ([name, text]: readonly [string, string]) => `<${name}>${escapeText(text)}</${name}>`;
    const place = (member: readonly [string, string]) =>
      member[0] === 'error-path' ? xmlPath(error.details.path ?? []) : element(member);
    const more = info.length > 0 ? `<error-info>${info.map(element).join('')}</error-info>` : '';
    return `<error>${members.map(place).join('')}${more}</error>`;
  });
  return `<errors xmlns="${namespace}">${items.join('')}</errors>`;
}

/** A whole error body. */
export function errorBody(error: ProtocolError, encoding: Encoding): string {
  if (encoding.format === 'xml') return `${indentXml(xmlErrors(error.all))}\n`;
  const root = encoding.draft ? 'errors' : 'ietf-restconf:errors';
  return `${JSON.stringify({ [root]: jsonErrors(error.all) }, null, 2)}\n`;
}
