import type { Problems } from '../../syntax/problems.ts';
import type { SchemaNode } from '../model.ts';
import type { NodeBuilder } from '../nodes/build.ts';
import type { Augmentation } from '../tree/augment.ts';
import type { Draft } from '../tree/draft.ts';
import { checkAugmentation } from './augment.ts';
import { resolveDefaultCase } from './choice.ts';
import { resolveLeafDefault, resolveLeafListDefaults } from './defaults.ts';
import { checkElements } from './elements.ts';
import { Leafrefs } from './leafref.ts';
import { resolveUnique } from './unique.ts';
import { checkWhens } from './when-circles.ts';

/**
 * What can be settled only when all nodes are there: leafref targets, then defaults (which may need them), and
 * the rules on lists, choices and augments.
 */
export function checkNodes(
  { built, root }: NodeBuilder,
  augmentations: readonly Augmentation[],
  problems: Problems,
): void {
  const leafrefs = new Leafrefs(root, problems);
  for (const { node } of built) {
    if (node.kind === 'leaf' || node.kind === 'leaf-list') leafrefs.resolve(node);
  }
  for (const { node, draft } of built) checkNode(node, draft, problems);
  checkWhens(
    built.map(({ node }) => node),
    problems,
  );
  for (const augmentation of augmentations) checkAugmentation(augmentation, problems);
}

/** The rules on one node; targets of leafrefs are known. */
export function checkNode(node: SchemaNode, draft: Draft, problems: Problems): void {
  switch (node.kind) {
    case 'leaf':
      resolveLeafDefault(draft, node, problems);
      break;
    case 'leaf-list':
      resolveLeafListDefaults(draft, node, problems);
      checkElements(draft, node, problems);
      break;
    case 'list':
      resolveUnique(draft, node, problems);
      checkElements(draft, node, problems);
      break;
    case 'choice':
      resolveDefaultCase(draft, node, problems);
      break;
  }
}
