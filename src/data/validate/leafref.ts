import type { Cursor, DataNode, JsonScalar, LeafType } from '../../../codegen/index.ts';
import { sameScalar } from '../list/keys.ts';
import type { Check, CheckContext, CheckedNode } from './check.ts';
import { hasInstance } from './instance-identifier.ts';
import { nameOf } from './instances.ts';
import { hasValue, stepsBelow } from './leafref-target.ts';
import { demandsInstance, formsOf, memberTypes } from './reference-types.ts';

/** Leafrefs and instance-identifiers point at something (RFC 7950 sections 9.9.3, 9.13.2 and 15.5). */
export function referenceChecks(node: CheckedNode): readonly Check[] {
  if (node.kind !== 'leaf' && node.kind !== 'leaf-list') return [];
  const members = memberTypes(node.type);
  if (!members.some(demandsInstance)) return [];
  const byMember = members.map((type) => (demandsInstance(type) ? finderFor(type) : undefined));
  const finders = byMember.filter((finder) => finder !== undefined);
  const isUnion = node.type.base === 'union';
  const refers = (at: Cursor, value: JsonScalar, context: CheckContext): boolean => {
    if (!isUnion) return finders[0]!.find(at, value, context);
    for (const [index, form] of formsOf(members, value)) {
      const finder = byMember[index];
      if (!finder || finder.find(at, form, context)) return true;
    }
    return false;
  };
  return [
    {
      node,
      reach: undefined,
      dependencies: common(finders),
      onRemoval: finders.every(({ onRemoval }) => onRemoval),
      run(at, context) {
        const value = at.value as JsonScalar;
        if (refers(at, value, context)) return;
        context.report(at, 'data-missing', `${nameOf(node)} points at "${value}", which does not exist`, {
          appTag: 'instance-required',
        });
      },
    },
  ];
}

/** Looks for what a value points at. */
interface Finder {
  readonly dependencies: readonly DataNode[] | undefined;
  readonly onRemoval: boolean;
  find(at: Cursor, value: JsonScalar, context: CheckContext): boolean;
}

function finderFor(type: LeafType): Finder {
  return type.base === 'leafref' ? leafrefFinder(type) : instanceFinder();
}

function common(finders: readonly Finder[]): readonly DataNode[] | undefined {
  if (finders.some(({ dependencies }) => dependencies === undefined)) return undefined;
  return finders.flatMap(({ dependencies }) => dependencies!);
}

function instanceFinder(): Finder {
  return {
    dependencies: undefined,
    onRemoval: true,
    find: (_at, value, context) => typeof value === 'string' && hasInstance(context, value),
  };
}

/**
 * A path without predicates leads to all instances of its target below one ancestor: those are looked up by value.
 * Any other path is evaluated as it stands.
 */
function leafrefFinder(type: LeafType): Finder {
  const path = type.path!;
  const { target } = type;
  const climb = target && climbOf(path.text);
  if (target && climb !== undefined) {
    return {
      dependencies: [target],
      onRemoval: true,
      find(at, value, context) {
        const top = climb === Number.POSITIVE_INFINITY ? topOf(target, context, at) : ancestor(at, climb);
        const steps = top && 'byLocalName' in top.node ? stepsBelow(top.node, target) : undefined;
        if (top && steps) return hasValue(top, steps, value);
        return path.evaluateNodes(at).some((found) => sameScalar(found.value, value));
      },
    };
  }
  return {
    dependencies: path.dependencies,
    onRemoval: false,
    find: (at, value) => path.evaluateNodes(at).some((found) => sameScalar(found.value, value)),
  };
}

const PLAIN_PATH = /^(?:\/|(?:\.\.\/)+)[A-Za-z_][\w.-]*(?:[:/][A-Za-z_][\w.-]*)*$/;

/** Parent steps at the start of a plain path, Infinity for an absolute one; undefined for any other path. */
function climbOf(text: string): number | undefined {
  const plain = text.replace(/\s+/g, '');
  if (!PLAIN_PATH.test(plain)) return undefined;
  return plain.startsWith('/') ? Number.POSITIVE_INFINITY : plain.lastIndexOf('../') / 3 + 1;
}

function ancestor(at: Cursor, levels: number): Cursor | undefined {
  let found: Cursor | undefined = at;
  for (let i = 0; i < levels && found; i++) found = found.parent;
  return found;
}

/** Where an absolute path to the target starts: the root, or the message around when the target is part of one. */
function topOf(target: DataNode, context: CheckContext, at: Cursor): Cursor | undefined {
  let top = target.dataParent;
  while ('dataParent' in top) top = top.dataParent;
  if (top.kind === 'root') return context.root;
  for (let found: Cursor | undefined = at; found; found = found.parent) {
    if (found.node === top) return found;
  }
  return undefined;
}
