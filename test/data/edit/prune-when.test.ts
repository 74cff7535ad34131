import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../codegen/index.ts';
import { edited, refusal, schemaOf } from './fixture.ts';

const SCHEMA = schemaOf(`
  leaf kind { type string; }
  container for-a { when "/kind = 'a'"; leaf x { type string; } leaf y { type string; } }
  leaf needs-x { when "/for-a/x"; type string; }
  list entry { key id; leaf id { type uint8; } leaf kind { type string; } leaf only-a { when "../kind = 'a'"; type string; } }
  choice c { when "kind = 'c'"; leaf c1 { type string; } leaf c2 { type string; } }
`);
const apply = (tree: JsonObject, xml: string) => edited(SCHEMA, tree, xml);

describe('RFC 7950 section 8.2: nodes whose when becomes false', () => {
  test('are deleted', () => {
    const before = { 't:kind': 'a', 't:for-a': { x: 'v' } };
    expect(apply(before, '<kind>b</kind>')).toEqual({ 't:kind': 'b' });
    expect(apply({ 't:kind': 'c', 't:c1': 'v' }, '<kind>b</kind>')).toEqual({ 't:kind': 'b' });
  });
  test('take along those that depend on them', () => {
    const before = { 't:kind': 'a', 't:for-a': { x: 'v', y: 'w' }, 't:needs-x': 'z' };
    expect(apply(before, '<kind nc:operation="delete"/>')).toEqual({});
    expect(apply(before, '<for-a><x nc:operation="delete"/></for-a>')).toEqual({
      't:kind': 'a',
      't:for-a': { y: 'w' },
    });
  });
  test('are deleted in the entry concerned only', () => {
    const before = {
      't:entry': [
        { id: 1, kind: 'a', 'only-a': 'v' },
        { id: 2, kind: 'a', 'only-a': 'v' },
      ],
    };
    expect(apply(before, '<entry><id>2</id><kind>b</kind></entry>')).toEqual({
      't:entry': [
        { id: 1, kind: 'a', 'only-a': 'v' },
        { id: 2, kind: 'b' },
      ],
    });
  });
});

describe('RFC 7950 section 8.3.1: an edit of a node whose when is false', () => {
  test('is refused as unknown-element', () => {
    expect(refusal(SCHEMA, { 't:kind': 'b' }, '<for-a><x>v</x></for-a>')).toEqual([
      'unknown-element /t:for-a',
    ]);
    expect(refusal(SCHEMA, {}, '<entry><id>1</id><only-a>v</only-a></entry>')).toEqual([
      `unknown-element /t:entry[id='1']/only-a`,
    ]);
  });
  test('is accepted when the same edit makes it true', () => {
    expect(apply({ 't:kind': 'b' }, '<for-a><x>v</x></for-a><kind>a</kind>')).toEqual({
      't:kind': 'a',
      't:for-a': { x: 'v' },
    });
  });
  test('is left out with continue-on-error', () => {
    const xml = '<for-a><x>v</x></for-a><kind>b</kind>';
    expect(refusal(SCHEMA, {}, xml, { errorOption: 'continue-on-error' })).toEqual([
      'unknown-element /t:for-a',
    ]);
  });
});
