import type { Problems } from '../../syntax/problems.ts';
import { leafrefsOf, setLeafrefTarget } from '../../types/build.ts';
import type { LeafType } from '../../types/type.ts';
import { follow } from '../chain.ts';
import { PlacedXPath } from '../expressions.ts';
import type { LeafListNode, LeafNode, SchemaNode, SchemaRoot } from '../model.ts';
import { moduleOfPrefix, splitName } from '../modules/scope.ts';
import type { Part } from '../modules/unit.ts';
import { isDataNode } from '../nodes/lookups.ts';
import { section } from '../section.ts';
import { checkNodeStatus } from '../status.ts';
import { type PathStep, parsePath } from './leafref-path.ts';

type Leaf = LeafNode | LeafListNode;
/** A place a path can be at. */
type At = SchemaNode | SchemaRoot;

const CODE = section('9.9');
const PATH_CODE = section('9.9.2');

/** The path being followed: who asks, and what it was written as. */
interface Walk {
  readonly leaf: Leaf;
  readonly part: Part;
  readonly text: string;
}

/** Finds the leafs that leafrefs point at (RFC 7950 section 9.9). */
export class Leafrefs {
  readonly #root: SchemaRoot;
  readonly #problems: Problems;
  /** Leafs whose targets are being looked for, to find circles. */
  readonly #path = new Set<Leaf>();
  readonly #done = new Set<Leaf>();

  constructor(root: SchemaRoot, problems: Problems) {
    this.#root = root;
    this.#problems = problems;
  }

  resolve(leaf: Leaf): void {
    if (this.#done.has(leaf)) return;
    this.#done.add(leaf);
    this.#path.add(leaf);
    for (const type of leafrefsOf(leaf.type)) this.#resolveType(type, leaf);
    this.#path.delete(leaf);
  }

  #resolveType(type: LeafType, leaf: Leaf): void {
    if (!(type.path instanceof PlacedXPath)) return;
    const { part } = type.path;
    const target = type.target ?? this.#find(part.statement.argument!, part, leaf);
    if (!target) return;
    const position = part.statement.argumentPosition;
    if (target.kind !== 'leaf' && target.kind !== 'leaf-list') {
      const message = `leafref "${leaf.name}" must point at a leaf or leaf-list, not at ${target.kind} "${target.name}"`;
      this.#problems.report(position, message, CODE);
      return;
    }
    checkNodeStatus(leaf, target, position, this.#problems);
    if (leaf.config && type.requireInstance && !target.config) {
      const message = `leafref "${leaf.name}" is configuration and cannot require "${target.name}", which is not`;
      this.#problems.report(position, message, CODE);
    }
    if (this.#path.has(target)) {
      this.#problems.report(position, `leafref "${leaf.name}" points back at itself`, CODE);
      return;
    }
    follow(position, () => this.resolve(target));
    for (let at: LeafType | undefined = type; at && !at.target; at = at.derivedFrom)
      setLeafrefTarget(at, target);
  }

  /**
   * The top of the tree a leaf is in; operations and notifications see the datastores, and so do structures for what
   * is not of their own.
   */
  #rootOf(leaf: Leaf, step: string, part: Part): SchemaRoot {
    let at: At = leaf;
    while (isDataNode(at)) at = at.dataParent;
    return at.kind === 'root' && childOf(at, step, part, leaf) ? at : this.#root;
  }

  #find(text: string, part: Part, leaf: Leaf): SchemaNode | undefined {
    const position = part.statement.argumentPosition;
    const path = parsePath(text);
    if (typeof path === 'string') {
      this.#problems.report(position, `path "${text}" is not the path of a leafref: ${path}`, PATH_CODE);
      return undefined;
    }
    const walk: Walk = { leaf, part, text };
    let at: At | undefined = path.absolute ? this.#rootOf(leaf, path.steps[0]!.name, part) : leaf;
    if (path.deref !== undefined) {
      const reference = this.#find(path.deref, part, leaf);
      if (reference?.kind !== 'leaf' && reference?.kind !== 'leaf-list') return undefined;
      if (!this.#path.has(reference)) follow(position, () => this.resolve(reference));
      const { target } = reference.type;
      if (!target) {
        this.#problems.lookups.report(position, `"${path.deref}" in deref() is not a leafref`, CODE);
        return undefined;
      }
      at = target;
    }
    for (const step of path.steps) {
      at = this.#step(at, step.name, walk);
      if (!at) return undefined;
      this.#checkPredicates(at, step, walk);
    }
    if (at.kind !== 'root') return at;
    this.#report(walk, 'does not lead to a leaf');
    return undefined;
  }

  #step(at: At, name: string, walk: Walk): At | undefined {
    const { leaf, part } = walk;
    const next = name === '..' ? parentOf(at, this.#root) : childOf(at, name, part, leaf);
    if (next) return next;
    const where = at.kind === 'root' ? 'the top level' : `${at.kind} "${at.name}"`;
    const what = name === '..' ? `${where} has no parent` : `${where} has no node "${name}"`;
    this.#report(walk, `of leafref "${leaf.name}" leads nowhere: ${what}`);
    return undefined;
  }

  /**
   * Predicates name keys of the list they stand at, each once, and compare them with leafs that exist. pyang and
   * yanglint refuse the same, and no module of those published by the IETF or Cisco breaks it.
   */
  #checkPredicates(at: At, { name, predicates }: PathStep, walk: Walk): void {
    const seen = new Set<At>();
    for (const { key, steps } of predicates) {
      if (at.kind !== 'list') {
        this.#report(walk, `has a predicate at "${name}", which is no list`);
        return;
      }
      const leaf = childOf(at, key, walk.part, walk.leaf);
      if (!leaf || !at.keys.some((other) => other === leaf)) {
        this.#report(walk, `has a predicate for "${key}", which is no key of list "${at.name}"`);
      } else if (seen.has(leaf)) this.#report(walk, `has two predicates for key "${key}"`);
      else seen.add(leaf);
      let other: At | undefined = walk.leaf;
      for (const step of steps) other = other && this.#step(other, step, walk);
      if (other && other.kind !== 'leaf') {
        this.#report(walk, `compares key "${key}" with "${steps.at(-1)}", which is no leaf`);
      }
    }
  }

  #report({ part, text }: Walk, what: string): void {
    this.#problems.lookups.report(part.statement.argumentPosition, `path "${text}" ${what}`, PATH_CODE);
  }
}

/** The parent in instance trees. Parameters belong to their operation, which input and output stand for here. */
function parentOf(at: At, root: SchemaRoot): At | undefined {
  switch (at.kind) {
    case 'root':
      return undefined;
    case 'input':
    case 'output':
      return at.parent!.parent ?? root;
    case 'notification':
      return at.parent ?? root;
    default:
      return isDataNode(at) ? at.dataParent : undefined;
  }
}

/** A child by name; also the operation or notification that the leaf itself is part of. */
function childOf(at: At, step: string, part: Part, leaf: Leaf): At | undefined {
  const [prefix, name] = splitName(step);
  const module = prefix === undefined ? leaf.module : moduleOfPrefix(part.scope, prefix)?.module;
  const matches = (node: SchemaNode) => node.name === name && node.module.name === module?.name;
  if (!('byLocalName' in at)) return undefined;
  const child = at.byLocalName.get(name)?.find(matches);
  if (child) return child;
  let own: At = leaf;
  while (isDataNode(own)) own = own.dataParent;
  if (own.kind === 'root') return undefined;
  const operation = own.kind === 'notification' ? own : own.parent!;
  return matches(operation) && operation.parent === (at.kind === 'root' ? undefined : at) ? own : undefined;
}
