import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { applyEdit } from '../../../src/data/edit/apply-edit.ts';
import * as any from '../edit/arbitrary.ts';
import { schemaOf } from '../edit/fixture.ts';
import { faults } from './fixture.ts';

/** One of every constraint, looking at each other in many directions. */
const MODULE = `
  leaf mode { type string; default b; }
  container a {
    must "count(item) < 4";
    leaf limit { type uint8; default 3; must ". >= count(/a/tag)"; }
    list item { key id; unique "x y";
      leaf id { type string; }
      leaf x { type uint8; must ". <= ../y"; }
      leaf y { type uint8; default 4; must ". <= /a/limit or ../x"; }
      leaf peer { type leafref { path "../../item/id"; } }
      leaf tag { type leafref { path "/a/tag"; } }
      container sub { when "../x > 1"; leaf needed { type string; mandatory true; } leaf opt { type string; when "/mode = 'a'"; } }
      leaf-list more { type string; max-elements 2; must ". != ../id"; }
    }
    must "not(lw) or limit < 4"; must "not(p1 = 1) or count(tag) < 3"; must "not(tag) or sum(item/y) < 500";
    leaf lw { type uint8; default 7; when "/mode = 'a'"; }
    choice d { default p; case p { leaf p1 { type uint8; default 1; } } case q { leaf q1 { type uint8; } } }
    leaf-list tag { type string; }
    container box { when "../limit > 1"; leaf-list min { type string; min-elements 1; } }
  }
  choice c { mandatory true;
    case one { leaf c1 { type uint8; } leaf c2 { type uint8; mandatory true; } }
    case two { when "mode != 'd'"; leaf c3 { type leafref { path "/a/item/x"; } } }
  }
  container b { presence "p"; must "/a/item[id = current()/name]/y > 1";
    leaf name { type string; mandatory true; } leaf near { type leafref { path "/a/item[id = current()/../name]/more"; } } }
`;
const schema = schemaOf(MODULE);
const START: JsonObject = { 't:mode': 'a', 't:a': { box: { min: ['m'] } }, 't:c1': 1, 't:c2': 1 };

describe('validation of a change', { timeout: 60_000 }, () => {
  test('finds what validation from scratch finds, starting from a valid tree', () => {
    let valid = 0;
    const edits = fc.array(any.edit(schema.root), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(edits, (list) => {
        let before = START;
        expect(faults(schema, before)).toEqual([]);
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

  test('finds the same when nothing was validated by this schema before: checks are made for what has data', () => {
    fc.assert(
      fc.property(fc.array(any.edit(schema.root), { minLength: 2, maxLength: 9 }), fc.nat(), (list, cut) => {
        const trees = [START];
        for (const edit of list) {
          const { tree } = applyEdit(schema, trees.at(-1)!, edit, { errorOption: 'continue-on-error' });
          if (faults(schema, tree).length === 0) trees.push(tree);
        }
        const young = schemaOf(MODULE);
        const last = applyEdit(schema, trees.at(-1)!, list[cut % list.length]!, {
          errorOption: 'continue-on-error',
        }).tree;
        const [before, next] = [trees[cut % trees.length]!, trees.at(-1)!];
        expect(faults(young, next, before)).toEqual([]);
        expect([...faults(young, last, next)].sort()).toEqual(
          [...faults(schema, structuredClone(last))].sort(),
        );
      }),
      { numRuns: 150 },
    );
  });
});
