import type { ChoiceNode, JsonObject, SchemaNode } from '../../../codegen/index.ts';
import type { Check, CheckedNode } from './check.ts';
import { pathOfCursor } from './instances.ts';
import { caseNodes, isPresent, requiredIn, whenAllows, whenScope } from './presence.ts';

/** At most one case of a choice has data, and one of a mandatory choice (RFC 7950 sections 7.9, 7.9.4 and 15.6). */
export function choiceChecks(parent: CheckedNode, includeState: boolean): readonly Check[] {
  if (!('children' in parent)) return [];
  const asked = choicesIn(parent.children).filter((choice) => choice.config || includeState);
  return asked.flatMap((choice) => [
    singleCaseCheck(parent, choice),
    ...(choice.mandatory ? [mandatoryChoiceCheck(parent, choice)] : []),
  ]);
}

function choicesIn(nodes: readonly SchemaNode[], into: ChoiceNode[] = []): readonly ChoiceNode[] {
  for (const node of nodes) {
    if (node.kind !== 'choice') continue;
    into.push(node);
    for (const inner of node.cases) choicesIn(inner.children, into);
  }
  return into;
}

function mandatoryChoiceCheck(parent: CheckedNode, choice: ChoiceNode): Check {
  const inForce = requiredIn(choice);
  const names = choice.cases.flatMap(caseNodes).map((node) => node.jsonName);
  return {
    node: parent,
    ...whenScope(choice),
    run(at, context) {
      const members = at.value as JsonObject;
      if (names.some((name) => isPresent(members[name])) || !inForce(members)) return;
      if (!whenAllows(at, choice)) return;
      context.report(at, 'data-missing', `no case of the mandatory choice ${choice.name} is there`, {
        appTag: 'missing-choice',
        info: { 'missing-choice': choice.name },
        schemaPath: choice.path,
      });
    },
  };
}

function singleCaseCheck(parent: CheckedNode, choice: ChoiceNode): Check {
  const cases = choice.cases.map(caseNodes);
  return {
    node: parent,
    reach: 0,
    dependencies: undefined,
    run(at, context) {
      const members = at.value as JsonObject;
      const present = cases.flatMap((nodes) => nodes.find((node) => isPresent(members[node.jsonName])) ?? []);
      const [, second] = present;
      if (!second) return;
      context.report(
        at,
        'bad-element',
        `${second.name} belongs to a second case of the choice ${choice.name}`,
        {
          path: [...pathOfCursor(at), { node: second }],
          info: { 'bad-element': second.name },
          schemaPath: choice.path,
        },
      );
    },
  };
}
