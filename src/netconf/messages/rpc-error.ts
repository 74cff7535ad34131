import type { ErrorInfo, ProtocolError } from '../../data/error.ts';
import { formatXmlPath } from '../../data/path/format.ts';
import { escapeAttribute, escapeText } from '../../data/xml/escape.ts';
import { baseNs, yangNs } from './namespaces.ts';

export interface ErrorStyle {
  /** True towards clients of base:1.0, which do not know malformed-message (RFC 6241 appendix A). */
  readonly base10?: boolean;
}

/** All that an operation found wrong, as `rpc-error` elements (RFC 6241 section 4.3). */
export function renderErrors(error: ProtocolError, style: ErrorStyle = {}): string {
  return error.all.map((one) => renderError(one, style)).join('\n');
}

function renderError({ type, tag, message, details }: ProtocolError, { base10 = false }: ErrorStyle): string {
  const lines = [
    '<rpc-error>',
    `<error-type>${type}</error-type>`,
    `<error-tag>${base10 && tag === 'malformed-message' ? 'operation-failed' : tag}</error-tag>`,
    '<error-severity>error</error-severity>',
  ];
  if (details.appTag !== undefined)
    lines.push(`<error-app-tag>${escapeText(details.appTag)}</error-app-tag>`);
  const path = renderPath('error-path', details);
  if (path) lines.push(path);
  lines.push(`<error-message xml:lang="en">${escapeText(message)}</error-message>`);
  const info = details.info && renderInfo(details.info);
  if (info) lines.push(`<error-info>${info}</error-info>`);
  lines.push('</rpc-error>');
  return lines.join('\n');
}

/**
 * Where the error is, as ConfD tells it: within the message alone `/rpc/edit-config`; within the data that a message
 * carries `/nc:rpc/nc:edit-config/nc:config/p:x[p:k='1']`; in a datastore `/p:x[p:k='1']`.
 */
function renderPath(name: string, { path, rpcPath }: ProtocolError['details']): string | undefined {
  if (!path && !rpcPath) return undefined;
  if (!path) return `<${name}>${escapeText(['/rpc', ...rpcPath!].join('/'))}</${name}>`;
  if (path.length === 0 && !rpcPath) return undefined;
  const start = rpcPath ? ['rpc', ...rpcPath].map((step) => `/nc:${step}`).join('') : '';
  const { text, namespaces } = formatXmlPath(path, start);
  const declared = new Map(rpcPath ? [['nc', baseNs], ...namespaces] : namespaces);
  return `<${name}${declarations(declared)}>${escapeText(text)}</${name}>`;
}

function declarations(namespaces: ReadonlyMap<string, string>): string {
  return [...namespaces].map(([prefix, ns]) => ` xmlns:${prefix}="${escapeAttribute(ns)}"`).join('');
}

function renderInfo(info: ErrorInfo): string {
  let text = '';
  const plain = ['bad-attribute', 'bad-element', 'bad-namespace', 'session-id'] as const;
  for (const name of plain) {
    if (info[name] !== undefined) text += `<${name}>${escapeText(String(info[name]))}</${name}>`;
  }
  for (const path of info['non-unique'] ?? []) {
    const { text: where, namespaces } = formatXmlPath(path);
    text += `<non-unique xmlns="${yangNs}"${declarations(namespaces)}>${escapeText(where)}</non-unique>`;
  }
  if (info['missing-choice'] !== undefined) {
    text += `<missing-choice xmlns="${yangNs}">${escapeText(info['missing-choice'])}</missing-choice>`;
  }
  return text;
}
