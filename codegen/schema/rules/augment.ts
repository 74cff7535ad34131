import type { Problems } from '../../syntax/problems.ts';
import { section } from '../section.ts';
import type { Augmentation } from '../tree/augment.ts';
import { isMandatoryNode } from './mandatory.ts';

/**
 * Keys are defined in their list or a grouping it uses (RFC 7950 section 7.8.2). An augment must not make valid
 * configuration of another module invalid: mandatory nodes need a `when`, and YANG 1 does not allow them at all
 * (section 7.17).
 */
export function checkAugmentation(augmentation: Augmentation, problems: Problems): void {
  const { statement, module, target, added, conditional } = augmentation;
  for (const { node } of added) {
    if (node?.kind !== 'leaf' || !node.isKey) continue;
    const message = `key "${node.name}" must be defined in its list, not by an augment`;
    problems.report(statement.position, message, section('7.8.2'));
  }
  if (target.module === module || (conditional && module.module.yangVersion === '1.1')) return;
  for (const { node, present } of added) {
    if (!present || !node?.config || node.kind === 'case' || !isMandatoryNode(node)) continue;
    const way = module.module.yangVersion === '1' ? '' : ' without a "when"';
    const message = `augment must not add the mandatory node "${node.name}" to another module${way}`;
    problems.report(statement.position, message, section('7.17'));
  }
}
