/** Whatever comes and goes in whatever order: what is served is what a start with the same modules serves. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, startBench } from './support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench({ netconf: false });
});
afterAll(() => bench.close());

const texts: Readonly<Record<string, string>> = {
  a: 'module a { namespace "urn:a"; prefix a; container a { leaf x { type uint8; } } }',
  b: 'module b { namespace "urn:b"; prefix b; import a { prefix a; } augment "/a:a" { leaf y { type uint8; } } }',
  c: 'module c { namespace "urn:c"; prefix c; import b { prefix b; } leaf z { type uint8; } }',
};
const needs: Readonly<Record<string, readonly string[]>> = { a: [], b: ['a'], c: ['b', 'a'] };
const name = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(
  fc.record({ do: fc.constant('install' as const), name }),
  fc.record({ do: fc.constant('remove' as const), name }),
);

test('installed, imported and refused are as the model says', async () => {
  const first = bench.contentId();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const model = new Set<string>();
      for (const { do: what, name } of steps) {
        if (what === 'install') {
          const reply = await bench.install(name, texts[name]!, ...needs[name]!.map((one) => texts[one]!));
          expect(reply.status).toBe(200);
          model.add(name);
          // What a module augments is implemented with it, without being installed for itself.
        } else {
          const reply = await bench.remove(name);
          const user = [...model].some((other) => other !== name && needs[other]!.includes(name));
          expect(reply.status).toBe(!model.has(name) ? 400 : user ? 409 : 200);
          if (reply.status === 200) model.delete(name);
        }
        const wanted = new Set([...model].flatMap((one) => [one, ...needs[one]!]));
        const { modules } = bench.server.core.schema;
        expect(Object.keys(texts).filter((one) => modules.has(one))).toEqual([...wanted].sort());
      }
      for (const one of ['c', 'b', 'a']) if (model.has(one)) await bench.remove(one);
      expect(bench.contentId()).toBe(first);
    }),
    { numRuns: 10 },
  );
}, 30_000);
