/** Predicates with equality are looked up in an index (issue 4, "Speed"), and give what testing every node gives. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import type { Module, ParentNode } from '../../../codegen/schema/model.ts';
import { pushDescendants } from '../../../codegen/xpath/children.ts';
import type { Place } from '../../../codegen/xpath/cursor.ts';
import { rootCursor } from '../../../codegen/xpath/cursor.ts';
import { compile, module } from '../schema/support.ts';
import { xpath } from './tree.ts';

const schema = compile(
  module(`
    identity kind; identity one { base kind; } identity two { base kind; }
    leaf mode { type string; }
    container top {
      list item { key k; ordered-by user;
        leaf k { type string; }
        leaf s { type string; default p; }
        leaf n { type int8; }
        leaf d { type decimal64 { fraction-digits 1; } }
        leaf id { type identityref { base kind; } default one; }
        leaf ref { type leafref { path "../../item/k"; require-instance false; } }
        leaf iid { type instance-identifier { require-instance false; } }
        leaf any { type union { type int8; type identityref { base kind; } type string; } }
        leaf-list more { type string; default p; default q; }
        container in { leaf x { type string; default q; } container yet { presence "p"; leaf y { type string; default p; } } }
        leaf w { when "/mode = 'on'"; type string; default p; }
        choice c { default a; case a { leaf ca { type string; default p; } } case b { leaf cb { type string; } } }
        list sub { key k; leaf k { type string; } leaf s { type string; default q; } }
      }
      leaf-list word { type string; ordered-by user; default p; }
    }`),
);
const own = schema.modules.get('m') as Module;
const scope = { moduleByPrefix: () => own, unprefixed: () => own };

const word = fc.constantFrom('p', 'q', 'r', '1', 'm:one');
const text = fc.constantFrom('1', '2', 'p', 'q', 'm:one', 'm:two', '01');
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const entry = fc
  .record({
    s: some(word),
    n: some(fc.integer({ min: -1, max: 2 })),
    d: some(fc.constantFrom('1.0', '2.0', '-1.0')),
    id: some(fc.constantFrom('m:one', 'm:two')),
    ref: some(word),
    iid: some(fc.constantFrom("/m:top/item[k='1']", '/m:mode')),
    any: some(fc.oneof(text, fc.constant(1))),
    more: some(fc.uniqueArray(word, { minLength: 1, maxLength: 3 })),
    in: some(fc.record({ x: some(word), yet: some(fc.record({ y: some(word) })) })),
    w: some(word),
    ca: some(word),
    cb: some(word),
    sub: some(
      fc.uniqueArray(fc.record({ k: word, s: some(word) }), {
        minLength: 1,
        maxLength: 3,
        selector: ({ k }) => k,
      }),
    ),
  })
  .map((members) => JSON.parse(JSON.stringify(members)) as JsonObject);

/** What to do with the entries, to get the next tree. */
const change = fc.record({
  at: fc.nat(60),
  remove: fc.nat(2),
  insert: fc.array(entry, { maxLength: 2 }),
});
const trees = fc
  .record({
    entries: fc.array(entry, { minLength: 14, maxLength: 40 }),
    changes: fc.array(change, { maxLength: 4 }),
    words: fc.array(word, { maxLength: 30 }),
    mode: fc.constantFrom('on', 'off'),
  })
  .map(({ entries, changes, words, mode }) => {
    let count = 0;
    const named = (each: JsonObject): JsonObject => ({ k: `${count++}`, ...each });
    let item = entries.map(named);
    const all = [item];
    for (const { at, remove, insert } of changes) {
      const place = at % (item.length + 1);
      item = [...item.slice(0, place), ...insert.map(named), ...item.slice(place + remove)];
      all.push(item);
    }
    return all.map((each): JsonObject => ({ 'm:mode': mode, 'm:top': { item: each, word: words } }));
  });

