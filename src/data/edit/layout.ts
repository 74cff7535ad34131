import type { CaseNode, ChoiceNode, DataNode, ParentNode, SchemaNode } from '../../../codegen/index.ts';

/** The case a node is in, with the choice it decides; a node in nested choices has several. */
export interface Alternative {
  readonly choice: ChoiceNode;
  readonly case: CaseNode;
}

/** What an edit needs to know about the members of one parent. */
export interface Layout {
  /** Place of each member in schema order (keys of a list come first). */
  readonly order: ReadonlyMap<string, number>;
  /** Choices decided by a member; no entry for members outside of choices. */
  readonly alternatives: ReadonlyMap<string, readonly Alternative[]>;
  /** Members that cannot exist beside a member, because they are in other cases (RFC 7950 section 7.9). */
  readonly rivals: ReadonlyMap<string, readonly DataNode[]>;
}

const layouts = new WeakMap<ParentNode, Layout>();

export function layoutOf(parent: ParentNode): Layout {
  let layout = layouts.get(parent);
  if (!layout) {
    layout = makeLayout(parent);
    layouts.set(parent, layout);
  }
  return layout;
}

function makeLayout(parent: ParentNode): Layout {
  const order = new Map<string, number>();
  const alternatives = new Map<string, readonly Alternative[]>();
  const rivals = new Map<string, readonly DataNode[]>();
  parent.dataChildren.forEach((node, position) => {
    order.set(node.jsonName, position);
    const chosen = alternativesOf(node);
    if (chosen.length > 0) alternatives.set(node.jsonName, chosen);
  });
  for (const [member, mine] of alternatives) {
    const others = parent.dataChildren.filter((other) =>
      excludes(mine, alternatives.get(other.jsonName) ?? []),
    );
    if (others.length > 0) rivals.set(member, others);
  }
  return { order, alternatives, rivals };
}

/** Choices and cases between a data node and its data parent, innermost first. */
export function alternativesOf(node: DataNode): readonly Alternative[] {
  const found: Alternative[] = [];
  let step: SchemaNode | undefined = node.parent;
  while (step?.kind === 'case') {
    const choice = step.parent as ChoiceNode;
    found.push({ choice, case: step });
    step = choice.parent;
  }
  return found;
}

function excludes(mine: readonly Alternative[], theirs: readonly Alternative[]): boolean {
  return mine.some((a) => theirs.some((b) => a.choice === b.choice && a.case !== b.case));
}
