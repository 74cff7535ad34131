/**
 * XML text to elements: strict (XML 1.0, Namespaces in XML 1.0), without document type declarations and
 * processing instructions (RFC 6241 section 3 forbids the former), bounded in size, depth and declarations.
 */
import { SaxesParser } from 'saxes';
import { ProtocolError } from '../error.ts';
import {
  lookup,
  type Scope,
  XML_NAMESPACE,
  XMLNS_NAMESPACE,
  type XmlAttribute,
  XmlElement,
  XmlRoot,
} from './element.ts';
import { divideName, type XmlName } from './names.ts';

export interface XmlLimits {
  /** Characters in one document. */
  readonly maxLength?: number;
  /** Elements inside each other. */
  readonly maxDepth?: number;
  /** Attributes (declarations included) of one element. */
  readonly maxAttributes?: number;
}

const MAX_LENGTH = 64 * 1024 * 1024;
const MAX_DEPTH = 256;
const MAX_ATTRIBUTES = 256;
/** Declarations in scope at one place; keeps prefix lookups cheap whatever the document. */
const MAX_SCOPE = 512;

/** State of the document being read. The parser is kept between documents, since setting one up is dear. */
let kept: SaxesParser | undefined;
let parser: SaxesParser;
let root: XmlRoot | undefined;
let current: XmlElement | undefined;
let depth = 0;
/** Elements that are complete and wait for their parent, and for each open element how many there were before it. */
const siblings: (XmlElement | undefined)[] = [];
const before: number[] = [];
let complete = 0;
/** How many there were at most: places are used again, as cutting an array is slow. */
let most = 0;
let document = '';
let maxDepth = MAX_DEPTH;
let maxAttributes = MAX_ATTRIBUTES;
/** Lines, and characters of the first line, cut off in front of the document. */
let skippedLines = 0;
let skippedColumns = 0;

/** Parses one document. Throws ProtocolError `malformed-message` (or `too-big`) that says what and where. */
export function parseXml(text: string, limits?: XmlLimits): XmlRoot {
  const maxLength = limits?.maxLength ?? MAX_LENGTH;
  if (text.length > maxLength) {
    throw new ProtocolError('too-big', `message of ${text.length} characters; the limit is ${maxLength}`, {
      type: 'rpc',
    });
  }
  maxDepth = limits?.maxDepth ?? MAX_DEPTH;
  maxAttributes = limits?.maxAttributes ?? MAX_ATTRIBUTES;
  document = withoutLead(text);
  root = undefined;
  current = undefined;
  depth = 0;
  complete = 0;
  parser = kept ?? newParser();
  kept = undefined;
  try {
    parser.write(document).close();
    kept = parser;
    const result = root as XmlRoot | undefined;
    if (!result) throw malformed('document must contain a root element');
    result.source = document;
    return result;
  } finally {
    document = '';
    root = undefined;
    siblings.fill(undefined, 0, most);
    most = 0;
  }
}

/** The declaration as nearly everyone writes it: known, it need not be parsed. */
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** The document proper. Some clients send a newline before the declaration; strictly, it may not come second. */
function withoutLead(text: string): string {
  let start = 0;
  let lineStart = 0;
  skippedLines = 0;
  for (; start < text.length; start++) {
    const c = text.charCodeAt(start);
    if (c === 10) {
      skippedLines++;
      lineStart = start + 1;
    } else if (c !== 32 && c !== 9 && c !== 13 && c !== 0xfeff) break;
  }
  if (text.startsWith(DECLARATION, start)) {
    const behind = start + DECLARATION.length;
    // Another declaration would pass as the first one.
    if (!text.startsWith('<?', behind)) start = behind;
  }
  skippedColumns = start - lineStart;
  return start === 0 ? text : text.slice(start);
}

function malformed(what: string): ProtocolError {
  const column = parser.column + (parser.line === 1 ? skippedColumns : 0);
  const where = `${parser.line + skippedLines}:${column}`;
  return new ProtocolError('malformed-message', `${where}: ${what.replace(/\.$/, '')}`, { type: 'rpc' });
}

