/** The generated validators as first check of JSON bodies. They are there once the package was built. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileModules, directoryLoader } from '../../codegen/index.ts';
import { checkBody, loadBodyValidators } from '../../src/restconf/body/check-body.ts';

const yang = (name: string) => fileURLToPath(new URL(`../../yang/${name}`, import.meta.url));
const built = existsSync(fileURLToPath(new URL('../../src/generated/validators.ts', import.meta.url)));
const log = { debug() {}, info() {}, warn() {}, error() {} };

describe.skipIf(!built)('checkBody (the package must be built)', async () => {
  await loadBodyValidators(log);
  const schema = compileModules({
    sources: [],
    load: directoryLoader([yang('cisco'), yang('ietf')]),
    implement: ['Cisco-IOS-XE-native'],
  });
  const native = schema.root.byJsonName.get('Cisco-IOS-XE-native:native')!;
  test.each([
    [{ hostname: 'Switch' }, undefined],
    [{ hostname: 5 }, '/hostname must be string'],
    [{ nope: 1 }, '/ must NOT have additional properties'],
  ])('%j', (value, expected) => {
    expect(checkBody(native, value)).toBe(expected);
  });
});

test('a node without validator is left to the codec', () => {
  expect(checkBody({ path: '/x:y', kind: 'leaf' } as never, 1)).toBeUndefined();
});
