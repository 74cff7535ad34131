/**
 * Defaults in use added to a tree (RFC 7950 sections 7.6.1 and 7.7.2): where the node's parent exists, its case (if
 * any) is chosen or the default one, and its `when` holds. State is left as it was provided.
 */
import type {
  CaseNode,
  Cursor,
  DataNode,
  IoNode,
  JsonObject,
  JsonValue,
  ParentNode,
  Schema,
  SchemaNode,
} from '../../../codegen/index.ts';
import { childCursor, rootCursor } from '../../../codegen/xpath/compile.ts';
import type { Alternative } from '../edit/layout.ts';
import { inSchemaOrder } from '../path/order.ts';
import { type DefaultsChild, type DefaultsPlan, defaultOf, defaultsPlan } from './plan.ts';

const TAG: JsonObject = Object.freeze({ 'ietf-netconf-with-defaults:default': true });

/** Results for arrays and top-level containers that do not depend on anything around them. */
const plainResults = new WeakMap<object, JsonValue>();
const taggedResults = new WeakMap<object, JsonValue>();

export function fillDefaults(schema: Schema, tree: JsonObject, tagged: boolean): JsonObject {
  const plan = defaultsPlan(schema.root);
  const cursor = plan.conditional ? rootCursor(schema.root, tree, { defaults: true }) : undefined;
  return new Filler(tagged).members(schema.root, plan, tree, cursor);
}

/** The input of an operation with its defaults filled in, as the operation is to see it (RFC 7950 section 7.14.2). */
export function fillInput(schema: Schema, node: IoNode, input: JsonObject): JsonObject {
  const plan = defaultsPlan(node);
  const cursor = plan.conditional ? childCursor(rootCursor(schema.root, {}), node, input) : undefined;
  return new Filler(false, true).members(node, plan, input, cursor);
}

class Filler {
  readonly #tagged: boolean;
  readonly #results: WeakMap<object, JsonValue>;
  /** In messages every node counts, in datastores only configuration. */
  readonly #message: boolean;

  constructor(tagged: boolean, message = false) {
    this.#tagged = tagged;
    this.#message = message;
    this.#results = tagged ? taggedResults : plainResults;
  }

  members(
    parent: ParentNode,
    plan: DefaultsPlan,
    object: JsonObject,
    cursor: Cursor | undefined,
  ): JsonObject {
    let copy: Record<string, JsonValue> | undefined;
    let added = false;
    for (const child of plan.children) {
      const { node } = child;
      if (!node.config && !this.#message) continue;
      const name = node.jsonName;
      const value = object[name];
      if (value !== undefined) {
        const filled = this.#present(child, value, cursor);
        if (filled === value) continue;
        copy ??= { ...object };
        copy[name] = filled;
        continue;
      }
      const filled = this.#absent(child, object, cursor);
      if (filled === undefined) continue;
      copy ??= { ...object };
      copy[name] = filled;
      if (this.#tagged) tag(copy, node, filled);
      added = true;
    }
    if (!copy) return object;
    return added ? inSchemaOrder(parent, copy) : copy;
  }

  #present({ node, inner }: DefaultsChild, value: JsonValue, cursor: Cursor | undefined): JsonValue {
    if (!inner || (node.kind !== 'container' && node.kind !== 'list')) return value;
    const keep = !inner.conditional && (node.kind === 'list' || node.dataParent.kind === 'root');
    const known = keep ? this.#results.get(value as object) : undefined;
    if (known !== undefined) return known;
    const below = inner.conditional ? cursor : undefined;
    const filled =
      node.kind === 'container'
        ? this.members(node, inner, value as JsonObject, below && childCursor(below, node, value))
        : this.#entries(node, inner, value as readonly JsonObject[], below);
    if (keep) this.#results.set(value as object, filled);
    return filled;
  }

  #entries(
    node: DataNode & ParentNode,
    inner: DefaultsPlan,
    entries: readonly JsonObject[],
    cursor: Cursor | undefined,
  ): JsonValue {
    const filled = entries.map((entry, index) =>
      this.members(node, inner, entry, cursor && childCursor(cursor, node, entry, index)),
    );
    return filled.every((entry, index) => entry === entries[index]) ? entries : filled;
  }

  /** What an absent node counts as; undefined when it has no default in use. */
  #absent(child: DefaultsChild, object: JsonObject, cursor: Cursor | undefined): JsonValue | undefined {
    const { node, inner, alternatives } = child;
    if (node.kind === 'list' || (node.kind === 'container' && node.presence !== undefined)) return undefined;
    if (alternatives.length > 0 && !alternatives.every((one) => isChosen(one, object))) return undefined;
    if (node.when.length > 0 && !whenHolds(node, cursor)) return undefined;
    if (node.kind !== 'container' || !inner) return defaultOf(node);
    const below = inner.conditional && cursor ? childCursor(cursor, node, {}) : undefined;
    const filled = this.members(node, inner, {}, below);
    for (const _ in filled) return filled;
    return undefined;
  }
}

function tag(copy: Record<string, JsonValue>, node: DataNode, value: JsonValue): void {
  if (node.kind === 'leaf') copy[`@${node.jsonName}`] = TAG;
  else if (node.kind === 'leaf-list') {
    copy[`@${node.jsonName}`] = (value as readonly JsonValue[]).map(() => TAG);
  }
}

/** A case counts when data of it exists, or when it is the default case and no data of another exists. */
function isChosen({ choice, case: own }: Alternative, object: JsonObject): boolean {
  if (holdsData(own, object)) return true;
  return choice.defaultCase === own && !choice.cases.some((other) => holdsData(other, object));
}

function holdsData(node: CaseNode, object: JsonObject): boolean {
  return node.children.some((child: SchemaNode) => {
    if (child.kind === 'choice') return child.cases.some((inner) => holdsData(inner, object));
    return 'jsonName' in child && object[child.jsonName] !== undefined;
  });
}

function whenHolds(node: DataNode, parent: Cursor | undefined): boolean {
  if (!parent) return true;
  return node.when.every(({ xpath, context }) => {
    if (context === 'parent') return xpath.evaluateBoolean(parent);
    return xpath.evaluateBoolean(childCursor(parent, node, defaultOf(node) ?? {}));
  });
}
