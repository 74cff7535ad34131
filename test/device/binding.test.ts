import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../codegen/index.ts';
import type { Tree } from '../../src/datastore/contract.ts';
import { agree } from '../../src/device/binding/agree.ts';
import { settingsOf } from '../../src/device/binding/settings.ts';
import { LICENSING, NATIVE, valueAt, withValue } from '../../src/device/tree.ts';
import { schema, testDevice } from './support.ts';

const LIC = [LICENSING, 'config'];
const SMART = [NATIVE, 'license', 'smart'];

/** Sets values by path below the two models, as one commit. */
function commit(before: Tree, values: Readonly<Record<string, JsonValue | undefined>>): Tree {
  const after = Object.entries(values).reduce((tree, [path, value]) => {
    const [model, ...names] = path.split('/');
    return withValue(schema(), tree, [...(model === 'licensing' ? LIC : SMART), ...names], value);
  }, before);
  return agree(schema(), before, after);
}

const licensing = (tree: Tree) => valueAt(tree, LIC) as JsonObject | undefined;
const native = (tree: Tree) => valueAt(tree, SMART) as JsonObject | undefined;

describe('licensing/config and native/license/smart are one configuration', () => {
  test.each<[string, JsonValue, string, JsonValue]>([
    ['licensing/usage/interval', 14, 'native/usage/interval', 14],
    ['licensing/custom-id', 'x', 'native/customer-id', 'x'],
    ['licensing/enable', true, 'native/enable', [null]],
    ['licensing/privacy/hostname', true, 'native/privacy/hostname', [null]],
    ['licensing/privacy/version', true, 'native/privacy/version', [null]],
    ['licensing/utility/utility-enable', true, 'native/utility/enable', [null]],
    ['licensing/utility/customer-info/postal-code', '1', 'native/utility/customer-info/postalcode', '1'],
    ['licensing/usage/customer-tags/tag3', 't', 'native/usage/customer-tags/tag3', 't'],
    ['licensing/transport/transport-type', 'transport-type-off', 'native/transport-type', 'Off'],
    ['licensing/transport/transport-type', 'transport-type-callhome', 'native/transport-type', 'callhome'],
    ['licensing/transport/transport-cslu/url-cslu', 'http://a/', 'native/url/cslu', 'http://a/'],
  ])('%s = %j shows as %s = %j, and the other way round', (left, a, right, b) => {
    const at = (tree: Tree, path: string) => {
      const [model, ...names] = path.split('/');
      return valueAt(tree, [...(model === 'licensing' ? LIC : SMART), ...names]);
    };
    const fromLeft = commit({}, { [left]: a });
    expect(at(fromLeft, right)).toEqual(b);
    expect(at(commit({}, { [right]: b }), left)).toEqual(a);
    expect(commit(fromLeft, { [left]: undefined })).toEqual({});
    expect(commit(fromLeft, { [right]: undefined })).toEqual({});
  });

  test('false is kept where it was written and is no leaf on the other side', () => {
    const tree = commit({}, { 'licensing/privacy/hostname': false });
    expect(licensing(tree)).toEqual({ privacy: { hostname: false } });
    expect(native(tree)).toBeUndefined();
  });

  test('both changed to the same is fine, to different values is refused', () => {
    const both = { 'licensing/usage/interval': 5, 'native/usage/interval': 5 };
    expect(native(commit({}, both))).toEqual({ usage: { interval: 5 } });
    expect(() => commit({}, { ...both, 'native/usage/interval': 6 })).toThrow(
      'inconsistent value: Device refused one or more commands',
    );
  });

  test('a tree in which they agree is given back as it is', () => {
    const tree = commit({}, { 'native/transport-type': 'smart', 'native/url/name': 'https://s/' });
    expect(agree(schema(), tree, tree)).toBe(tree);
  });
});

describe('the URL of transport smart', () => {
  const smart = commit(
    {},
    {
      'licensing/transport/transport-type': 'transport-type-smart',
      'licensing/transport/transport-smart/urls/url-registration': 'https://s/',
    },
  );

  test('shows in both models', () => {
    expect(native(smart)).toEqual({ 'transport-type': 'smart', url: { name: 'https://s/' } });
  });

  test('stays in the native model while the transport is another, and comes back', () => {
    const cslu = commit(smart, { 'native/transport-type': 'cslu' });
    expect(licensing(cslu)).toEqual({ transport: { 'transport-type': 'transport-type-cslu' } });
    expect(native(cslu)).toEqual({ 'transport-type': 'cslu', url: { name: 'https://s/' } });
    expect(commit(cslu, { 'licensing/transport/transport-type': 'transport-type-smart' })).toEqual(smart);
  });

  test('url default takes the place of a URL, from either side', () => {
    const url = 'licensing/transport/transport-smart';
    const byLicensing = commit(smart, { [`${url}/urls`]: undefined, [`${url}/url-default`]: true });
    expect(native(byLicensing)?.url).toEqual({ default: [null] });
    const byNative = commit(smart, { 'native/url/name': undefined, 'native/url/default': [null] });
    expect(byNative).toEqual(byLicensing);
  });

  test('what is written for another transport is left for validation to refuse', () => {
    const tree = commit(
      {},
      {
        'licensing/transport/transport-type': 'transport-type-cslu',
        'licensing/transport/transport-smart/url-default': true,
      },
    );
    expect(valueAt(tree, [...LIC, 'transport', 'transport-smart'])).toEqual({ 'url-default': true });
  });
});

describe('settings of the agent', () => {
  test('are read from the configuration', () => {
    const tree = commit(
      {},
      {
        'native/transport-type': 'smart',
        'native/url/name': 'https://s/',
        'native/url/cslu': 'http://c/',
        'native/privacy/version': [null],
        'native/usage/interval': 9,
        'native/usage/customer-tags/tag2': 'b',
        'native/utility/customer-info/postalcode': '1',
      },
    );
    expect(settingsOf(tree)).toEqual({
      transport: 'smart',
      url: 'https://s/',
      csluUrl: 'http://c/',
      privacyVersion: true,
      interval: 9,
      customerTags: ['b'],
      customerInfo: { postalCode: '1' },
    });
    expect(settingsOf({})).toEqual({});
  });
});

describe('the device in a commit', () => {
  test('what it is cannot be configured away', () => {
    const { edit, trees } = testDevice();
    edit(() => ({ [NATIVE]: { hostname: 'other', version: '1.0' } }));
    expect(trees.get('running')).toEqual({
      [NATIVE]: {
        hostname: 'other',
        version: '17.15',
        license: { udi: { pid: 'C9300-48UXM', sn: 'FOC2713X0AB' } },
      },
    });
  });

  test('a boot level that the platform has not is refused', () => {
    const { edit, trees } = testDevice();
    const before = trees.get('running');
    const level = [NATIVE, 'license', 'boot', 'level'];
    expect(() => edit((tree) => withValue(schema(), tree, level, { lanbase: {} }))).toThrow('Device refused');
    expect(trees.get('running')).toBe(before);
  });

  test('a start-up configuration with one model only shows in both', () => {
    const { trees } = testDevice({
      running: { [NATIVE]: { license: { smart: { 'transport-type': 'Off' } } } },
    });
    expect(licensing(trees.get('running')!)).toEqual({
      transport: { 'transport-type': 'transport-type-off' },
    });
  });
});