const path = fc.constantFrom(
  'k',
  's',
  'n',
  'd',
  'id',
  'ref',
  'iid',
  'any',
  'more',
  'in/x',
  'in/yet/y',
  'w',
  'ca',
  'cb',
  'sub/s',
  './s',
  '.',
);
const value = fc.oneof(
  path.map((way) => `current()/${way}`),
  fc.constantFrom(
    'current()',
    'current()/n + 1',
    'concat(current()/s, "")',
    'string(current()/id)',
    'number(current()/any)',
    'count(current()/more)',
    'not(current()/n)',
    'current()/../item[1]/s',
    '/top/item[k = current()/n]/s | current()/more',
    '"p"',
    '1',
  ),
);
/** `path = value` as it is, and so that no index is used for it. */
type Both = readonly [string, string];
const both = (make: (text: string) => string, one: Both): Both => [make(one[0]), make(one[1])];
const equality: fc.Arbitrary<Both> = fc
  .tuple(path, value, fc.boolean())
  .map(([left, right, turned]) =>
    turned
      ? [`${right} = ${left}`, `${right} = (${left} | ${left})`]
      : [`${left} = ${right}`, `(${left} | ${left}) = ${right}`],
  );
const other: fc.Arbitrary<Both> = fc
  .constantFrom(
    'k != current()/k',
    'n',
    '2',
    'position() > 1',
    'last()',
    's = "p" or n',
    'position() = last()',
  )
  .map((each) => [each, each]);
