import type { Module, Schema, SchemaNode } from '../../codegen/index.ts';
import { type Line, printLines } from './line.ts';
import { nodeProperties } from './render-properties.ts';
import { identityName, renderDefinition } from './render-type.ts';

/** A compiled module in the form of the fact sheets: head, definitions, nodes, augments. */
export function renderModule(schema: Schema, module: Module): string[] {
  const augments = augmentLines(schema, module).toSorted((a, b) => (a.head < b.head ? -1 : 1));
  const nodes = module.children.map((node) => nodeLine(node, module));
  return [...headLines(module), ...printLines([...nodes, ...augments])];
}

function headLines(module: Module): string[] {
  return [
    `module ${module.name}`,
    `namespace ${module.namespace}`,
    `prefix ${module.prefix}`,
    `yang-version ${module.yangVersion}`,
    `revisions ${module.revisions.join(', ')}`,
    // A submodule imports for itself what its module imports too.
    ...new Set(module.imports.map((imported) => `import ${imported.module} prefix ${imported.prefix}`)),
    ...module.submodules.map(({ name, revisions }) => `submodule ${name} revision ${revisions.join(', ')}`),
    ...module.features.map(({ name }) => `feature ${name}`),
    ...module.identities.map(({ name, bases }) =>
      [`identity ${name}`, ...bases.map((base) => `base ${identityName(base, module)}`)].join(' '),
    ),
    ...module.extensions.map(({ name, argument }) =>
      argument === undefined ? `extension ${name}` : `extension ${name} argument ${argument}`,
    ),
    ...module.typedefs.map((typedef) => {
      const where = typedef.submodule === undefined ? '' : ' (in submodule)';
      const initial = typedef.default === undefined ? '' : `; default=${typedef.default}`;
      return `typedef ${typedef.name}${where}  ${renderDefinition(typedef.type, module)}${initial}`;
    }),
  ];
}

function nodeLine(node: SchemaNode, module: Module): Line {
  const io = node.kind === 'input' || node.kind === 'output';
  return {
    head: io ? node.kind : `${node.kind} ${node.name}`,
    properties: io ? [] : nodeProperties(node, module),
    children: childrenOf(node).map((child) => nodeLine(child, module)),
  };
}

/** Children of the module the node is in; those that other modules add are theirs to show. */
function childrenOf(node: SchemaNode): SchemaNode[] {
  return allChildren(node).filter((child) => child.module === node.module);
}

function allChildren(node: SchemaNode): readonly SchemaNode[] {
  switch (node.kind) {
    case 'rpc':
    case 'action':
      return [node.input, node.output].filter((io) => io.children.length > 0);
    case 'choice':
      return node.cases;
    case 'container':
    case 'list':
      return [...node.children, ...node.actions, ...node.notifications];
    case 'case':
    case 'input':
    case 'output':
    case 'notification':
      return node.children;
    default:
      return [];
  }
}

/** What the module adds to others, by the node it is added to. */
function augmentLines(schema: Schema, module: Module): Line[] {
  const targets = schema.nodes.filter(
    (node): node is SchemaNode => node.kind !== 'root' && node.module !== module,
  );
  return targets.flatMap((target) => {
    const added = allChildren(target).filter((child) => child.module === module);
    if (added.length === 0) return [];
    const shown = added.flatMap((node) => (node.kind === 'case' && node.implicit ? node.children : [node]));
    const head = `augment ${augmentPath(target, module)}`;
    return [{ head, properties: [], children: shown.map((node) => nodeLine(node, module)) }];
  });
}

function augmentPath(target: SchemaNode, module: Module): string {
  const prefix = module.imports.find((imported) => imported.module === target.module.name)?.prefix;
  const above = target.parent ? augmentPath(target.parent, module) : '';
  return `${above}/${prefix ?? target.module.prefix}:${target.name}`;
}
