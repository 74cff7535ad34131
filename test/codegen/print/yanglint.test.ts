import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileModules, directoryLoader, printTree, readSource } from '../../../codegen/index.ts';
import { withFlags, yanglint } from '../../corpus/yanglint.ts';
import { describeWith } from '../../interop/clients.ts';

const YANG = new URL('../../../yang', import.meta.url).pathname;
const DIRECTORIES = [join(YANG, 'ietf'), join(YANG, 'cisco')];

/** Modules whose trees differ from those of yanglint 2.1, and why. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'ietf-netconf': 'yanglint ends with a segmentation fault',
  'ietf-netconf-with-defaults': 'yanglint ends with a segmentation fault',
  'ietf-origin': 'yanglint ends with a segmentation fault',
  'ietf-netconf-nmda': 'yanglint shows what augments add to an input as rw',
  'ietf-restconf-subscribed-notifications': 'yanglint does not expand uses in augments',
  'ietf-yang-push': 'yanglint does not expand uses in augments',
  'ietf-subscribed-notifications': 'yanglint puts what an augment in uses adds before its siblings',
};

/** Modules compiled along with one, as yanglint turns off the features of modules that are only imported. */
const TOGETHER: Readonly<Record<string, string>> = {
  'Cisco-IOS-XE-native': join(YANG, 'cisco', 'Cisco-IOS-XE-features.yang'),
};

/** All modules in `yang/`, submodules left out. */
const MODULES = DIRECTORIES.flatMap((directory) =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.yang'))
    .map((file) => join(directory, file))
    .filter((file) => /^\s*module\s/m.test(readSource(file).text)),
).sort();

describeWith([yanglint], 'trees are those yanglint prints', () => {
  test.each(MODULES)('%s', (file) => {
    const name = file.replace(/^.*\/|(@.*)?\.yang$/g, '');
    if (name in KNOWN_DIFFERENCES) return;
    const search = DIRECTORIES.flatMap((directory) => ['-p', directory]);
    const files = [TOGETHER[name] ?? [], file].flat();
    const { stdout } = spawnSync('yanglint', [...search, '-f', 'tree', ...files], { encoding: 'utf8' });
    const expected = stdout.slice(stdout.lastIndexOf('module: '));
    const schema = compileModules({
      sources: [readSource(file)],
      load: directoryLoader([YANG]),
      implement: [name],
    });
    const printed = printTree(schema.modules.get(name)!, schema);
    expect(withFlags(printed)).toBe(withFlags(expected));
  });
});
