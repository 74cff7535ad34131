/** Writes schema nodes. */
import type { Module, Schema, SchemaNode, SchemaRoot } from '../../schema/model.ts';
import { contentsNumber } from '../../schema/nodes/contents.ts';
import type { SavedMust, SavedNode, SavedRoot, SavedWhen } from './format.ts';
import { savedStatus, saveExtensionUse } from './save-parts.ts';
import { type Owner, sparse, trimmed, type Writers } from './tables.ts';

type Draft<T extends { readonly below?: unknown }> = Omit<T, 'below'> & { below?: Draft<SavedNode>[] };

/** The trees of nodes: that of the schema first. */
export function saveNodes({ nodes, modules }: Schema, write: Writers): readonly SavedRoot[] {
  const owners = new Map<SchemaNode | SchemaRoot, Module>();
  for (const module of modules.values()) {
    for (const { root } of module.structures ?? []) owners.set(root, module);
  }
  const saved = new Map<SchemaNode | SchemaRoot, { below?: Draft<SavedNode>[] }>();
  const roots: Draft<SavedRoot>[] = [];
  let root = nodes[0]!;
  for (const node of nodes) {
    if (node.kind === 'root') {
      const owner = owners.get(node);
      const entry: Draft<SavedRoot> = sparse<Draft<SavedRoot>>({
        module: owner && write.module(owner),
        contents: contentsNumber(node.contents) || undefined,
      });
      root = node;
      roots.push(entry);
      saved.set(node, entry);
      continue;
    }
    const entry = saveNode(node, write);
    const above = saved.get(node.parent ?? root)!;
    above.below ??= [];
    above.below.push(entry);
    saved.set(node, entry);
  }
  return roots;
}

function saveNode(node: SchemaNode, write: Writers): Draft<SavedNode> {
  const owner: Owner = { module: node.module, context: node };
  const entry: Mutable = { kind: node.kind, name: node.name, module: write.module(node.module) };
  if (!node.config) entry.state = true;
  put(entry, 'status', savedStatus(node.status));
  put(entry, 'description', node.description);
  put(entry, 'reference', node.reference);
  if (node.when.length > 0) entry.when = saveWhens(node, write);
  if ('must' in node && node.must.length > 0) entry.must = saveMusts(node.must, owner, write);
  if ('contents' in node) put(entry, 'contents', contentsNumber(node.contents) || undefined);
  if (node.extensionUses.length > 0) entry.extensionUses = node.extensionUses.map(saveExtensionUse);
  if (node.ifFeatures.length > 0) entry.ifFeatures = node.ifFeatures;
  if ('mandatory' in node && node.mandatory) entry.mandatory = true;
  putSpecial(entry, node, owner, write);
  return entry;
}

type Mutable = { -readonly [K in keyof Omit<SavedNode, 'below'>]: SavedNode[K] };

/** A member that is not the usual: undefined is left out. Nodes are many, so nothing else is made on the way. */
function put<K extends keyof Mutable>(entry: Mutable, name: K, value: Mutable[K]): void {
  if (value !== undefined) entry[name] = value;
}

/** Whens of choices and cases are also on the nodes in them; they are written for the first node that has them. */
function saveWhens(node: SchemaNode, write: Writers): SavedWhen[] {
  const above = 'dataParent' in node && node.dataParent.kind !== 'root' ? node.dataParent : undefined;
  return node.when.map(({ xpath, context }) => {
    const self = context === 'self';
    const index = write.expression(xpath, {
      module: node.module,
      context: self ? node : (above ?? node.parent),
    });
    return self ? [index, 1] : [index];
  });
}

function saveMusts(
  musts: Extract<SchemaNode, { must: unknown }>['must'],
  owner: Owner,
  write: Writers,
): SavedMust[] {
  return musts.map(({ xpath, errorMessage, errorAppTag }) =>
    trimmed(write.expression(xpath, owner), errorMessage, errorAppTag),
  );
}

/** What only some kinds of nodes have. */
function putSpecial(entry: Mutable, node: SchemaNode, owner: Owner, write: Writers): void {
  switch (node.kind) {
    case 'container':
      put(entry, 'presence', node.presence);
      return;
    case 'list':
      if (node.keys.length > 0) entry.keys = node.keys.map(({ id }) => id);
      if (node.unique.length > 0) {
        entry.unique = node.unique.map((leaves) => leaves.map((path) => path.map(({ id }) => id)));
      }
      putElements(entry, node);
      return;
    case 'leaf':
      if (node.isKey) entry.isKey = true;
      putType(entry, node, owner, write);
      put(entry, 'default', node.default);
      return;
    case 'leaf-list':
      putType(entry, node, owner, write);
      if (node.defaults.length > 0) entry.defaults = node.defaults;
      putElements(entry, node);
      return;
    case 'choice':
      put(entry, 'defaultCase', node.defaultCase?.id);
      return;
    case 'case':
      if (node.implicit) entry.implicit = true;
  }
}

function putType(
  entry: Mutable,
  node: Extract<SchemaNode, { kind: 'leaf' | 'leaf-list' }>,
  owner: Owner,
  write: Writers,
): void {
  entry.type = write.type(node.type, owner);
  put(entry, 'typeText', node.typeText);
  put(entry, 'units', node.units);
}

function putElements(entry: Mutable, node: Extract<SchemaNode, { kind: 'list' | 'leaf-list' }>): void {
  if (node.minElements > 0) entry.min = node.minElements;
  if (node.maxElements !== Number.POSITIVE_INFINITY) entry.max = node.maxElements;
  if (node.orderedBy === 'user') entry.user = true;
}
