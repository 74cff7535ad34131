import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { applyEdit } from '../../../src/data/edit/apply-edit.ts';
import { editFromTree } from '../../../src/data/edit/edit-from-tree.ts';
import { alternativesOf } from '../../../src/data/edit/layout.ts';
import * as any from './arbitrary.ts';
import { HOUSE } from './fixture.ts';
import { applyNaively, Refused } from './model.ts';

/** The model knows no choices. */
const plain: any.Wanted = (node) => alternativesOf(node).length === 0;

describe('applyEdit', () => {
  test('does what the naive model does (RFC 6241 section 7.2)', () => {
    fc.assert(
      fc.property(any.tree(HOUSE.root, plain), any.edit(HOUSE.root, plain), (before, edit) => {
        const { tree, errors } = applyEdit(HOUSE, before, edit);
        let expected: JsonObject;
        try {
          expected = applyNaively(before, edit);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          expect(errors[0]?.tag).toBe(error.message);
          expect(tree).toBe(before);
          return;
        }
        expect(errors).toEqual([]);
        expect(any.unordered(HOUSE.root, tree)).toEqual(any.unordered(HOUSE.root, expected));
      }),
      { numRuns: 2000 },
    );
  });

  test('never changes the tree it was given', () => {
    fc.assert(
      fc.property(any.tree(HOUSE.root), any.edit(HOUSE.root), (before, edit) => {
        const text = JSON.stringify(before);
        applyEdit(HOUSE, before, edit, { errorOption: 'continue-on-error' });
        expect(JSON.stringify(before)).toBe(text);
      }),
    );
  });

  test('leaves members in schema order, one case per choice, nothing empty', () => {
    fc.assert(
      fc.property(any.tree(HOUSE.root), any.edit(HOUSE.root), (before, edit) => {
        const { tree } = applyEdit(HOUSE, before, edit, { errorOption: 'continue-on-error' });
        const rebuilt = applyEdit(HOUSE, {}, editFromTree(HOUSE, tree)).tree;
        expect(JSON.stringify(rebuilt)).toBe(JSON.stringify(tree));
      }),
    );
  });

  test('a tree as an edit that replaces gives that tree, and the same object when it is equal', () => {
    fc.assert(
      fc.property(any.tree(HOUSE.root), any.tree(HOUSE.root), (before, after) => {
        const replaced = applyEdit(HOUSE, before, editFromTree(HOUSE, after, 'replace')).tree;
        expect(any.unordered(HOUSE.root, replaced)).toEqual(any.unordered(HOUSE.root, after));
        expect(applyEdit(HOUSE, replaced, editFromTree(HOUSE, after, 'replace')).tree).toBe(replaced);
      }),
    );
  });
});
