import type { Check, CheckedNode } from './check.ts';
import { nameOf } from './instances.ts';
import { reachOf } from './reach.ts';
import { referralsOf } from './referrals.ts';

/** Every `must` holds (RFC 7950 sections 7.5.3, 7.5.4 and 15.4). */
export function mustChecks(node: CheckedNode): readonly Check[] {
  if (!('must' in node)) return [];
  return node.must.map(({ xpath, errorMessage, errorAppTag }) => ({
    node,
    reach: reachOf(xpath.text),
    dependencies: xpath.dependencies,
    exact: true,
    referrals: once(() => referralsOf(node, xpath.text)),
    run(at, context) {
      if (xpath.evaluateBoolean(at)) return;
      const message = errorMessage ?? `${nameOf(node)} does not meet the condition "${xpath.text}"`;
      context.report(at, 'operation-failed', message, { appTag: errorAppTag ?? 'must-violation' });
    },
  }));
}

/** A function that keeps its first result: few conditions are ever asked. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
