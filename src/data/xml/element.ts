/**
 * The light XML tree that protocol messages are parsed into: elements with resolved namespaces, their
 * attributes (declarations excluded), children and text. Readers of data, edits and filters work on it.
 */

import type { XmlName } from './names.ts';

/** Names with a reserved meaning in XML and its namespaces. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** Namespaces of the protocol itself. */
export const NETCONF_NAMESPACE = 'urn:ietf:params:xml:ns:netconf:base:1.0';
export const YANG_NAMESPACE = 'urn:ietf:params:xml:ns:yang:1';
export const WITH_DEFAULTS_NAMESPACE = 'urn:ietf:params:xml:ns:netconf:default:1.0';

export interface XmlAttribute {
  readonly prefix: string;
  readonly name: string;
  /** Namespace URI; empty for attributes without prefix. */
  readonly ns: string;
  readonly value: string;
}

/** One namespace declaration, linked to those around it. */
export interface Scope {
  readonly prefix: string;
  readonly ns: string;
  readonly outer: Scope | undefined;
  /** How many declarations the chain holds. */
  readonly size: number;
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = Object.freeze([]);
const NO_CHILDREN: readonly XmlElement[] = Object.freeze([]);

/** The namespace bound to a prefix (`''`: the default one), or undefined. */
export function lookup(scope: Scope | undefined, prefix: string): string | undefined {
  for (let at = scope; at; at = at.outer) {
    if (at.prefix === prefix) return at.ns === '' ? undefined : at.ns;
  }
  return prefix === 'xml' ? XML_NAMESPACE : undefined;
}

export class XmlElement {
  private readonly written: XmlName;
  /** Namespace URI; empty when the element is in none. */
  readonly ns: string;
  readonly parent: XmlElement | undefined;
  readonly scope: Scope | undefined;
  attributes: readonly XmlAttribute[] = NO_ATTRIBUTES;
  children: readonly XmlElement[] = NO_CHILDREN;
  /** Character data directly inside, CDATA included, joined over child elements. */
  text = '';
  /** Where the content begins and where the element ends, as offsets into `source` of the root. */
  contentStart = 0;
  end = 0;

  constructor(name: XmlName, ns: string, parent: XmlElement | undefined, scope: Scope | undefined) {
    this.written = name;
    this.ns = ns;
    this.parent = parent;
    this.scope = scope;
  }

  get prefix(): string {
    return this.written.prefix;
  }

  /** Local name. */
  get name(): string {
    return this.written.name;
  }

  /** The namespace bound to a prefix here (`''`: the default one). */
  namespaceOf(prefix: string): string | undefined {
    return lookup(this.scope, prefix);
  }

  /** The name as written, with its prefix. */
  get qname(): string {
    return this.prefix === '' ? this.name : `${this.prefix}:${this.name}`;
  }

  /** The value of an attribute, or undefined. Attributes without prefix have the namespace `''`. */
  attribute(name: string, ns = ''): string | undefined {
    for (const attribute of this.attributes) {
      if (attribute.name === name && attribute.ns === ns) return attribute.value;
    }
    return undefined;
  }

  /** The first child of that name; of any namespace when none is given. */
  child(name: string, ns?: string): XmlElement | undefined {
    for (const child of this.children) {
      if (child.name === name && (ns === undefined || child.ns === ns)) return child;
    }
    return undefined;
  }
}

/** The outermost element, which knows the text it was parsed from. */
export class XmlRoot extends XmlElement {
  source = '';
  /** All its attributes by the names they are written with, in their order, declarations included. */
  tagAttributes: Readonly<Record<string, string>> = {};
}

/** The text that the element was parsed from. */
export function sourceOf(element: XmlElement): string {
  let root = element;
  while (root.parent) root = root.parent;
  return root instanceof XmlRoot ? root.source : '';
}

/** True when a text holds nothing but XML white space. */
export function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}

/** A text without XML white space around it. (`trim` would take more than that away.) */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isSpace(c: number): boolean {
  return c === 32 || c === 10 || c === 9 || c === 13;
}
