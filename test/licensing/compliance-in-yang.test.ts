/** What the models show of the earlier licensing models: every condition, valid by the schema. */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import { LICENSING } from '../../src/device/tree.ts';
import { CONDITIONS } from '../../src/licensing/index.ts';
import { problems, schema, testDevice } from '../device/support.ts';

const info = (state: JsonObject) => state['state-info'] as Record<string, JsonObject>;

describe('cisco-smart-license: state of a device that is forced', () => {
  test.each(CONDITIONS)('%s', (condition) => {
    const { device, state } = testDevice();
    device.agent.dispatch({ type: 'force', condition });
    const node = schema().root.byJsonName.get(LICENSING)!;
    const shown = state(LICENSING);
    expect(problems(node as Parameters<typeof problems>[0], { state: shown })).toEqual([]);
  });

  test.each([
    ['evaluation', 'reg-state-not-registered', 'auth-state-eval', 'enforcement-evaluation'],
    [
      'evaluation-expired',
      'reg-state-not-registered',
      'auth-state-eval-expired',
      'enforcement-evaluation-expired',
    ],
    ['registered', 'reg-state-complete', 'auth-state-authorized', 'enforcement-in-compliance'],
    [
      'out-of-compliance',
      'reg-state-complete',
      'auth-state-out-of-compliance',
      'enforcement-out-of-compliance',
    ],
    [
      'authorization-expired',
      'reg-state-complete',
      'auth-state-authorization-expired',
      'enforcement-authorization-expired',
    ],
    ['policy-mode', 'reg-state-not-registered', 'auth-state-none', 'enforcement-invalid-tag'],
  ] as const)('%s: %s, %s, %s', (condition, registration, authorization, mode) => {
    const { device, state, published } = testDevice();
    device.agent.dispatch({ type: 'force', condition });
    const shown = info(state(LICENSING));
    expect(shown.registration!['registration-state']).toBe(registration);
    expect(shown.authorization!['authorization-state']).toBe(authorization);
    expect((shown.usage as unknown as JsonObject[])[0]!['enforcement-mode']).toBe(mode);
    const told = published.filter(({ name }) => name === 'cisco-smart-license:enforcement-mode');
    expect(told.at(-1)?.content.mode).toBe(condition === 'policy-mode' ? undefined : authorization);
  });
});
