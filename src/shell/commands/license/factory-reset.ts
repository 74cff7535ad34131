/** license smart factory reset (S1 "Resetting"): clears all licensing information but the licences in use. */
import { keyword } from '../../grammar/element.ts';
import type { Command } from '../../session/context.ts';
import { LICENSE, SMART } from '../words.ts';
import { checkCode } from './outcome.ts';

export const factoryReset: Command = {
  mode: 'exec',
  syntax: [
    LICENSE,
    SMART,
    keyword('factory', 'Factory state'),
    keyword('reset', 'Clear the licensing information'),
  ],
  async run({ device }) {
    checkCode((await device.agent.command({ name: 'factory-reset' })).code);
    return ['%Warning: reload required after "license smart factory reset" command'];
  },
};
