import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRig, rpc } from '../harness.ts';

const get = '<get-config><source><running/></source></get-config>';

describe('requests seen before', () => {
  const { requests } = makeRig();
  const read = (text: string) => {
    let told = '';
    const request = requests.read(text, (attributes) => {
      told = attributes;
    });
    return { ...request, parsed: told !== '' };
  };

  it('are not parsed again when only the message-id differs, from the third time on', () => {
    expect(read(rpc(get, 0)).parsed).toBe(true);
    const first = read(rpc(get, 1));
    expect(first.parsed).toBe(true);
    const second = read(rpc(get, 'urn:uuid:2'));
    expect(second.parsed).toBe(false);
    expect(second.invocation).toBe(first.invocation);
    expect(second.attributes).toBe(first.attributes.replace('message-id="1"', 'message-id="urn:uuid:2"'));
  });

  it.each([
    ['in a comment', (id: number) => `<!-- message-id="${id}" -->${rpc(get, 5)}`],
    [
      'in another attribute',
      (id: number) => rpc(get, 5).replace(' message-id', ` a=' message-id="${id}"' message-id`),
    ],
    ['in the operation', (id: number) => rpc(get.replace('<source>', `<source a=" message-id="${id}"">`), 5)],
  ])('do not mistake what looks like a message-id %s', (_, make) => {
    const answer = (id: number) => {
      try {
        return read(make(id)).attributes;
      } catch {
        return 'refused';
      }
    };
    answer(5);
    expect(answer(6)).not.toContain('message-id="6"');
  });

  it('give what parsing would give', () => {
    const ids = fc.string({
      unit: fc.constantFrom('1', 'a', ':', '-', '&', '<', "'", ' ', '&amp;'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(ids, ids, (one, two) => {
        for (const id of [one, two, one]) {
          const text = rpc(get, id);
          const attempt = (requestsOf: typeof requests) => {
            try {
              return requestsOf.read(text, () => {}).attributes;
            } catch (error) {
              return String(error);
            }
          };
          expect(attempt(requests)).toBe(attempt(fresh()));
        }
      }),
      { numRuns: 100 },
    );
    function fresh() {
      return new (requests.constructor as new (context: unknown) => typeof requests)({
        core: makeRigOnce.core,
      });
    }
  });
  const makeRigOnce = makeRig();
});
