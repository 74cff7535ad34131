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
  return {
    kind: node.kind,
    name: node.name,
    module: write.module(node.module),
    ...sparse<Omit<SavedNode, 'kind' | 'name' | 'module' | 'below'>>({
      state: node.config ? undefined : true,
      status: savedStatus(node.status),
      description: node.description,
      reference: node.reference,
      when: saveWhens(node, write),
      must: 'must' in node ? saveMusts(node.must, owner, write) : undefined,
      contents: 'contents' in node ? contentsNumber(node.contents) || undefined : undefined,
      extensionUses: node.extensionUses.map(saveExtensionUse),
      ifFeatures: node.ifFeatures,
      ...special(node, owner, write),
    }),
  };
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

type Special = { [K in keyof SavedNode]?: SavedNode[K] | undefined };

/** What only some kinds of nodes have. */
function special(node: SchemaNode, owner: Owner, write: Writers): Special {
  const mandatory = 'mandatory' in node && node.mandatory ? (true as const) : undefined;
  switch (node.kind) {
    case 'container':
      return { mandatory, presence: node.presence };
    case 'list':
      return {
        mandatory,
        keys: node.keys.map(({ id }) => id),
        unique: node.unique.map((leaves) => leaves.map((path) => path.map(({ id }) => id))),
        ...elements(node),
      };
    case 'leaf':
      return {
        mandatory,
        isKey: node.isKey || undefined,
        type: write.type(node.type, owner),
        typeText: node.typeText,
        units: node.units,
        default: node.default,
      };
    case 'leaf-list':
      return {
        mandatory,
        type: write.type(node.type, owner),
        typeText: node.typeText,
        units: node.units,
        defaults: node.defaults,
        ...elements(node),
      };
    case 'choice':
      return { mandatory, defaultCase: node.defaultCase?.id };
    case 'case':
      return { implicit: node.implicit || undefined };
    default:
      return { mandatory };
  }
}

function elements({
  minElements,
  maxElements,
  orderedBy,
}: Extract<SchemaNode, { kind: 'list' | 'leaf-list' }>): Special {
  return {
    min: minElements || undefined,
    max: maxElements === Number.POSITIVE_INFINITY ? undefined : maxElements,
    user: orderedBy === 'user' || undefined,
  };
}
