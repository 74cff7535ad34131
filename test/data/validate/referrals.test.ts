/** Which entries an expression looks at (issue 4, item 4): only these are tested again after a change. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { applyEdit } from '../../../src/data/edit/apply-edit.ts';
import { referralsOf } from '../../../src/data/validate/referrals.ts';
import * as any from '../edit/arbitrary.ts';
import { schemaOf } from '../edit/fixture.ts';
import { faults } from './fixture.ts';

const schema = schemaOf(`
  container a {
    leaf limit { type uint8; default 3; }
    list item { key id;
      must "not(peer) or not(x) or ../item[id = current()/peer]/x >= x";
      leaf id { type string; }
      leaf peer { type leafref { path "../../item/id"; require-instance false; } default b; }
      leaf x { type uint8; must "../../limit > . or /b/row[k = current()/../id][l = 'a']/w < 4"; }
      leaf y { type uint8; must "deref(../peer)/../x >= 1 or . < 3"; }
      container deep { presence "p";
        must "/a/item[id = current()/../peer and x]/more or count(/b/row[k = current()/../id]) < 3";
        list sub { key n; leaf n { type string; } leaf v { type uint8; must "/a/item[id = current()/../n]/deep/sub[n = 'c']/v or . < 4"; } }
      }
      leaf-list more { type string; must "not(/b/row[k = current()]) or /b/row[k = current()]/w"; }
    }
  }
  container b { list row { key "k l"; leaf k { type string; } leaf l { type string; }
    leaf w { type uint8; default 5; }
    list sub { key q; leaf q { type uint8; } }
    container in { presence "p"; leaf p { type string; must "/a/item[id = current()/../../k]/y > ../../w or not(../q)"; } leaf q { type empty; } }
  } }
`);
const item = schema.root.dataChildren[0]!;
const at = (path: string) => {
  let node = item;
  for (const name of path.split('/')) {
    if (!('byLocalName' in node)) throw new Error(path);
    node = node.byLocalName.get(name)![0]!;
  }
  return node;
};

describe('the entries an expression refers to', () => {
  test.each([
    ['item', '../item[id = current()/peer]/x', 'item/id from peer'],
    ['item/x', '/a/item[id = "one"]/x < . and ../y', 'item/id from "one"'],
    ['item/x', '../y + ../../limit', ''],
    ['item/y', 'deref(../peer)/../x', 'item/id from peer'],
    ['item/x', "/b/row[l = 'a'][current()/../id = k]/w", 'row/l from "a"'],
    ['item/deep/sub/v', '../../../more or ../../../../limit', ''],
    ['item/deep/sub/v', '/b/row[k = current()/../n]/w', 'row/k from n'],
    ['item', '../item[x = current()/x]/y', 'item/x from x'],
    ['item', '(../item)[id = current()/peer]/y', 'item/id from peer'],
    ['item', 'not(x = ../item[id != current()/id]/x)', 'item/x from x'],
    ['item', '/b/row[2]/w = x', ''],
    ['item', 'not(/b/row/w = x) or /b/row[w > 3]/k', ''],
    ['item', '/b/row/in/p = id and /b/row/sub[q = current()/x]', 'sub/q from x'],
    ['item/x', 'not(../preceding-sibling::item/deep/sub/v = .)', 'item/deep/sub/v from x'],
    [
      'item',
      'count(../item[y and current()/more = deep/sub/v][position() > 1]) < 4',
      'item/deep/sub/v from more',
    ],
    ['item', 'count(../item[id != current()/id and x = current()/x]) < 4', 'item/x from x'],
    ['item', '../item[id = current()/peer][position() = 1]', 'item/id from peer'],
    ['item', "preceding-sibling::item[id = 'a']", 'item/id from "a"'],
    ['item/x', 'count(../following-sibling::item[x = current()]) < 2', 'item/x from x'],
    ['item', "//item[id = 'a']/x", 'item/id from "a"'],
  ])('%s: %s', (path, text, expected) => {
    const { to } = referralsOf(at(path), text)!;
    const shown = to.map(({ list, by, from }) => {
      const source = typeof from === 'string' ? `"${from}"` : from.map(({ name }) => name).join('/');
      return `${[list, ...by].map(({ name }) => name).join('/')} from ${source}`;
    });
    expect(shown.join(', ')).toBe(expected);
  });

  test.each([
    ['item', 'count(../item) < 4'],
    ['item', '../item[id = current()/peer or x]/y'],
    ['item', '../item[2][id = current()/peer]'],
    ['item', '../item[string-length(id)][id = current()/peer]'],
    ['item', '../item[x = current()/x + 1]'],
    ['item', '../item[x > current()/x]'],
    ['item/more', 'count(//sub[n = current()]) < 3'],
    ['item', '/a[string() = "x"]/limit'],
    ['item', '(../item)[position() > 2][id = current()/peer]'],
    ['item', 'x != ../item[id != current()/id]/x'],
    ['item', "/a/*[id = 'a']/x"],
    ['item', '/a = 5'],
    ['item/y', 'deref(../peer)'],
    ['item/y', 'deref(../peer)/../../limit'],
    [
      'item/deep/sub/v',
      '/a/item[id = current()/../n]/x and ../../sub[n = current()]/v and ../../../../item[id = "a"]/x',
    ],
  ])('cannot be told: %s: %s', (path, text) => {
    expect(referralsOf(at(path), text)).toBeUndefined();
  });
});

test('validation of a change finds what validation from scratch finds', { timeout: 60_000 }, () => {
  let valid = 0;
  const edits = fc.array(any.edit(schema.root), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(edits, (list) => {
      let before: JsonObject = {};
      for (const edit of list) {
        const after = applyEdit(schema, before, edit, { errorOption: 'continue-on-error' }).tree;
        const found = [...faults(schema, after, before)].sort();
        expect(found).toEqual([...faults(schema, structuredClone(after) as JsonObject)].sort());
        if (found.length === 0 && after !== before) {
          before = after;
          valid++;
        }
      }
    }),
    { numRuns: 700 },
  );
  expect(valid).toBeGreaterThan(200);
});
