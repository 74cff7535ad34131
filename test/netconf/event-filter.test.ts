/** Filters of subscriptions on a schema that was saved, whose nodes are read when they are asked for. */
import { expect, test } from 'vitest';
import { loadPacked } from '../../codegen/emit/load.ts';
import { packSchema } from '../../codegen/emit/saved/pack.ts';
import { saveSchema } from '../../codegen/emit/saved/save.ts';
import { compileModules, type JsonObject } from '../../codegen/index.ts';
import { parseXml } from '../../src/data/xml/parse.ts';
import { eventFilter } from '../../src/netconf/operations/event-filter.ts';
import type { Core } from '../../src/server/contract.ts';

const text = `module m {
  yang-version 1.1; namespace "urn:m"; prefix m;
  container config { leaf a { type string; } }
  notification happened { leaf what { type string; } container where { leaf place { type string; } } }
  notification other { leaf what { type string; } }
}`;
const compiled = compileModules({
  sources: [{ file: 'm.yang', text }],
  load: () => undefined,
  implement: ['m'],
});
const schema = loadPacked(packSchema(saveSchema(compiled)));

test.each([
  ['<happened xmlns="urn:m"/>', true],
  ['<happened xmlns="urn:m"><what>fire</what></happened>', true],
  ['<happened xmlns="urn:m"><what>flood</what></happened>', false],
  ['<happened xmlns="urn:m"><where><place>here</place></where></happened>', true],
  ['<other xmlns="urn:m"/>', false],
])('RFC 5277 section 3.6: %s', (filter, passes) => {
  const core = { schema, personality: { style: 'plain' } } as unknown as Core;
  const content: JsonObject = { what: 'fire', where: { place: 'here' } };
  const notification = schema.notifications.get('m:happened')!;
  const element = parseXml(`<filter type="subtree">${filter}</filter>`);
  expect(eventFilter(element, core)({ notification, content } as never)).toBe(passes);
});
