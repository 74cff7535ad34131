import type { SchemaNode } from '../model.ts';

/**
 * Whether a node is mandatory in the sense of RFC 7950 section 3: its parent cannot exist without something being
 * there for it.
 */
export function isMandatoryNode(node: SchemaNode): boolean {
  switch (node.kind) {
    case 'leaf':
    case 'anydata':
    case 'anyxml':
    case 'choice':
      return node.mandatory;
    case 'list':
    case 'leaf-list':
      return node.minElements > 0;
    case 'container':
      return node.presence === undefined && node.children.some(isMandatoryNode);
    default:
      return false;
  }
}
