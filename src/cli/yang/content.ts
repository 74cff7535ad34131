import type { JsonObject, ParentNode, Schema } from '../../../codegen/index.ts';
import { Failure } from '../../app/failure.ts';
import { readJsonData } from '../../data/json/read-data.ts';
import type { InstancePath } from '../../data/path/instance-path.ts';
import { NETCONF_NAMESPACE, type XmlElement, YANG_NAMESPACE } from '../../data/xml/element.ts';
import { readXmlData } from '../../data/xml/read-data.ts';

/** The members of an object in a file, XML or JSON. */
export interface Content {
  /** Their names as `module:name`, with what is in them. */
  members(parent: ParentNode): readonly Member[];
  /** Those that `wanted` admits as data. Throws ProtocolError with all that is wrong. */
  read(
    parent: ParentNode,
    options: { config?: boolean; at?: InstancePath; wanted?: (name: string) => boolean },
  ): JsonObject;
}

export interface Member {
  readonly name: string;
  readonly inner: Content;
}

/** Elements that messages wrap data in (RFC 6241, RFC 5277, RFC 7950); they are looked through. */
const ELEMENTS = new Set(['config', 'data', 'rpc', 'rpc-reply', 'notification', 'action']);
const NAMESPACES = new Set([
  '',
  NETCONF_NAMESPACE,
  YANG_NAMESPACE,
  'urn:ietf:params:xml:ns:netconf:notification:1.0',
]);

export function xmlContent(schema: Schema, document: XmlElement): Content {
  let elements: readonly XmlElement[] = [document];
  while (elements.length === 1 && NAMESPACES.has(elements[0]!.ns) && ELEMENTS.has(elements[0]!.name)) {
    elements = elements[0]!.children.filter(({ name, ns }) => name !== 'eventTime' || !NAMESPACES.has(ns));
  }
  return ofElements(schema, elements);
}

function ofElements(schema: Schema, elements: readonly XmlElement[]): Content {
  const nameOf = ({ name, ns }: XmlElement): string => {
    const module = schema.modulesByNamespace.get(ns);
    if (!module) throw new Failure(`<${name}>: no module given with -m has the namespace "${ns}"`);
    return `${module.name}:${name}`;
  };
  return {
    members: () => elements.map((each) => ({ name: nameOf(each), inner: ofElements(schema, each.children) })),
    read(parent, { wanted, ...options }) {
      const chosen = wanted ? elements.filter((each) => wanted(nameOf(each))) : elements;
      return readXmlData(parent, chosen, { schema, ...options });
    },
  };
}

const RESTCONF_ENVELOPES = ['ietf-restconf:data', 'ietf-restconf:notification'];

export function jsonContent(schema: Schema, document: unknown): Content {
  const body = objectOf(document);
  const [name, ...others] = Object.keys(body);
  if (name === undefined || others.length > 0 || !RESTCONF_ENVELOPES.includes(name))
    return ofObject(schema, body);
  const { eventTime, ...inner } = objectOf(body[name]);
  return ofObject(schema, inner);
}

function ofObject(schema: Schema, body: Readonly<Record<string, unknown>>): Content {
  const qualified = (name: string, parent: ParentNode): string =>
    name.includes(':') || parent.kind === 'root' ? name : `${parent.module.name}:${name}`;
  return {
    members: (parent) =>
      Object.entries(body)
        .filter(([name]) => !name.startsWith('@'))
        .map(([name, value]) => ({
          name: qualified(name, parent),
          // Of a list on the way to an action there is the one entry.
          inner: ofObject(schema, objectOf(Array.isArray(value) && value.length === 1 ? value[0] : value)),
        })),
    read(parent, { wanted, ...options }) {
      const entries = Object.entries(body).filter(([name]) => wanted?.(qualified(name, parent)) ?? true);
      return readJsonData(parent, Object.fromEntries(entries), { schema, ...options });
    },
  };
}

/** What is no object has no members; readers say what is wrong with it. */
function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
