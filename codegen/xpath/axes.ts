/** The axes of W3C XPath 1.0 section 2.2. Each appends its nodes in the order of the axis, from near to far. */
import type { Axis } from './ast.ts';
import { pushChildren, pushDescendants } from './children.ts';
import { type Place, samePlace } from './cursor.ts';

export type PushAxis = (out: Place[], at: Place) => void;

function children(at: Place): Place[] {
  const out: Place[] = [];
  pushChildren(out, at);
  return out;
}

function pushAncestors(out: Place[], at: Place): void {
  for (let up = at.parent; up; up = up.parent) out.push(up);
}

/** Siblings before and after, in document order. */
function siblings(at: Place): { before: Place[]; after: Place[] } {
  if (!at.parent) return { before: [], after: [] };
  const all = children(at.parent);
  const own = all.findIndex((each) => samePlace(each, at));
  return own < 0 ? { before: [], after: [] } : { before: all.slice(0, own), after: all.slice(own + 1) };
}

function withDescendants(places: readonly Place[]): Place[] {
  const out: Place[] = [];
  for (const each of places) {
    out.push(each);
    pushDescendants(out, each);
  }
  return out;
}

const nothing: PushAxis = () => {};

export const AXES: Readonly<Record<Axis, PushAxis>> = {
  child: pushChildren,
  descendant: pushDescendants,
  'descendant-or-self': (out, at) => {
    out.push(at);
    pushDescendants(out, at);
  },
  parent: (out, at) => {
    if (at.parent) out.push(at.parent);
  },
  ancestor: pushAncestors,
  'ancestor-or-self': (out, at) => {
    out.push(at);
    pushAncestors(out, at);
  },
  self: (out, at) => {
    out.push(at);
  },
  'following-sibling': (out, at) => {
    out.push(...siblings(at).after);
  },
  'preceding-sibling': (out, at) => {
    out.push(...siblings(at).before.reverse());
  },
  following: (out, at) => {
    for (let up: Place | undefined = at; up; up = up.parent) out.push(...withDescendants(siblings(up).after));
  },
  preceding: (out, at) => {
    for (let up: Place | undefined = at; up; up = up.parent) {
      out.push(...withDescendants(siblings(up).before).reverse());
    }
  },
  // YANG data has neither attributes nor namespace nodes (RFC 7950 section 6.4.1).
  attribute: nothing,
  namespace: nothing,
};
