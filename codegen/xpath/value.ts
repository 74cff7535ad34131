/** String values of nodes (W3C XPath 1.0 section 5), as RFC 7950 section 6.4.1 gives leaves theirs. */
import type { JsonScalar } from '../schema/model.ts';
import { identityOf } from '../types/identityref.ts';
import { instanceSteps } from '../types/instance-identifier.ts';
import { targetType } from '../types/leafref.ts';
import type { LeafType } from '../types/type.ts';
import { memberOf } from '../types/union.ts';
import { pushDescendants } from './children.ts';
import type { Place } from './cursor.ts';

/** The type behind leafrefs and unions that a value really has. */
export function concreteType(type: LeafType, value: JsonScalar): LeafType | undefined {
  if (type.base === 'leafref') {
    const target = targetType(type.target);
    return target && concreteType(target, value);
  }
  if (type.base !== 'union') return type;
  const member = memberOf(type.members, value);
  return member && concreteType(member, value);
}

/** Type and value of a leaf or leaf-list entry; undefined for other nodes. */
export function leafValue(place: Place): { type: LeafType; value: JsonScalar } | undefined {
  const { node } = place;
  if (node.kind !== 'leaf' && node.kind !== 'leaf-list') return undefined;
  return { type: node.type, value: place.value as JsonScalar };
}

/** `string(node)`. */
export function stringValue(place: Place): string {
  const leaf = leafValue(place);
  if (leaf) return scalarText(place, leaf.type, leaf.value);
  const below: Place[] = [];
  pushDescendants(below, place);
  return below.map((each) => (leafValue(each) ? stringValue(each) : '')).join('');
}

function scalarText(place: Place, type: LeafType, value: JsonScalar): string {
  if (typeof value === 'string') return type.usesPrefixes ? prefixedText(place, type, value) : value;
  return typeof value === 'object' ? '' : String(value);
}

/** Identities and instance paths are shown with each module's own prefix. */
function prefixedText(place: Place, type: LeafType, value: string): string {
  const concrete = concreteType(type, value);
  if (concrete?.base === 'identityref') {
    const identity = identityOf(concrete, value);
    return identity ? `${identity.module.prefix}:${identity.name}` : value;
  }
  if (concrete?.base !== 'instance-identifier') return value;
  const prefixes = pathPrefixes(place, value);
  return concrete.formatText(value, (module) => prefixes.get(module) ?? module);
}

/** Prefixes of the modules that an instance path passes through, found by walking the schema. */
function pathPrefixes(place: Place, value: string): Map<string, string> {
  const prefixes = new Map<string, string>();
  let at = place;
  while (at.parent) at = at.parent;
  let node: Place['node'] | undefined = at.node;
  for (const { prefix: module, name } of instanceSteps(value)) {
    const same: readonly Place['node'][] =
      node && 'byLocalName' in node ? (node.byLocalName.get(name) ?? []) : [];
    node = same.find((each) => each.kind !== 'root' && each.module.name === module);
    if (node && node.kind !== 'root') prefixes.set(module, node.module.prefix);
  }
  return prefixes;
}
