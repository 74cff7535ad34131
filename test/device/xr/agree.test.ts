/** The three configuration models agree after every commit, whichever of them was changed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../../codegen/index.ts';
import type { Names } from '../../../src/device/tree.ts';
import { agree } from '../../../src/device/xr/agree.ts';
import { CFG, COMMON, FLEX, UM } from '../../../src/device/xr/faces.ts';
import { settingsOf } from '../../../src/device/xr/settings.ts';
import { router } from './rig.ts';

const at = (base: Names, path: string): Names => [...base, ...path.split('/')];
const UM_MODULE = 'Cisco-IOS-XR-um-license-smart-cfg';
const types = ['callhome', 'smart', 'cslu', 'off'].map((type) => `transport-type-${type}`);

/** Places, each with values that a client may put there. */
const places: readonly (readonly [Names, readonly JsonValue[]])[] = [
  [at(CFG, 'transport/transport-type'), types],
  [at(COMMON, 'transport/transport-type'), [...types, 'transport-type-automatic']],
  [at(UM, 'transport/smart'), [{}]],
  [at(UM, 'url'), ['https://a', 'https://b']],
  [at(CFG, 'transport/transport-smart/urls/url-registration'), ['https://a', 'https://c']],
  [
    at(COMMON, 'transport/transport-smart'),
    [
      { 'url-default': true },
      { urls: { 'url-registration': 'https://d', 'url-utility': 'https://u' } },
      { urls: { 'url-utility': 'https://u' } },
    ],
  ],
  [at(COMMON, 'transport/transport-cslu/url-cslu'), ['http://e']],
  [at(CFG, 'transport/transport-smart/urls/url-cslu'), ['http://f']],
  [at(CFG, 'transport/transport-smart/proxy'), [{ 'host-name': 'p' }, { 'host-name': 'q', port: 8080 }]],
  [at(UM, 'proxy'), [{ hostname: 'r', port: 0 }, { port: 3 }]],
  [at(COMMON, 'privacy'), [{ hostname: true, version: false }, { version: true }]],
  [at(CFG, 'privacy'), [{ all: [null] }, { 'host-name': [null] }]],
  [at(FLEX, 'reservation'), [true, false]],
  [[`${UM_MODULE}:license-smart-reservation`], [{}]],
];

const change = fc.constantFrom(...places).chain(([names, values]) =>
  fc.record({
    names: fc.constant(names),
    value: fc.constantFrom<JsonValue | undefined>(undefined, ...values),
  }),
);

test('any sequence of commits', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const { set, config, core, device } = router();
      for (const { names, value } of changes) {
        const before = core.tree('running');
        try {
          set(names, value);
        } catch {
          // The URL of transport smart in a model that does not have it now.
          expect(core.tree('running')).toBe(before);
          continue;
        }
        const running = core.tree('running');
        expect(agree(core.schema, running, running)).toBe(running);
        expect(device.agent.state.settings).toEqual(settingsOf(running));
        expect(config(...names)).toEqual(value);
      }
    }),
    { numRuns: 60 },
  );
});
