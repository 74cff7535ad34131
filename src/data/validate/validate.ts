import { YangError } from '../../../codegen/error.ts';
import type {
  Cursor,
  IoNode,
  JsonObject,
  NotificationNode,
  ParentNode,
  Schema,
} from '../../../codegen/index.ts';
import { childCursor, rootCursor } from '../../../codegen/xpath/cursor.ts';
import { ProtocolError } from '../error.ts';
import type { CheckContext, Family } from './check.ts';
import { choiceChecks } from './choice.ts';
import { elementChecks } from './elements.ts';
import { pathOfCursor } from './instances.ts';
import { keyChecks } from './keys.ts';
import { referenceChecks } from './leafref.ts';
import { mandatoryChecks } from './mandatory.ts';
import { mustChecks } from './must.ts';
import { Plan } from './plan.ts';
import { uniqueChecks } from './unique.ts';
import { runChecks } from './walk.ts';
import { whenChecks } from './when.ts';

const FAMILIES: readonly Family[] = [
  keyChecks,
  whenChecks,
  mandatoryChecks,
  choiceChecks,
  elementChecks,
  uniqueChecks,
  mustChecks,
  referenceChecks,
];

const configPlans = new WeakMap<ParentNode, Plan>();
const fullPlans = new WeakMap<ParentNode, Plan>();

/**
 * Checks that a configuration is valid (RFC 7950 section 8.1). With `before`, a valid configuration it came from by
 * edits, the cost is in proportion to the difference. Throws one ProtocolError that carries all that was found, in
 * the form of RFC 7950 section 15.
 */
export function validateConfig(schema: Schema, after: JsonObject, before?: JsonObject): void {
  if (after === before) return;
  const root = rootCursor(schema.root, after, { defaults: true });
  const plan = planOf(schema.root, configPlans, FAMILIES, false);
  throwAll(errorsOf(schema, plan, root, root, before, 'datastore'));
}

/** As `validateConfig`, for a tree of configuration and state together. */
export function validateData(schema: Schema, tree: JsonObject): void {
  const root = rootCursor(schema.root, tree, { defaults: true });
  throwAll(
    errorsOf(schema, planOf(schema.root, fullPlans, FAMILIES, true), root, root, undefined, 'datastore'),
  );
}

export interface InputOptions {
  /** Configuration and state that expressions in the message can see (RFC 7950 section 6.4.1). */
  readonly tree?: JsonObject;
  /** For actions and nested notifications: the instance they belong to, made on `tree`. */
  readonly parent?: Cursor;
}

/** Checks the input or output of an operation, or the content of a notification (RFC 7950 section 8.1). */
export function validateInput(
  schema: Schema,
  node: IoNode | NotificationNode,
  input: JsonObject,
  options: InputOptions = {},
): void {
  const root = rootCursor(schema.root, options.tree ?? {}, { defaults: true });
  const at = childCursor(options.parent ?? root, node, input);
  throwAll(errorsOf(schema, planOf(node, fullPlans, FAMILIES, true), at, root, undefined, 'message'));
}

function planOf(
  root: ParentNode,
  plans: WeakMap<ParentNode, Plan>,
  families: readonly Family[],
  includeState: boolean,
): Plan {
  let plan = plans.get(root);
  if (!plan) {
    plan = new Plan(root, families, includeState);
    plans.set(root, plan);
  }
  return plan;
}

function errorsOf(
  schema: Schema,
  plan: Plan,
  at: Cursor,
  root: Cursor,
  before: JsonObject | undefined,
  subject: CheckContext['subject'],
): readonly ProtocolError[] {
  const errors: ProtocolError[] = [];
  const context: CheckContext = {
    schema,
    root,
    subject,
    report(where, tag, message, details) {
      const schemaPath = 'path' in where.node ? where.node.path : '/';
      errors.push(new ProtocolError(tag, message, { path: pathOfCursor(where), schemaPath, ...details }));
    },
  };
  try {
    runChecks(plan, at, before, context);
  } catch (error) {
    // An expression that data has made impossible, such as re-match() with a pattern from a leaf.
    if (!(error instanceof YangError)) throw error;
    errors.push(new ProtocolError('operation-failed', error.message));
  }
  return errors;
}

function throwAll(errors: readonly ProtocolError[]): void {
  if (errors.length > 0) throw ProtocolError.combine(errors);
}
