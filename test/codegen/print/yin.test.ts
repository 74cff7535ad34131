/** YIN as yanglint prints it (RFC 7950 section 13): the same statements, in any order. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directoryLoader, parseStatements, printYin, readSource } from '../../../codegen/index.ts';
import type { Statement } from '../../../codegen/syntax/statement.ts';
import { yanglint } from '../../corpus/yanglint.ts';
import { describeWith } from '../../interop/clients.ts';

const YANG = new URL('../../../yang', import.meta.url).pathname;
const DIRECTORIES = [join(YANG, 'ietf'), join(YANG, 'cisco')];

/** Modules whose YIN differs from that of yanglint 2.1, and why. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'ietf-inet-types': 'yanglint prints the copy it has built in',
  'ietf-yang-metadata': 'yanglint prints the copy it has built in',
  'ietf-yang-types': 'yanglint prints the copy it has built in',
  'ietf-origin': 'yanglint puts the text of a description within an extension behind it',
  'ietf-subscribed-notifications': 'yanglint puts the text of a description within an extension behind it',
  'ietf-yang-push': 'yanglint puts the text of a description within an extension behind it',
  'Cisco-IOS-XR-infra-smartlicense-oper': 'yanglint closes an include with a brace of YANG',
  'Cisco-IOS-XR-smart-license-platform-oper': 'yanglint closes an include with a brace of YANG',
};

const FILES = DIRECTORIES.flatMap((directory) =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.yang'))
    .map((file) => join(directory, file))
    .filter((file) => /^\s*module\s/m.test(readSource(file).text)),
).sort();

const load = directoryLoader([YANG]);

function find(name: string): Statement | undefined {
  const source = load(name, undefined);
  return source && parseStatements(source);
}

/** A statement as text in which order and layout make no difference. */
function normal({ prefix, keyword, argument, substatements }: Statement): string {
  const name = prefix === undefined ? keyword : `${prefix}:${keyword}`;
  return JSON.stringify([name, argument?.replace(/\s+/g, ' ').trim(), ...substatements.map(normal).sort()]);
}

describeWith([yanglint], 'YIN holds what that of yanglint holds', () => {
  test.each(FILES)('%s', (file) => {
    const name = file.replace(/^.*\/|(@.*)?\.yang$/g, '');
    if (name in KNOWN_DIFFERENCES) return;
    const search = DIRECTORIES.flatMap((directory) => ['-p', directory]);
    const { stdout } = spawnSync('yanglint', [...search, '-f', 'yin', file], { encoding: 'utf8' });
    const theirs = parseStatements({ file: `${name}.yin`, text: stdout.slice(stdout.lastIndexOf('<?xml')) });
    const ours = parseStatements({
      file: `${name}.yin`,
      text: printYin(parseStatements(readSource(file)), find),
    });
    expect(normal(ours)).toBe(normal(theirs));
  });
});
