/** A configuration of IOS XR as command lines, and what a commit would change of it. */
import type { Tree } from '../../../datastore/contract.ts';
import type { DeviceProfile } from '../../../device/profiles/profile.ts';
import { configured } from './settings.ts';

type Lines = readonly string[];

const lineOf = ([command, value]: readonly [string, string]) =>
  value === '' ? command : `${command} ${value}`;

/** `show running-config` */
export function configurationLines(tree: Tree): Lines {
  return [...configured(tree)].map(lineOf);
}

/** `show configuration` in configuration mode: lines that are new or other, and `no` forms of those that go. */
export function changedLines(before: Tree, after: Tree): Lines {
  const old = configured(before);
  const now = configured(after);
  const set = [...now].filter(([command, value]) => old.get(command) !== value);
  const gone = [...old.keys()].filter((command) => !now.has(command));
  return [...set.map(lineOf), ...gone.map((command) => `no ${command}`)];
}

/** `show commit changes diff`: lines with `+` and `-` in front. */
export function difference(before: Tree, after: Tree): Lines {
  const old = configurationLines(before);
  const now = configurationLines(after);
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-  ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+  ${line}`),
  ];
}

/** The lines as IOS XR frames them. */
export function framed({ version }: DeviceProfile, lines: Lines): Lines {
  return ['Building configuration...', `!! IOS XR Configuration ${version}`, ...lines, 'end', ''];
}
