/** license boot level: acts after it is saved and the device has reloaded (S2 "Configure Base and Add-On Licenses"). */

import type { JsonObject } from '../../../../codegen/index.ts';
import { NATIVE } from '../../../device/tree.ts';
import { choice, keyword, optional } from '../../grammar/element.ts';
import type { Command } from '../../session/context.ts';
import { configure } from '../configure.ts';
import { LICENSE, NO } from '../words.ts';

const BOOT = keyword('boot', 'License boot level');
const LEVEL = keyword('level', 'License level to boot with');
const ADDON = keyword('addon', 'Subscription added to the level');
const addon = (word: string) => keyword(word, `License level ${word}`, 'addon');

/** Which add-ons go with which base: others are no command. */
const levels = choice(
  [
    keyword('network-advantage', 'License level Network-Advantage', 'base'),
    optional(ADDON, choice([addon('dna-advantage')], [addon('dna-essentials')])),
  ],
  [
    keyword('network-essentials', 'License level Network-Essentials', 'base'),
    optional(ADDON, addon('dna-essentials')),
  ],
);

const PATH = [NATIVE, 'license', 'boot', 'level'];
const REFUSED = '% This license level is not available on this platform.';
const NOTE = ["% use 'write' command to make license boot config take effect on next boot"];

export const bootLevel: readonly Command[] = [
  {
    mode: 'config',
    syntax: [LICENSE, BOOT, LEVEL, levels],
    run(context, args) {
      const chosen = args.get('addon');
      const level: JsonObject = chosen === undefined ? {} : { addon: chosen };
      configure(context, [...PATH, args.get('base')!], level, REFUSED);
      return NOTE;
    },
  },
  {
    mode: 'config',
    syntax: [NO, LICENSE, BOOT, LEVEL, optional(levels)],
    run(context) {
      // Whichever level is named: there is one.
      configure(context, PATH, undefined, REFUSED);
      return NOTE;
    },
  },
];
