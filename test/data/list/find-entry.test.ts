import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonScalar, JsonValue, ListNode } from '../../../codegen/index.ts';
import { EntriesDraft } from '../../../src/data/list/entries-draft.ts';
import { findEntry } from '../../../src/data/list/find-entry.ts';
import { joinKeys } from '../../../src/data/list/keys.ts';
import { schemaOf } from '../edit/fixture.ts';

const schema = schemaOf(`
  list one { key a; leaf a { type string; } }
  list two { key "a b"; leaf a { type string; } leaf b { type int32; } }
  leaf-list values { type string; }
`);
const one = schema.root.byJsonName.get('t:one') as ListNode;
const two = schema.root.byJsonName.get('t:two') as ListNode;

describe('RFC 7950 section 7.8.2: keys identify an entry', () => {
  test('joined keys are the same only for the same keys', () => {
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant([null] as const));
    const keys = fc.array(scalar, { minLength: 2, maxLength: 3 }) as fc.Arbitrary<JsonScalar[]>;
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        expect(joinKeys(a) === joinKeys(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
    expect(joinKeys(['a', 'b:c'])).not.toBe(joinKeys(['a:b', 'c']));
    expect(joinKeys(['1'])).not.toBe(joinKeys([1]));
  });

  test('an entry is found by all its keys, in short and in long lists', () => {
    for (const length of [1, 10, 1000]) {
      const entries = Array.from({ length }, (_, i) => ({ a: `x${i % 7}`, b: i }));
      entries.forEach((entry, i) => {
        expect(findEntry(two, entries, [entry.a, entry.b])).toBe(i);
      });
      expect(findEntry(two, entries, ['x0', -1])).toBe(-1);
    }
  });
});

type Step = { kind: 'append' | 'insert' | 'remove' | 'replace'; key: number; at: number; base: number };

describe('an index handed on from array to array', () => {
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom('append', 'append', 'append', 'insert', 'remove', 'replace'),
    key: fc.integer({ min: 0, max: 80 }),
    at: fc.integer({ min: 0, max: 80 }),
    base: fc.integer({ min: 0, max: 3 }),
  });

  test('finds what a scan finds, whatever the edits and whichever array they start from', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 40 }), (drafts) => {
        const arrays: (readonly JsonValue[])[] = [Array.from({ length: 30 }, (_, i) => ({ a: `k${i}` }))];
        for (const steps of drafts) {
          const base = arrays[Math.max(0, arrays.length - 1 - (steps[0]?.base ?? 0))]!;
          arrays.push(draftOf(base, steps));
          for (const entries of arrays.slice(-4)) expectAllFound(entries);
        }
      }),
      { numRuns: 60 },
    );
  });

  function draftOf(base: readonly JsonValue[], steps: Step[]): readonly JsonValue[] {
    const draft = new EntriesDraft(one, base);
    for (const { kind, key, at } of steps) {
      const found = draft.find([`k${key}`]);
      const entry = { a: `k${key}` };
      if (found >= 0 && kind === 'remove') draft.remove(found);
      else if (found >= 0) draft.replace(found, entry);
      else if (kind === 'insert') draft.insert(Math.min(at, draft.end), entry);
      else if (kind === 'append') draft.append(entry);
    }
    return draft.finish();
  }

  function expectAllFound(entries: readonly JsonValue[]): void {
    for (let key = 0; key <= 80; key++) {
      const scanned = entries.findIndex((entry) => (entry as JsonObject).a === `k${key}`);
      expect(findEntry(one, entries, [`k${key}`])).toBe(scanned);
    }
  }
});
