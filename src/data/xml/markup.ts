/**
 * Content of anydata and anyxml nodes (RFC 7950 sections 7.10 and 7.11), kept as text that stands on its own:
 * each outermost element declares the namespaces that it takes from around it.
 */

import { isBlank, type Scope, sourceOf, type XmlElement } from './element.ts';
import { escapeAttribute } from './escape.ts';

/** The content of an element as markup. White space around and between the outermost elements is dropped. */
export function innerMarkup(element: XmlElement): string {
  const source = sourceOf(element);
  const contentEnd = source.lastIndexOf('</', element.end - 1);
  if (contentEnd < element.contentStart) return '';
  let markup = '';
  let from = element.contentStart;
  for (const child of element.children) {
    const start = source.lastIndexOf('<', child.contentStart - 1);
    markup += between(source.slice(from, start)) + outerMarkup(child, source, start);
    from = child.end;
  }
  return markup + between(source.slice(from, contentEnd));
}

/** Markup of an element with the declarations it needs. */
function outerMarkup(
  element: XmlElement,
  source: string = sourceOf(element),
  start: number = source.lastIndexOf('<', element.contentStart - 1),
): string {
  const afterName = start + 1 + element.qname.length;
  return source.slice(start, afterName) + inherited(element) + source.slice(afterName, element.end);
}

function between(text: string): string {
  return isBlank(text) ? '' : text;
}

/** Declarations of the prefixes that the element or what is below uses and that are bound further out. */
function inherited(element: XmlElement): string {
  const outside = element.parent?.scope;
  if (!outside) return '';
  const needed = new Map<string, string>();
  collect(element, outside, needed);
  let text = '';
  for (const [prefix, ns] of needed) {
    text += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(ns)}"`;
  }
  return text;
}

function collect(element: XmlElement, outside: Scope, needed: Map<string, string>): void {
  note(element.prefix, element, outside, needed);
  for (const { prefix, value } of element.attributes) {
    note(prefix === '' ? 'xml' : prefix, element, outside, needed);
    prefixesIn(value, element, outside, needed);
  }
  if (element.children.length === 0 || !isBlank(element.text)) {
    prefixesIn(element.text, element, outside, needed);
  }
  for (const child of element.children) collect(child, outside, needed);
}

const NAME = /^[\p{L}_][\p{L}\p{N}._-]*$/u;
const MAX_PREFIX = 64;

/** Values may hold prefixed names (identityref, XPath): every `name:` in them that is bound is taken for one. */
function prefixesIn(text: string, element: XmlElement, outside: Scope, needed: Map<string, string>): void {
  let before = 0;
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    const start = Math.max(before, colon - MAX_PREFIX);
    const name = /[^\s/[\]()=<>|,*"'@]*$/.exec(text.slice(start, colon))![0];
    if (NAME.test(name)) note(name, element, outside, needed);
    before = colon + 1;
  }
}

function note(prefix: string, element: XmlElement, outside: Scope, needed: Map<string, string>): void {
  if (prefix === 'xml' || needed.has(prefix)) return;
  for (let at = element.scope; at; at = at.outer) {
    if (at.prefix !== prefix) continue;
    if (at.ns !== '' && isWithin(at, outside)) needed.set(prefix, at.ns);
    return;
  }
}

/** True when the declaration is among those of the outer scope. */
function isWithin(declaration: Scope, outside: Scope): boolean {
  return declaration.size <= outside.size;
}
