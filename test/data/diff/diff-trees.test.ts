import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { applyChanges } from '../../../src/data/diff/apply-changes.ts';
import type { Change } from '../../../src/data/diff/diff.ts';
import { diffTrees } from '../../../src/data/diff/diff-trees.ts';
import { parseChange, serialiseChange } from '../../../src/data/diff/serialise-change.ts';
import { applyEdit } from '../../../src/data/edit/apply-edit.ts';
import { formatInstanceId } from '../../../src/data/path/format.ts';
import * as any from '../edit/arbitrary.ts';
import { edited, HOUSE } from '../edit/fixture.ts';

const house = (members: JsonObject): JsonObject => ({ 't:house': members });
const summary = ({ operation, path, insert }: Change) =>
  [operation, formatInstanceId(path), insert && `${insert.where} ${insert.point ?? ''}`.trim()]
    .filter(Boolean)
    .join(' ');
const diff = (before: JsonObject, after: JsonObject) => diffTrees(HOUSE, before, after).map(summary);

describe('changes between two trees', () => {
  test('none for the same tree', () => {
    const tree = house({ name: 'a' });
    expect(diff(tree, tree)).toEqual([]);
    expect(diff(tree, house({ name: 'a' }))).toEqual([]);
  });
  test('a leaf that changed, came or went', () => {
    expect(diff(house({ name: 'a' }), house({ name: 'b' }))).toEqual(['replace /t:house/name']);
    expect(diff(house({ name: 'a' }), house({ name: 'a', colour: 'x' }))).toEqual(['create /t:house/colour']);
    expect(diff(house({ name: 'a', colour: 'x' }), house({ name: 'a' }))).toEqual(['delete /t:house/colour']);
  });
  test('the highest node that came or went', () => {
    const before = house({ room: [{ name: 'hall', door: { locked: true } }] });
    expect(diff({}, before)).toEqual(['create /t:house']);
    expect(diff(before, house({ room: [{ name: 'hall' }] }))).toEqual([
      `delete /t:house/room[name='hall']/door`,
    ]);
  });
  test('entries by key, whatever their order when the system sets it', () => {
    const before = house({ room: [{ name: 'a', size: 1 }, { name: 'b' }] });
    const after = house({ room: [{ name: 'b' }, { name: 'a', size: 2 }, { name: 'c' }] });
    expect(diff(before, after)).toEqual([
      `replace /t:house/room[name='a']/size`,
      `create /t:house/room[name='c']`,
    ]);
  });
  test('moves, as few as possible, where the user sets the order', () => {
    const before = house({ step: ['a', 'b', 'c', 'd'] });
    expect(diff(before, house({ step: ['d', 'a', 'b', 'c'] }))).toEqual([`move /t:house/step[.='d'] first`]);
    expect(diff(before, house({ step: ['b', 'c', 'a', 'x', 'd'] }))).toEqual([
      `move /t:house/step[.='a'] after c`,
      `create /t:house/step[.='x'] after a`,
    ]);
  });
  test('looks only at what an edit touched', () => {
    const room = Array.from({ length: 5000 }, (_, i) => ({ name: `r${i}`, size: 1 }));
    const before = house({ room });
    const after = edited(HOUSE, before, '<house><room><name>r4000</name><size>2</size></room></house>');
    expect(diff(before, after)).toEqual([`replace /t:house/room[name='r4000']/size`]);
  });
});

describe('diff and apply are inverse', () => {
  const both = fc.tuple(any.tree(HOUSE.root), any.tree(HOUSE.root));

  test('for any two trees', () => {
    fc.assert(
      fc.property(both, ([before, after]) => {
        const result = applyChanges(HOUSE, before, diffTrees(HOUSE, before, after));
        expect(any.unordered(HOUSE.root, result)).toEqual(any.unordered(HOUSE.root, after));
        expect(diffTrees(HOUSE, result, after)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
  test('for an edited tree, members and user-ordered entries in the same order', () => {
    fc.assert(
      fc.property(any.tree(HOUSE.root), any.edit(HOUSE.root), (before, edit) => {
        const { tree } = applyEdit(HOUSE, before, edit, { errorOption: 'continue-on-error' });
        const result = applyChanges(HOUSE, before, diffTrees(HOUSE, before, tree));
        const text = (value: JsonObject) => JSON.stringify(any.unordered(HOUSE.root, value));
        expect(text(result)).toBe(text(tree));
      }),
      { numRuns: 1000 },
    );
  });
  test('through their texts as well', () => {
    fc.assert(
      fc.property(both, ([before, after]) => {
        const changes = diffTrees(HOUSE, before, after);
        const read = changes.map((change) => parseChange(HOUSE, serialiseChange(change)));
        expect(applyChanges(HOUSE, before, read)).toEqual(applyChanges(HOUSE, before, changes));
      }),
    );
  });
});
