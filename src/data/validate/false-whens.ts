import type { JsonObject, ParentNode, Schema } from '../../../codegen/index.ts';
import { rootCursor } from '../../../codegen/xpath/cursor.ts';
import { ProtocolError } from '../error.ts';
import { pathOfCursor } from './instances.ts';
import { Plan } from './plan.ts';
import { runChecks } from './walk.ts';
import { whenChecks } from './when.ts';

const plans = new WeakMap<ParentNode, Plan>();

/**
 * Nodes of a configuration that exist though their `when` is false (RFC 7950 section 8.2), as errors with their
 * paths; looks only at what the difference to `before`, in which there are none, can have changed.
 */
export function falseWhens(schema: Schema, after: JsonObject, before: JsonObject): readonly ProtocolError[] {
  if (after === before) return [];
  let plan = plans.get(schema.root);
  if (!plan) {
    plan = new Plan(schema.root, [whenChecks], false);
    plans.set(schema.root, plan);
  }
  const found: ProtocolError[] = [];
  const root = rootCursor(schema.root, after, { defaults: true });
  runChecks(plan, root, before, {
    schema,
    root,
    subject: 'datastore',
    report(at, tag, message, details) {
      found.push(new ProtocolError(tag, message, { path: pathOfCursor(at), ...details }));
    },
  });
  return found;
}
