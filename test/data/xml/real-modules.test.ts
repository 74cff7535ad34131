/** The codecs on the modules that devices serve. */
import { describe, expect, it } from 'vitest';
import { compileModules, directoryLoader } from '../../../codegen/index.ts';
import { subtreeSelection } from '../../../src/data/filter/subtree.ts';
import { xpathSelection } from '../../../src/data/filter/xpath.ts';
import { editFromJson } from '../../../src/data/json/read-edit.ts';
import { parseApiPath } from '../../../src/data/path/api-path.ts';
import { METHOD_ACTIONS } from '../../../src/data/path/edit-at.ts';
import { formatXmlPath } from '../../../src/data/path/format.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { readXmlEdit } from '../../../src/data/xml/read-edit.ts';
import { writeXml } from '../../../src/data/xml/write.ts';
import { errorsOf } from '../fixtures.ts';

const schema = compileModules({
  sources: [],
  load: directoryLoader(['yang']),
  implement: ['Cisco-IOS-XE-native', 'cisco-smart-license', 'ietf-interfaces', 'ietf-netconf-monitoring'],
});
const NATIVE = 'http://cisco.com/ns/yang/Cisco-IOS-XE-native';

describe('Cisco-IOS-XE-native', () => {
  it('hostname, in an edit', () => {
    const config = parseXml(`<config><native xmlns="${NATIVE}"><hostname>r1</hostname></native></config>`);
    const edit = readXmlEdit(schema, config.children);
    expect(edit.children[0]!.children[0]).toMatchObject({ value: 'r1' });
  });

  it('errors at places as ConfD writes them', () => {
    const path = parseApiPath(schema, 'Cisco-IOS-XE-native:native/hostname');
    expect(formatXmlPath(path, '/nc:rpc/nc:edit-config/nc:config').text).toBe(
      '/nc:rpc/nc:edit-config/nc:config/ios:native/ios:hostname',
    );
    expect(
      errorsOf(() =>
        readXmlEdit(schema, parseXml(`<c><native xmlns="${NATIVE}"><host-name/></native></c>`).children),
      ),
    ).toEqual(['unknown-element /Cisco-IOS-XE-native:native: unknown element: host-name']);
  });

  it('filters of the Terraform provider: no prefixes, no namespaces', () => {
    const tree = { 'Cisco-IOS-XE-native:native': { hostname: 'r1' } };
    const none = () => undefined;
    expect(xpathSelection(schema, '/native/hostname', none).apply(tree)).toEqual(tree);
    expect(
      subtreeSelection(schema, parseXml('<filter><native><hostname/></native></filter>')).apply(tree),
    ).toEqual(tree);
  });

  it('bodies with and without the module name', () => {
    const path = parseApiPath(schema, '/Cisco-IOS-XE-native:native/hostname');
    for (const name of ['Cisco-IOS-XE-native:hostname', 'hostname']) {
      const edit = editFromJson(schema, path, METHOD_ACTIONS.PUT, { [name]: 'r2' });
      expect(edit.children[0]!.children[0]).toMatchObject({ operation: 'replace', value: 'r2' });
    }
  });
});

describe('cisco-smart-license', () => {
  it('state is written in the namespace of the module', () => {
    const tree = { 'cisco-smart-license:licensing': { state: { version: '6.1.4/6feb8bc10' } } };
    const xml = writeXml(schema.root, tree, { schema });
    expect(xml).toMatch(/^<licensing xmlns="http:\/\/cisco.com\/ns\/yang\/cisco-smart-license"><state>/);
  });
});
