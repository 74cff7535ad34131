/** yanglint as an oracle: the same verdict on modules, the same trees. */
import { spawnSync } from 'node:child_process';
import type { RealClient } from '../interop/clients.ts';

export const yanglint: RealClient = {
  name: 'yanglint',
  probe: ['yanglint', '--version'],
  packages: ['libyang2-tools'],
};

export const YUMA_MODULES = '/usr/share/yuma/modules';

/** Debian's corpus of YANG modules. */
export const yumaModules: RealClient = {
  name: 'libyuma-base',
  probe: ['test', '-d', `${YUMA_MODULES}/ietf`],
  packages: ['libyuma-base'],
};

export interface Verdict {
  /** Undefined when yanglint itself crashed. */
  readonly accepted: boolean | undefined;
  /** The tree of the last module, when it was accepted. */
  readonly tree: string;
  readonly messages: string;
}

/** What yanglint says about a module. Other modules are found in the directories, with no feature on. */
export function judge(file: string, directories: readonly string[]): Verdict {
  const search = directories.flatMap((directory) => ['-p', directory]);
  const { status, stdout, stderr } = spawnSync('yanglint', [...search, '-f', 'tree', file], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  return {
    accepted: status === null ? undefined : status === 0,
    tree: stdout.slice(Math.max(0, stdout.lastIndexOf('module: '))),
    messages: stderr,
  };
}

/** A tree with `ro` for what notifications hold (RFC 8340 section 2.6); yanglint shows no flag there. */
export function withFlags(tree: string): string {
  return tree.replace(/^([ |]*[+xo])---- /gm, '$1--ro ');
}

/** The sections of a tree without those yanglint prints from the text as written, before anything is resolved. */
export function comparableSections(tree: string): string {
  const sections = withFlags(tree).split(/\n(?= {2}augment )|\n\n/);
  return sections.filter((section) => !/^ {2}augment /.test(section)).join('\n');
}
