/** show running-config, show startup-config: the parts of them that the models hold. */
import { keyword, optional } from '../../grammar/element.ts';
import { configurationLines } from '../../layout/configuration.ts';
import type { Command } from '../../session/context.ts';
import { SHOW } from '../words.ts';

const size = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length + 1, 0);

const running: Command = {
  mode: 'exec',
  syntax: [
    SHOW,
    keyword('running-config', 'Current operating configuration'),
    // Values that nobody set are those of the models, and no lines.
    optional(keyword('all', 'Configuration with defaults')),
  ],
  run({ device, session }) {
    const lines = configurationLines(device.core.operations.getConfig(session, 'running'));
    return [
      'Building configuration...',
      '',
      `Current configuration : ${size(lines)} bytes`,
      '!',
      ...lines,
      '',
    ];
  },
};

const startup: Command = {
  mode: 'exec',
  syntax: [SHOW, keyword('startup-config', 'Contents of startup configuration')],
  run({ device }) {
    const tree = device.core.tree('startup');
    if (Object.keys(tree).length === 0) return ['startup-config is not present'];
    const lines = configurationLines(tree);
    return [`Using ${size(lines)} out of 2097152 bytes`, '!', ...lines, ''];
  },
};

export const configurationShows: readonly Command[] = [running, startup];
