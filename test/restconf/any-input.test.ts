/** Whatever a client sends, it gets an answer of 4xx or 2xx with a readable body: never 5xx, never silence. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rigOfFile } from './rigs.ts';

const rig = rigOfFile();

const names = [
  'rc-shop:shop',
  'item',
  'item=1',
  'item=',
  'item=1,2',
  'tag',
  'tag=red',
  'queue=ann',
  'stock=a,b',
  'stats',
];
const more = [
  'owner',
  'name',
  'greet',
  'restock',
  'entry=1',
  '%',
  '%2F',
  '%00',
  '..',
  '=',
  'ü',
  '*',
  "'",
  '"',
];
const segment = fc.constantFrom(...names, ...more);
const path = fc
  .array(segment, { maxLength: 4 })
  .map((parts) => `/restconf/data/${parts.join('/')}`)
  .map((text) => encodeURI(text).replaceAll('%25', '%'));
const method = fc.constantFrom('GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS');
const query = fc.constantFrom(
  '',
  '?depth=2',
  '?fields=(',
  '?fields=a(b;c)/d',
  '?insert=first',
  '?point=%',
  '?&&',
  '?=',
  '?content',
);

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant([null]),
);
const member = fc.constantFrom(
  'rc-shop:shop',
  'rc-shop:item',
  'rc-shop:name',
  'item',
  'id',
  'label',
  'tag',
  '@label',
  '__proto__',
  'constructor',
  'ietf-restconf:data',
  'rc-shop:input',
  'ietf-yang-patch:yang-patch',
);
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(member, tie('value'), { maxKeys: 3 }),
  ),
}));
const xmlName = fc.constantFrom('shop', 'item', 'id', 'name', 'data', 'input', 'yang-patch', 'edit', 'value');
const xml = fc
  .tuple(xmlName, xmlName, fc.string(), fc.constantFrom('urn:test:rc-shop', 'urn:x', ''))
  .map(([outer, inner, text, ns]) => `<${outer} xmlns="${ns}"><${inner}>${text}</${inner}></${outer}>`);
const body = fc.oneof(
  json.map((value) => ({ text: JSON.stringify(value), type: 'application/yang-data+json' })),
  json.map((value) => ({ text: JSON.stringify(value), type: 'application/yang-patch+json' })),
  xml.map((text) => ({ text, type: 'application/yang-data+xml' })),
  xml.map((text) => ({ text, type: 'application/yang-patch+xml' })),
  fc.string().map((text) => ({ text, type: 'application/yang-data+json' })),
);

test('any request', async () => {
  await fc.assert(
    fc.asyncProperty(method, path, query, body, async (how, where, ask, { text, type }) => {
      const sends = how === 'PUT' || how === 'POST' || how === 'PATCH';
      const answer = await rig.ask(how, where + ask, {
        headers: { Accept: 'application/yang-data+json', ...(sends && { 'Content-Type': type }) },
        ...(sends && { body: text }),
      });
      expect([500, 502, 503]).not.toContain(answer.status);
      if (answer.text !== '') answer.json();
    }),
    { numRuns: 400, seed: 8040 },
  );
  expect(rig.logged.filter((line) => line.startsWith('RESTCONF request failed'))).toEqual([]);
}, 60_000);
