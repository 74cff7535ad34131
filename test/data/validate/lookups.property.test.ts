/** Conditions that look entries up by something that is not the key (issue 4, items 3 and 4), after changes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import { schemaOf } from '../edit/fixture.ts';
import { faults } from './fixture.ts';

const schema = schemaOf(`
  leaf mode { type string; }
  container side { leaf peak { type string; } leaf floor { type uint8; } }
  container a {
    leaf limit { type uint8; default 3; }
    list item { key id; ordered-by user;
      must "count(../item[x = current()/x]) <= ../limit";
      must "not(../item[x = current()/x and y = current()/y][position() > 2])";
      must "not(preceding-sibling::item[tag = current()/tag]) or not(y = 1)";
      must "string(../item[tag = current()/tag]/y) != '3'";
      must "not(y = 0) or ../item[x = current()/z]";
      must "count(/b/group/part[w = current()/x]) < 3";
      must "not(/b/row[2]/w = z)";
      must "not(z = 5) or not(late = ../item[id != current()/id]/x)";
      must "not(/side/peak/../floor) or not(y = /side/floor)";
      leaf id { type string; }
      leaf x { type uint8; default 1; }
      leaf y { type uint8; must "not(//row[w = current()])"; }
      leaf peer { type leafref { path "../../item/id"; require-instance false; } }
      leaf z { type uint8; must "not(deref(../peer)/../late > .)"; }
      leaf late { when "/mode = 'a'"; type uint8; default 3; }
      leaf-list tag { type string; default t0; }
      container deep { presence "p"; must "count(/a/item[deep/sub/v = current()/sub/v]) < 3";
        list sub { key n; leaf n { type string; } leaf v { type uint8; must "count(../../sub[v = current()]) = 1"; } } }
    }
  }
  container b { list group { key g; leaf g { type string; } list part { key k; leaf k { type string; } leaf w { type uint8;
      must "count(/b/group/part[w = current()]) < 4"; } } }
    list row { key k; leaf k { type string; }
    leaf w { type uint8; must "count(../../row[w = current()]) < 3"; must "count(/a/item[x = current()]) < 2"; } } }
`);

/** Random values of an entry's members; undefined is none. */
const number = (max: number) => fc.option(fc.nat(max), { nil: undefined });
const members: Readonly<Record<string, fc.Arbitrary<JsonValue | undefined>>> = {
  x: number(12),
  y: number(5),
  z: number(5),
  peer: fc.nat(19).map((n) => `i${n}`),
  late: number(4),
  tag: fc.option(
    fc.uniqueArray(
      fc.nat(9).map((n) => `t${n}`),
      { minLength: 1, maxLength: 2 },
    ),
    { nil: undefined },
  ),
  deep: fc.option(
    fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(30)), { maxLength: 2, selector: ([n]) => n }).map((list) => ({
      sub: list.map(([n, v]): JsonValue => ({ n: `n${n}`, v })),
    })),
    { nil: undefined, freq: 1 },
  ),
};
const member = fc
  .constantFrom(...Object.keys(members))
  .chain((name) => fc.tuple(fc.constant(name), members[name]!));
const change = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('set' as const), at: fc.nat(), value: member }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('add' as const), at: fc.nat(19), value: fc.array(member) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), at: fc.nat(), to: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('row' as const), at: fc.nat(5), value: number(20) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('group' as const),
      at: fc.nat(3),
      value: fc.option(fc.array(number(10), { maxLength: 3 }), { nil: undefined, freq: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('mode' as const), value: fc.constantFrom('a', 'b') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('peak' as const), value: number(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('limit' as const), value: fc.integer({ min: 2, max: 4 }) }),
  },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** An object with some members changed or, undefined, gone. */
function having(
  object: JsonObject | undefined,
  changes: Iterable<readonly [string, JsonValue | undefined]>,
): JsonObject {
  const changed: Record<string, JsonValue> = { ...object };
  for (const [name, value] of changes) {
    if (value === undefined) delete changed[name];
    else changed[name] = value;
  }
  return changed;
}

/** The next tree; what is not changed is the same object. */
function next(tree: JsonObject, one: Change): JsonObject {
  const a = tree['t:a'] as JsonObject | undefined;
  const b = tree['t:b'] as JsonObject | undefined;
  const items = (a?.item ?? []) as readonly JsonObject[];
  const withItems = (list: readonly JsonValue[]) => having(tree, [['t:a', having(a, [['item', list]])]]);
  const at = 'at' in one && items.length > 0 ? one.at % items.length : 0;
  const without = items.filter((_, i) => i !== at);
  switch (one.kind) {
    case 'set':
      return items.length === 0 ? tree : withItems(items.with(at, having(items[at], [one.value])));
    case 'add':
      if (items.some(({ id }) => id === `i${one.at}`)) return tree;
      return withItems([...items, having({ id: `i${one.at}` }, one.value)]);
    case 'remove':
      return items.length === 0 ? tree : withItems(without);
    case 'move':
      return items.length === 0 ? tree : withItems(without.toSpliced(one.to % items.length, 0, items[at]!));
    case 'group': {
      const groups = (b?.group ?? []) as readonly JsonObject[];
      const others = groups.filter(({ g }) => g !== `${one.at}`);
      const part = one.value?.map((w, k) => having({ k: `${k}` }, [['w', w]]));
      return having(tree, [
        ['t:b', having(b, [['group', part ? [...others, { g: `${one.at}`, part }] : others]])],
      ]);
    }
    case 'row': {
      const rows = (b?.row ?? []) as readonly JsonObject[];
      const others = rows.filter(({ k }) => k !== `${one.at}`);
      return having(tree, [
        ['t:b', having(b, [['row', [...others, having({ k: `${one.at}` }, [['w', one.value]])]]])],
      ]);
    }
    case 'mode':
      return having(tree, [['t:mode', one.value]]);
    case 'peak':
      return having(tree, [['t:side', having({ floor: 4 }, [['peak', one.value === 0 ? 'p' : undefined]])]]);
    case 'limit':
      return having(tree, [['t:a', having(a, [['limit', one.value]])]]);
  }
}

test('validation of a change finds what validation from scratch finds', { timeout: 60_000 }, () => {
  let valid = 0;
  let wrong = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 30, maxLength: 60 }), (changes) => {
      let before: JsonObject = {};
      for (const one of changes) {
        const after = next(before, one);
        const found = [...faults(schema, after, before)].sort();
        expect(found).toEqual([...faults(schema, structuredClone(after) as JsonObject)].sort());
        if (found.length > 0) wrong++;
        else {
          before = after;
          valid++;
        }
      }
    }),
    { numRuns: 50 },
  );
  expect(valid).toBeGreaterThan(500);
  expect(wrong).toBeGreaterThan(100);
});

test('an entry is looked at again when another one has no longer what it is looked up by', () => {
  const items = (...item: JsonObject[]): JsonObject => ({ 't:a': { item } });
  const [seeker, found] = [
    { id: 'i0', y: 0, z: 5 },
    { id: 'i1', x: 5 },
  ];
  const before = items(seeker, found);
  expect(faults(schema, before)).toEqual([]);
  expect(faults(schema, items(seeker, { ...found, x: 6 }), before)).toEqual([
    "operation-failed must-violation /t:a/item[id='i0']",
  ]);
});
