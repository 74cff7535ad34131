/** Text and attributes of leaf values in XML (RFC 7950 section 9; RFC 6243 section 6). */
import type { JsonScalar, JsonValue, LeafListNode, LeafNode, Schema } from '../../../codegen/index.ts';
import { WITH_DEFAULTS_NAMESPACE } from './element.ts';
import { escapeAttribute, escapeText } from './escape.ts';

/** How a document is written; the same for all its nodes. */
export interface Style {
  readonly schema: Schema;
  /** Elements without content: `<a/>`, or `<a></a>` as IOS XR has them. */
  readonly longEmpty: boolean;
  /** Prefix that the surrounding elements bind to the namespace of tagged defaults, if they do. */
  readonly tagPrefix: string | undefined;
}

/** The member that holds the annotations of another (RFC 7952 section 5.2). */
export const DEFAULT_ANNOTATION = 'ietf-netconf-with-defaults:default';

/** The parts of an element that are known from the schema. */
export interface Tags {
  readonly name: string;
  readonly namespace: string;
  /** `<name>` and `<name xmlns="..">` */
  readonly bare: string;
  readonly declared: string;
  readonly close: string;
  /** `<name/>` and `<name xmlns=".."/>` */
  readonly bareEmpty: string;
  readonly declaredEmpty: string;
}

export function tagsOf(name: string, namespace: string): Tags {
  const declaration = `${name} xmlns="${escapeAttribute(namespace)}"`;
  return {
    name,
    namespace,
    bare: `<${name}>`,
    declared: `<${declaration}>`,
    close: `</${name}>`,
    bareEmpty: `<${name}/>`,
    declaredEmpty: `<${declaration}/>`,
  };
}

/** One element around content that is markup already. `ambient` is the default namespace in force outside. */
export function element(tags: Tags, content: string, ambient: string, style: Style): string {
  const inside = ambient === tags.namespace;
  if (content === '' && !style.longEmpty) return inside ? tags.bareEmpty : tags.declaredEmpty;
  return (inside ? tags.bare : tags.declared) + content + tags.close;
}

/** As `element`, with further attributes. */
export function elementWith(
  tags: Tags,
  attributes: string,
  content: string,
  ambient: string,
  style: Style,
): string {
  const open = ambient === tags.namespace ? tags.bare : tags.declared;
  const start = open.slice(0, -1) + attributes;
  return content === '' && !style.longEmpty ? `${start}/>` : `${start}>${content}${tags.close}`;
}

/** Text of a value without prefixed names: for all such types the canonical JSON value says it already. */
export function plainText(value: JsonValue): string {
  if (typeof value === 'string') return escapeText(value);
  return typeof value === 'object' ? '' : String(value);
}

/** Text of a value that may hold names, and the declarations of the prefixes it uses. */
export function prefixedText(
  node: LeafNode | LeafListNode,
  value: JsonValue,
  style: Style,
): { text: string; declarations: string } {
  const prefixes = new Map<string, string>();
  let declarations = '';
  const text = node.type.formatText(value as JsonScalar, (name) => {
    const known = prefixes.get(name);
    if (known !== undefined) return known;
    const module = style.schema.modules.get(name);
    const wanted = module?.prefix ?? name;
    const taken = new Set(prefixes.values());
    let prefix = wanted;
    for (let n = 2; taken.has(prefix) || prefix === 'wd'; n++) prefix = `${wanted}${n}`;
    prefixes.set(name, prefix);
    declarations += ` xmlns:${prefix}="${escapeAttribute(module?.namespace ?? name)}"`;
    return prefix;
  });
  return { text: escapeText(text), declarations };
}

/** Attributes for an annotation object: that of tagged defaults; others have no XML form here. */
export function annotationAttributes(annotation: JsonValue | undefined, style: Style): string {
  if (annotation === undefined || annotation === null || typeof annotation !== 'object') return '';
  if ((annotation as Record<string, JsonValue>)[DEFAULT_ANNOTATION] !== true) return '';
  if (style.tagPrefix !== undefined) return ` ${style.tagPrefix}:default="true"`;
  return ` xmlns:wd="${WITH_DEFAULTS_NAMESPACE}" wd:default="true"`;
}