const conjunction: fc.Arbitrary<Both> = fc
  .array(fc.oneof({ arbitrary: equality, weight: 3 }, { arbitrary: other, weight: 1 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((terms) => [0, 1].map((i) => terms.map((term) => term[i]).join(' and ')) as unknown as Both);
const predicates: fc.Arbitrary<Both> = fc
  .array(fc.oneof({ arbitrary: conjunction, weight: 4 }, { arbitrary: other, weight: 1 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((list) => [0, 1].map((i) => list.map((each) => `[${each[i]}]`).join('')) as unknown as Both);
const step = fc.constantFrom(
  '../item',
  '/top/item',
  '//item',
  '//sub',
  '../item/sub',
  '/top/*/sub',
  'preceding-sibling::item',
  'following-sibling::item',
  'current()/../item',
  '../word',
  '/top/item/more',
  '/m:top/item/s',
  '../../top/item/in',
);
const expression: fc.Arbitrary<Both> = fc
  .tuple(step, predicates, fc.constantFrom('', '/s', '/..', '[1]', '/k[. = current()/k]'))
  .map(([start, list, end]) => both((each) => `${start}${each}${end}`, list));

/** Comparisons with nodes of looked up or sibling entries, and filters: rewritten to look entries up, or written so that not. */
const comparison: fc.Arbitrary<Both> = fc
  .tuple(
    fc.constantFrom('../item', '/top/item', 'preceding-sibling::item', 'following-sibling::item', '//item'),
    fc.constantFrom('', '[k != current()/k]', '[position() > 1][k != current()/k]', '[n = current()/n]'),
    fc.constantFrom('s', 'more', 'in/x', 'sub/s', 'n', 'any'),
    fc.constantFrom('s', 'current()/more', 'n', '../item[2]/any', 'current()/../item[last()]/s', 'in/yet/y'),
    fc.boolean(),
  )
  .map(([start, test, tail, own, turned]) => {
    const way = `${start}${test}/${tail}`;
    const indexed = turned ? `${own} = ${way}` : `${way} = ${own}`;
    return [indexed, `(${way} | ${way}) = (${own} | ${own})`];
  });
const filter: fc.Arbitrary<Both> = fc
  .tuple(fc.constantFrom('../item', '//item', 'preceding-sibling::item', '../item/sub'), predicates)
  .map(([start, list]) => [`count((${start})${list[0]})`, `count((${start} | ${start})${list[1]})`]);

function contexts(tree: JsonObject, defaults: boolean): Place[] {
  const found: Place[] = [];
  pushDescendants(found, rootCursor(schema.root as ParentNode as never, tree, { defaults }) as Place);
  return found.filter(({ node }) => node.kind === 'list' || (node.kind === 'leaf' && node.name === 's'));
}

/** Where a place stands, and what is there: the same in the results of two evaluations. */
function shown(place: Place): string {
  const steps: string[] = [];
  for (let at: Place | undefined = place; at; at = at.parent) steps.push(`${at.node.id}.${at.index ?? 0}`);
  return `${steps.join('/')} ${JSON.stringify(place.value)}`;
}

test('any expression gives the same nodes, in the same order, with and without an index', {
  timeout: 60_000,
}, () => {
  let found = 0;
  fc.assert(
    fc.property(
      trees,
      fc.array(expression, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (list, pairs, defaults) => {
        const compiled = pairs.map(
          (pair) =>
            pair.map((each) => xpath(each, scope)) as [ReturnType<typeof xpath>, ReturnType<typeof xpath>],
        );
        // An older tree once more at the end: its indexes have been handed on in the meantime.
        for (const tree of [...list, list[0]!]) {
          for (const context of contexts(tree, defaults)) {
            for (const [indexed, plain] of compiled) {
              const wanted = plain.evaluateNodes(context).map((each) => shown(each as Place));
              found += wanted.length;
              expect(indexed.evaluateNodes(context).map((each) => shown(each as Place))).toEqual(wanted);
            }
          }
        }
      },
    ),
    { numRuns: 20 },
  );
  expect(found).toBeGreaterThan(100);
});

test('comparisons and filters give the same, too', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      trees,
      fc.array(fc.oneof(comparison, filter), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (list, pairs, defaults) => {
        const compiled = pairs.map((pair) => pair.map((each) => xpath(each, scope)));
        for (const tree of list) {
          for (const context of contexts(tree, defaults)) {
            for (const [indexed, plain] of compiled) {
              expect(indexed!.evaluate(context)).toBe(plain!.evaluate(context));
            }
          }
        }
      },
    ),
    { numRuns: 20 },
  );
});

describe('conditions of every entry on all entries cost in proportion to their number', () => {
  const size = 10_000;
  const item = Array.from({ length: size }, (_, i): JsonObject => {
    return {
      k: `${i}`,
      s: `s${i >> 1}`,
      n: i % 100,
      any: `a${Math.floor(i / 100)}`,
      more: [`m${i}`, `m${i + 1}`],
    };
  });
  test.each([
    ['count(../item[s = current()/s]) = 2', size],
    ['../item[s = current()/s][position() > 1]', size],
    ['../item[k != current()/k][s = current()/s]', size],
    ['../item[k != current()/k and s = current()/s]', size],
    ['count(../item[n = current()/n and any = current()/any]) = 1', size],
    ['count(../item[n = current()/n]) = 100', size],
    ['preceding-sibling::item[s = current()/s]', size / 2],
    ['count(following-sibling::item[more = current()/more]) = 1', size - 1],
    ['count(//item[s = current()/s]) = 2', size],
    ['count(//more[. = current()/more]) = 4', size - 2],
    ['count(/top/item/more[. = current()/more]) = 4', size - 2],
    ['../item[n = current()/n + 1]', size - 100],
    ['../item/s = s', size],
    ['s = ../item[k != current()/k]/s', size],
    ['preceding-sibling::item/s = s', size / 2],
    ['count((../item)[s = current()/s]) = 2', size],
  ])('%s', (condition, expected) => {
    const compiled = xpath(condition, scope);
    const root = rootCursor(schema.root, { 'm:top': { item } }, { defaults: true });
    const entries = xpath('/top/item', scope).evaluateNodes(root);
    const begun = performance.now();
    expect(entries.filter((each) => compiled.evaluateBoolean(each))).toHaveLength(expected);
    // Tens of ms; testing every entry for every entry takes ten seconds and more.
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
