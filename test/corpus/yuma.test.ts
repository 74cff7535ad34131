/** The modules that Debian packages with Yuma, beside yanglint: same verdict, same tree. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  compileModules,
  directoryLoader,
  printTree,
  readSource,
  type Schema,
  YangError,
} from '../../codegen/index.ts';
import { available, describeWith } from '../interop/clients.ts';
import { comparableSections, judge, YUMA_MODULES, yanglint, yumaModules } from './yanglint.ts';

/** Modules whose trees differ from those of yanglint 2.1, and why. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'ietf-netconf-nmda': 'yanglint puts what an augment in uses adds before its siblings',
  'ietf-routing': 'yanglint does not show the if-feature of a uses',
  'ietf-network-bridge-scheduler': 'yanglint keeps the types of a block further right than needed',
  yangcli: 'yanglint puts what an augment in uses adds before its siblings',
};

const directories = available(yumaModules)
  ? readdirSync(YUMA_MODULES).map((name) => join(YUMA_MODULES, name))
  : [];
const files = directories.flatMap((directory) =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.yang'))
    .map((file) => join(directory, file)),
);
const nameOf = (file: string): string => file.replace(/^.*\/|(@.*)?\.yang$/g, '');
const load = directoryLoader([YUMA_MODULES]);

describeWith([yanglint, yumaModules], 'modules of libyuma-base', () => {
  test.each(files)('%s', (file) => {
    const source = readSource(file);
    const name = nameOf(file);
    if (!/^\s*module\s/m.test(source.text)) return;
    const features = new Map(files.map((other): [string, string[]] => [nameOf(other), []]));
    features.delete(name);
    const own = verdict(() => compileModules({ sources: [source], load, implement: [name], features }));
    const { accepted, tree, messages } = judge(file, directories);
    if (accepted === undefined) return; // A crash of yanglint says nothing about the module.
    expect(own.messages === '', `ours: ${own.messages}\ntheirs: ${messages}`).toBe(accepted);
    if (name in KNOWN_DIFFERENCES || !own.schema) return;
    const ownTree = printTree(own.schema.modules.get(name)!, own.schema);
    expect(comparableSections(ownTree)).toBe(comparableSections(tree));
  });
});

function verdict(compile: () => Schema): { schema?: Schema; messages: string } {
  try {
    return { schema: compile(), messages: '' };
  } catch (error) {
    if (!(error instanceof YangError)) throw error;
    return { messages: error.message };
  }
}
