/** The functions YANG adds (RFC 7950 section 10). */

import { type InstanceStep, instanceSteps } from '../../types/instance-identifier.ts';
import { leafrefsOf } from '../../types/make.ts';
import { compileXsdRegex } from '../../types/regex/compile.ts';
import type { LeafType } from '../../types/type.ts';
import type { Call } from '../ast.ts';
import { asParent, pushInstances } from '../children.ts';
import { type Code, type Context, ofBoolean, ofNodes, ofNumber } from '../code.ts';
import type { Place } from '../cursor.ts';
import { derivesFrom, identityAt } from '../identity.ts';
import { concreteType, leafValue, stringValue } from '../value.ts';
import { type Functions, nodesArgument } from './function.ts';

/** `derived-from` and `derived-from-or-self` (sections 10.4.1 and 10.4.2). */
function derivedFrom(orSelf: boolean): Functions[string] {
  return {
    min: 2,
    max: 2,
    compile(args, context, call) {
      const nodes = nodesArgument(args, 0, context, call);
      const { names } = context;
      checkIdentity(call, context);
      return ofBoolean((at, run) => {
        const wanted = args[1]!.string(at, run);
        return nodes(at, run).some((each) => {
          const identity = identityAt(each);
          if (!identity) return false;
          return derivesFrom(identity, wanted, names) || (orSelf && names.names(wanted, identity));
        });
      });
    },
  };
}

/** A prefix in a literal identity name is known now; an undefined one is a mistake. */
function checkIdentity({ args, at, name }: Call, { names, complain }: Context): void {
  const literal = args[1]?.kind === 'literal' ? args[1].value : '';
  const colon = literal.indexOf(':');
  if (colon >= 0 && !names.module(literal.slice(0, colon))) {
    complain(`prefix "${literal.slice(0, colon)}" in ${name}() is not defined`, at, 'RFC 7950 section 10.4');
  }
}

/** What the first node refers to (section 10.3.1). */
function dereference(place: Place): readonly Place[] {
  const leaf = leafValue(place);
  if (!leaf) return [];
  for (const leafref of leafrefsOf(leaf.type)) {
    const targets = (leafref.path?.evaluateNodes(place) ?? []) as readonly Place[];
    const found = withText(targets, stringValue(place));
    if (found.length > 0) return found;
  }
  const type = concreteType(leaf.type, leaf.value);
  if (type?.base !== 'instance-identifier') return [];
  let root = place;
  while (root.parent) root = root.parent;
  return instanceSteps(String(leaf.value)).reduce<readonly Place[]>(
    (places, step) => places.flatMap((each) => instanceStep(each, step)),
    [root],
  );
}

/** From this length on places are found by an index: the same ones are given again and again (`shared.ts`). */
const INDEXED = 16;

const indexes = new WeakMap<readonly Place[], Map<string, Place[]>>();

function withText(places: readonly Place[], text: string): readonly Place[] {
  if (places.length < INDEXED) return places.filter((each) => stringValue(each) === text);
  let index = indexes.get(places);
  if (!index) {
    index = new Map();
    for (const place of places) {
      const own = stringValue(place);
      const same = index.get(own);
      if (same) same.push(place);
      else index.set(own, [place]);
    }
    indexes.set(places, index);
  }
  return index.get(text) ?? [];
}

function instanceStep(at: Place, { prefix: module, name, predicates }: InstanceStep): readonly Place[] {
  const same = asParent(at.node)?.byLocalName.get(name) ?? [];
  const node = same.find((each) => each.module.name === module);
  if (!node) return [];
  let found: Place[] = [];
  pushInstances(found, at, node);
  for (const { name: key, value } of predicates) {
    found = found.filter((each, index) => {
      if (key === '') return index + 1 === Number(value);
      if (key === '.') return stringValue(each) === value;
      const leaves: Place[] = [];
      for (const leaf of asParent(each.node)?.byLocalName.get(key) ?? []) pushInstances(leaves, each, leaf);
      return leaves.some((leaf) => stringValue(leaf) === value);
    });
  }
  return found;
}

/** Type and value of the first node that is a leaf. */
function firstLeaf(places: readonly Place[]): { type: LeafType; value: string } | undefined {
  const leaf = places[0] && leafValue(places[0]);
  const type = leaf && concreteType(leaf.type, leaf.value);
  return type && leaf ? { type, value: String(leaf.value) } : undefined;
}

/** `re-match` (section 10.2.1); a literal pattern is compiled once, with the expression. */
function reMatch([text, pattern]: readonly Code[], { complain }: Context, call: Call): Code {
  const literal = call.args[1]?.kind === 'literal' ? call.args[1].value : undefined;
  const compiled = (source: string): RegExp => {
    try {
      return compileXsdRegex(source);
    } catch (error) {
      return complain((error as Error).message, call.at, 'RFC 7950 section 10.2.1');
    }
  };
  if (literal !== undefined) {
    const regex = compiled(literal);
    return ofBoolean((at, run) => regex.test(text!.string(at, run)));
  }
  let last: { source: string; regex: RegExp } | undefined;
  return ofBoolean((at, run) => {
    const source = pattern!.string(at, run);
    if (last?.source !== source) last = { source, regex: compiled(source) };
    return last.regex.test(text!.string(at, run));
  });
}

export const yangFunctions: Functions = {
  current: { min: 0, max: 0, compile: () => ofNodes((_, run) => [run.current]) },
  're-match': { min: 2, max: 2, compile: reMatch },
  deref: {
    min: 1,
    max: 1,
    compile(args, context, call) {
      const nodes = nodesArgument(args, 0, context, call);
      return ofNodes((at, run) => {
        const first = nodes(at, run)[0];
        return first ? dereference(first) : [];
      });
    },
  },
  'derived-from': derivedFrom(false),
  'derived-from-or-self': derivedFrom(true),
  'enum-value': {
    min: 1,
    max: 1,
    compile(args, context, call) {
      const nodes = nodesArgument(args, 0, context, call);
      return ofNumber((at, run) => {
        const leaf = firstLeaf(nodes(at, run));
        return leaf?.type.enums.find(({ name }) => name === leaf.value)?.value ?? Number.NaN;
      });
    },
  },
  'bit-is-set': {
    min: 2,
    max: 2,
    compile(args, context, call) {
      const nodes = nodesArgument(args, 0, context, call);
      return ofBoolean((at, run) => {
        const leaf = firstLeaf(nodes(at, run));
        return leaf?.type.base === 'bits' && leaf.value.split(' ').includes(args[1]!.string(at, run));
      });
    },
  },
};