function newParser(): SaxesParser {
  const made = new SaxesParser({
    xmlns: false,
    position: false,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  made.on('opentag', onOpen);
  made.on('closetag', onClose);
  made.on('text', onText);
  made.on('cdata', onCdata);
  made.on('doctype', () => {
    throw malformed('document type declarations are not accepted');
  });
  made.on('processinginstruction', ({ target }) => {
    throw malformed(`processing instructions are not accepted: ${target}`);
  });
  made.on('error', (error) => {
    throw malformed(error.message);
  });
  return made as SaxesParser;
}

function onOpen(tag: { name: string; attributes: Record<string, string> }): void {
  if (++depth > maxDepth) throw malformed(`elements nested more than ${maxDepth} deep`);
  const parent = current;
  const contentStart = parser.position;
  let scope = parent?.scope;
  let attributes: XmlAttribute[] | undefined;
  let count = 0;
  if (!isBare(tag.name, contentStart)) {
    for (const name in tag.attributes) {
      if (++count > maxAttributes) throw malformed(`more than ${maxAttributes} attributes on ${tag.name}`);
      const value = tag.attributes[name]!;
      if (name === 'xmlns') scope = declare(scope, '', value);
      else if (name.startsWith('xmlns:')) scope = declare(scope, name.slice(6), value);
      else {
        const { prefix, name: local } = nameOf(name);
        const attribute = { prefix, name: local, ns: '', value };
        if (attributes) attributes.push(attribute);
        else attributes = [attribute];
      }
    }
  }
  const name = nameOf(tag.name);
  const ns = lookup(scope, name.prefix);
  if (ns === undefined && name.prefix !== '') throw malformed(`undeclared namespace prefix: ${name.prefix}`);
  const element = parent
    ? new XmlElement(name, ns ?? '', parent, scope)
    : new XmlRoot(name, ns ?? '', parent, scope);
  if (attributes) element.attributes = resolveAttributes(attributes, scope);
  element.contentStart = contentStart;
  if (element instanceof XmlRoot) {
    element.tagAttributes = tag.attributes;
    root = element;
  }
  before[depth] = complete;
  current = element;
}

/** Whether a tag is `<name>` and no more, which is quicker to see than that an object has no members. */
function isBare(name: string, end: number): boolean {
  return document.charCodeAt(end - name.length - 2) === 60;
}

/** Gives prefixed attributes their namespace, and refuses two that only differ in prefix. */
function resolveAttributes(attributes: XmlAttribute[], scope: Scope | undefined): XmlAttribute[] {
  let prefixed = 0;
  for (let i = 0; i < attributes.length; i++) {
    const attribute = attributes[i]!;
    if (attribute.prefix === '') continue;
    const ns = lookup(scope, attribute.prefix);
    if (ns === undefined) throw malformed(`undeclared namespace prefix: ${attribute.prefix}`);
    attributes[i] = { ...attribute, ns };
    prefixed++;
  }
  if (prefixed > 1) {
    const seen = new Set<string>();
    for (const { ns, name } of attributes) {
      const expanded = `{${ns}}${name}`;
      if (seen.has(expanded)) throw malformed(`duplicate attribute: ${expanded}`);
      seen.add(expanded);
    }
  }
  return attributes;
}

function declare(outer: Scope | undefined, prefix: string, value: string): Scope {
  const ns = value.trim();
  if (prefix === 'xmlns' || (prefix === 'xml') !== (ns === XML_NAMESPACE) || ns === XMLNS_NAMESPACE) {
    throw malformed(`namespace declaration not allowed: xmlns${prefix === '' ? '' : `:${prefix}`}="${ns}"`);
  }
  if (prefix !== '' && ns === '') throw malformed(`a prefix cannot be undeclared: xmlns:${prefix}=""`);
  const size = outer ? outer.size + 1 : 1;
  if (size > MAX_SCOPE) throw malformed(`more than ${MAX_SCOPE} namespace declarations in scope`);
  return { prefix, ns, outer, size };
}

function nameOf(written: string): XmlName {
  const name = divideName(written);
  if (!name) throw malformed(`malformed name: ${written}`);
  return name;
}

function onClose(): void {
  const element = current!;
  element.end = parser.position;
  const first = before[depth]!;
  if (first < complete) element.children = siblings.slice(first, complete) as XmlElement[];
  siblings[first] = element;
  complete = first + 1;
  if (complete > most) most = complete;
  current = element.parent;
  depth--;
}

function onText(text: string): void {
  const element = current;
  if (element) element.text = element.text === '' ? text : element.text + text;
}

function onCdata(text: string): void {
  if (!current) throw malformed('text data outside of root node');
  onText(text);
}
